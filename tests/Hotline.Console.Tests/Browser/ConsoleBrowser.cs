using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>The console in real browsers, one a person.</summary>
[Collection(ChromiumCollection.Name)]
public abstract class ConsoleBrowser(RunningConsole console, Chromium chromium)
{
    internal static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };
    internal static readonly ViewportSize Telephone = new() { Width = 360, Height = 780 };

    /// <summary>Names the folder for pictures; not set: none are taken.</summary>
    protected const string PictureVariable = "HOTLINE_SCREENSHOTS";

    private readonly List<string> complaints = [];

    protected RunningConsole Console => console;

    /// <summary>Folder for pictures, or null.</summary>
    protected static string? PictureFolder => System.Environment.GetEnvironmentVariable(PictureVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>What pages complained about: exceptions and console errors, so also what their content security policy stopped.</summary>
    protected IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a page in a browser of its own, signed in with a demo account unless <paramref name="userName"/> is null.</summary>
    protected async Task<IPage> OpenAsync(
        string? userName, string path, string language = "zh-CN", ViewportSize? size = null, bool isDark = false, bool hasScript = true, bool isConsole = true, float scale = 1)
    {
        var context = await chromium.OpenAsync(new()
        {
            BaseURL = console.Address.ToString(),
            Locale = language,
            ViewportSize = size ?? Desktop,
            DeviceScaleFactor = scale,
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
        if (hasScript && isConsole)
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

    /// <summary>What is wrong with a page as it stands: what axe calls serious, what is wider than the screen, what its console complained of.</summary>
    protected async Task<IReadOnlyList<string>> FaultsOfAsync(IPage page)
    {
        var result = await page.Locator("body").RunAxe();
        var faults = result.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(node => node.Html))}").ToList();
        faults.AddRange(await OverflowOfAsync(page));
        faults.AddRange(complaints);
        return faults;
    }

    /// <summary>Says it where the page is wider than the screen.</summary>
    protected static async Task<IReadOnlyList<string>> OverflowOfAsync(IPage page)
    {
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return width <= page.ViewportSize!.Width ? [] : [$"the page is {width} wide, the screen {page.ViewportSize.Width}"];
    }

    private async Task<IEnumerable<Cookie>> SessionOfAsync(string userName)
        => (await console.SessionOfAsync(userName)).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly });

    protected static Task SeeAsync(IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);

    protected static Task SeeNotAsync(IPage page, string text) => Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);
}
