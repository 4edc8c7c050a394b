using Microsoft.Playwright;

namespace Hotline.Channels.Tests.WebChat.Browser;

/// <summary>The resident's page in a real browser, on a phone's screen unless said otherwise.</summary>
[Collection(ChromiumCollection.Name)]
public abstract class ChatBrowserFixture(Chromium chromium) : WebChatFixture
{
    internal static readonly ViewportSize Phone = new() { Width = 360, Height = 780 };

    private readonly List<string> complaints = [];

    /// <summary>What the page complained about: exceptions and console errors, so also what its content security policy stopped.</summary>
    protected IReadOnlyList<string> Complaints => complaints;

    protected async Task<IPage> OpenAsync(string language = "zh-CN", Action<BrowserNewContextOptions>? prepare = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = Host.Client.BaseAddress!.ToString(), Locale = language, ViewportSize = Phone, ReducedMotion = ReducedMotion.Reduce };
        prepare?.Invoke(options);
        var context = await chromium.OpenAsync(options);
        return await OpenPageAsync(context);
    }

    protected async Task<IPage> OpenPageAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GotoAsync("/chat");
        return page;
    }

    protected static async Task SayAsync(IPage page, string text)
    {
        await page.FillAsync("#message", text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until the log shows a text.</summary>
    protected static Task SeeAsync(IPage page, string text)
        => Assertions.Expect(page.Locator("#confirmed")).ToContainTextAsync(text);

    protected static Task SeeNoneAsync(IPage page, string selector)
        => Assertions.Expect(page.Locator(selector)).ToHaveCountAsync(0);

    protected static ILocator Mine(IPage page, string text) => page.Locator("#confirmed .mine .bubble", new() { HasText = text });
}
