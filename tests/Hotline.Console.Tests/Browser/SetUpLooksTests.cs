using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>The page that nobody sees twice: the first administrator's, on a service that nobody has an account of yet.</summary>
public sealed class SetUpLooksTests(FreshConsole console, Chromium chromium) : ConsoleBrowser(console, chromium), IClassFixture<FreshConsole>
{
    internal const string Path = "/console/set-up";

    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("en", false)]
    public async Task SetUp_IsSound_AlsoWithLettersTwiceAsLarge(string language, bool isDesktop)
    {
        var page = await OpenAsync(null, console.SetUpPath, language, isDesktop ? Desktop : Telephone, isDark: !isDesktop);
        await page.WaitForLoadStateAsync(LoadState.Load);
        await Assertions.Expect(page.Locator("input[name=userName]")).ToBeVisibleAsync();

        (await FaultsOfAsync(page)).ShouldBeEmpty();
        if (!isDesktop)
            return;
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        (await OverflowOfAsync(page)).ShouldBeEmpty();
    }
}

/// <summary>A service as it is first started in Production.</summary>
public sealed class FreshConsole : RunningConsole
{
    /// <summary>Path and query of the link that its start prints.</summary>
    public string SetUpPath
    {
        get
        {
            var line = Process.Output.Split('\n').Single(l => l.Contains(SetUpLooksTests.Path, StringComparison.Ordinal));
            return line[line.IndexOf(SetUpLooksTests.Path, StringComparison.Ordinal)..].Trim();
        }
    }

    protected override string Environment => "Production";
}
