using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>The console in real browsers, one a person.</summary>
[Collection(ChromiumCollection.Name)]
public abstract class ConsoleBrowser(RunningConsole console, Chromium chromium)
{
    internal static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };
    internal static readonly ViewportSize Telephone = new() { Width = 360, Height = 780 };

    private readonly List<string> complaints = [];

    protected RunningConsole Console => console;

    /// <summary>What pages complained about: exceptions and console errors, so also what their content security policy stopped.</summary>
    protected IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a page in a browser of its own, signed in with a demo account unless <paramref name="userName"/> is null.</summary>
    protected async Task<IPage> OpenAsync(
        string? userName, string path, string language = "zh-CN", ViewportSize? size = null, bool isDark = false, bool hasScript = true)
    {
        var context = await chromium.OpenAsync(new()
        {
            BaseURL = console.Address.ToString(),
            Locale = language,
            ViewportSize = size ?? Desktop,
            JavaScriptEnabled = hasScript,
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A refused form is an answer with a status of its own, which the browser reports too.
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        if (userName is not null)
            await context.AddCookiesAsync(await SessionOfAsync(userName));
        await page.GotoAsync(path);
        if (hasScript)
            await ReadyAsync(page);
        return page;
    }

    /// <summary>Waits until the page's script takes keys and clicks, and has nothing under way.</summary>
    protected static Task ReadyAsync(IPage page)
        => page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached });

    /// <summary>Presses a key as soon as the page takes it.</summary>
    protected static async Task PressAsync(IPage page, string key)
    {
        await ReadyAsync(page);
        await page.Keyboard.PressAsync(key);
    }

    private async Task<IEnumerable<Cookie>> SessionOfAsync(string userName)
        => (await console.SessionOfAsync(userName)).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly });

    protected static Task SeeAsync(IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);

    protected static Task SeeNotAsync(IPage page, string text) => Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);
}
