using Microsoft.Playwright;

namespace Hotline.Host.Tests.TryIt.Browser;

/// <summary>The try-it page in a real browser.</summary>
[Collection(ChromiumCollection.Name)]
public abstract class TryItBrowser(Chromium chromium) : TryItHost
{
    internal static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };
    internal static readonly ViewportSize Telephone = new() { Width = 360, Height = 780 };

    private readonly List<string> complaints = [];

    /// <summary>What the page complained about: exceptions and console errors, so also what its content security policy stopped.</summary>
    protected IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens the page.</summary>
    /// <param name="language">What the browser prefers.</param>
    /// <param name="size">The screen; null: a desktop's.</param>
    /// <param name="isDark">Whether the dark scheme is preferred.</param>
    /// <param name="script">What runs in the page before its own scripts, or null.</param>
    protected async Task<IPage> OpenAsync(string language = "zh-CN", ViewportSize? size = null, bool isDark = false, string? script = null)
    {
        var context = await chromium.OpenAsync(new()
        {
            BaseURL = Host.Client.BaseAddress!.ToString(),
            Locale = language,
            ViewportSize = size ?? Desktop,
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        if (script is not null)
            await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GotoAsync("/try");
        await Assertions.Expect(page.FrameLocator("#chat").Locator("#message")).ToHaveCountAsync(1);
        return page;
    }

    /// <summary>Plays a story on a handset.</summary>
    /// <param name="page">The page.</param>
    /// <param name="handset">One of <c>phone</c>, <c>sms</c>, <c>wechat</c>, <c>web</c>.</param>
    /// <param name="story">Its place in the row, from 0.</param>
    protected static async Task PlayAsync(IPage page, string handset, int story)
    {
        await page.CheckAsync($"input[value='{handset}']", new() { Force = true });
        await page.Locator(".story").Nth(story).ClickAsync();
    }

    protected static Task SeeAsync(ILocator place, string text) => Assertions.Expect(place).ToContainTextAsync(text);

    protected static ILocator Said(IPage page, string handset)
        => handset == "web" ? page.FrameLocator("#chat").Locator("#confirmed") : page.Locator($"#{handset}-log");
}
