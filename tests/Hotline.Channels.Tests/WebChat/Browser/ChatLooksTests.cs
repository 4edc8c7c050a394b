using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hotline.Channels.Tests.WebChat.Browser;

public sealed class ChatLooksTests(Chromium chromium) : ChatBrowserFixture(chromium)
{
    private static readonly ViewportSize Desktop = new() { Width = 1280, Height = 800 };

    [Theory]
    [InlineData("zh-CN", false, false, false)]
    [InlineData("zh-CN", true, false, true)]
    [InlineData("zh-CN", true, true, false)]
    [InlineData("en", false, true, false)]
    [InlineData("en", false, false, true)]
    public async Task Page_CheckedByAxe_NothingSerious(string language, bool isDark, bool isDesktop, bool isLarge)
    {
        var page = await OpenWithTalkAsync(language, isDark, isDesktop, isLarge);

        (await SeriousAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#place")]
    [InlineData("#new-chat")]
    public async Task Question_CheckedByAxe_NothingSerious(string button)
    {
        var page = await OpenWithTalkAsync("zh-CN", isDark: false, isDesktop: false, isLarge: false);

        await page.ClickAsync(button);

        (await SeriousAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failure_CheckedByAxe_NothingSerious()
    {
        var page = await OpenWithTalkAsync("zh-CN", isDark: false, isDesktop: false, isLarge: false);
        await page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await page.ClickAsync("#send");
        await Assertions.Expect(page.Locator("#pending .state button")).ToHaveCountAsync(1);

        (await SeriousAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("zh-CN", true)]
    [InlineData("en", false)]
    [InlineData("en", true)]
    public async Task Phone_NothingIsWiderThanTheScreen_AndButtonsAreLargeEnough(string language, bool isLarge)
    {
        var page = await OpenWithTalkAsync(language, isDark: false, isDesktop: false, isLarge);

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Phone.Width);
        (await page.EvaluateAsync<int>("document.getElementById('scroller').scrollWidth")).ShouldBeLessThanOrEqualTo(Phone.Width);
        var small = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('button, .settings a, .emergency a')]
              .filter(e => e.checkVisibility() && (e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44))
              .map(e => e.outerHTML)
            """);
        small.ShouldBeEmpty();
    }

    [Fact]
    public async Task LargeType_Switched_EnlargesAndIsRemembered()
    {
        var page = await OpenAsync();
        var before = await TextSizeAsync(page);

        await page.ClickAsync("#large-type");
        var after = await TextSizeAsync(page);
        await page.ReloadAsync();

        after.ShouldBeGreaterThan(before * 1.3);
        (await TextSizeAsync(page)).ShouldBe(after);
        (await page.GetAttributeAsync("#large-type", "aria-pressed")).ShouldBe("true");
    }

    [Fact]
    public async Task Language_Switched_ChangesThePageAndIsRemembered()
    {
        var page = await OpenAsync();
        await page.FillAsync("#message", "写了一半");

        await page.ClickAsync("#language");

        await Assertions.Expect(page.Locator("#send")).ToHaveTextAsync("Send");
        (await page.InputValueAsync("#message")).ShouldBe("写了一半");
        await page.GotoAsync("/chat");
        await Assertions.Expect(page.Locator("#send")).ToHaveTextAsync("Send");
        await SayAsync(page, "hello");
        await SeeAsync(page, "hello");
        Host.Inbox.Accepted[^1].Activity.Locale.ShouldBe("en");
    }

    [Fact]
    public async Task Keyboard_Alone_ReachesEverythingInOrder()
    {
        var page = await OpenWithTalkAsync("zh-CN", isDark: false, isDesktop: false, isLarge: false);
        List<string?> reached = [];
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string?>("document.activeElement.id || document.activeElement.className"));
        }

        // The first round begins where the message was sent from.
        var ids = reached.SkipWhile(name => name != "skip").Where(name => name is "skip" or "large-type" or "language" or "new-chat" or "scroller" or "choice" or "message" or "photo" or "place" or "send").Distinct();
        ids.ShouldBe(["skip", "large-type", "language", "new-chat", "scroller", "choice", "message", "photo", "place", "send"]);
    }

    [Fact]
    public async Task WithoutScript_SaysSoWithTheTelephoneNumber()
    {
        var page = await OpenAsync(prepare: options => options.JavaScriptEnabled = false);

        (await page.InnerTextAsync("noscript")).ShouldContain("12345");
        await Assertions.Expect(page.Locator("a[href='tel:119']")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenWithTalkAsync(string language, bool isDark, bool isDesktop, bool isLarge)
    {
        Host.Inbox.Reply = inbound => inbound.Activity.Type != ActivityTypes.Message ? [] :
        [
            new() { TextFormat = "markdown", Text = "**办理材料**\n\n- 身份证 / ID card\n- 照片\n\n来源：[官网](https://city.example/)", SuggestedActions = new([new("还要了解更多", "更多"), new("转人工", "人工")]) },
        ];
        var page = await OpenAsync(language, options =>
        {
            options.ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light;
            options.ViewportSize = isDesktop ? Desktop : Phone;
        });
        if (isLarge)
            await page.ClickAsync("#large-type");
        await SayAsync(page, "老年卡怎么办");
        await Assertions.Expect(page.Locator(".choice")).ToHaveCountAsync(2);
        return page;
    }

    private static async Task<IEnumerable<string>> SeriousAsync(IPage page)
    {
        var result = await page.RunAxe();
        return result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe);
    }

    private static string Describe(AxeResultItem violation)
        => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";

    private static Task<double> TextSizeAsync(IPage page)
        => page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.getElementById('message')).fontSize)");
}
