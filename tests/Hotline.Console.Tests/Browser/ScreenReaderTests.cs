using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>
/// What a screen reader makes of the pages while they change: heard with Debian's Orca first, and kept so here by what Orca goes by.
/// </summary>
public sealed class ScreenReaderTests(RunningConsole console, Chromium chromium) : ConsoleBrowser(console, chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_Signed_KeepsTheKeyboardOnThePage_AndSaysWhatBecameOfIt()
    {
        var number = await Residents.OpenTicketAsync(Console, Console.NewHandset(), "路口的路灯不亮");
        var clerk = await OpenAsync("clerk", "/console/tickets/" + number);
        await clerk.FocusAsync("form[action$='/sign-in'] button");

        await clerk.Keyboard.PressAsync("Enter");

        await SeeAsync(clerk, "办理中");
        await Assertions.Expect(clerk.Locator("main")).ToBeFocusedAsync();
        await Assertions.Expect(clerk.Locator("main")).ToHaveAttributeAsync("aria-label", $"工单 {number} · 办理中");
        await Assertions.Expect(clerk.Locator("#ticket-head [role=status]")).ToHaveTextAsync("办理中");
        await clerk.Keyboard.PressAsync("Tab");
        await Assertions.Expect(clerk.Locator("main :focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Desk_ResidentWrites_TheirWordsAreSaid_AndNotEveryLineOfTheLog()
    {
        var handset = Console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset);
        var desk = await OpenAsync(await Console.NewOperatorAsync(), path);
        await desk.Locator("button:has-text('接入这个对话')").ClickAsync();
        await desk.FocusAsync("#reply");
        await Assertions.Expect(desk.Locator("#log")).ToHaveAttributeAsync("aria-live", "off");

        await handset.SendAsync("我妈今年七十了", cancellationToken: Cancel);

        await Assertions.Expect(desk.Locator("#heard[role=status]")).ToHaveTextAsync("市民：我妈今年七十了");
        await Assertions.Expect(desk.Locator("#reply")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Locator("#log .resident .bubble").Last).ToHaveAttributeAsync("lang", "zh-CN");
    }

    [Fact]
    public async Task Reply_WhileItIsWritten_IsNotCountedAloud()
    {
        var path = await Residents.AskForAPersonAsync(Console.NewHandset());
        var desk = await OpenAsync(await Console.NewOperatorAsync(), path);
        await desk.Locator("button:has-text('接入这个对话')").ClickAsync();
        var described = desk.Locator("#" + await desk.Locator("#reply").GetAttributeAsync("aria-describedby"));
        var before = await described.TextContentAsync();
        before.ShouldNotBeNullOrWhiteSpace();

        await desk.FillAsync("#reply", "好的，请稍等。");

        await Assertions.Expect(desk.Locator("#reply-count")).ToContainTextAsync("7 / ");
        (await described.TextContentAsync()).ShouldBe(before);
        // Nor by a region that is said as it changes.
        (await desk.Locator("#reply-count").EvaluateAsync<bool>("e => e.closest('[aria-live], [role=status], [role=log], [role=alert]') === null")).ShouldBeTrue();
    }

    [Fact]
    public async Task Chat_AnswerOfManyLines_IsSaidWhole_AndOnce()
    {
        var chat = await OpenAsync(null, "/chat", size: Telephone, isConsole: false);
        await Assertions.Expect(chat.Locator("#confirmed .turn").First).ToBeVisibleAsync();
        await chat.FillAsync("#message", "老年卡怎么办");
        await chat.Locator("#message").PressAsync("Enter");

        await Assertions.Expect(chat.Locator("#heard p:has-text('满六十周岁')")).ToHaveCountAsync(1);

        await Assertions.Expect(chat.Locator("#heard")).ToHaveAttributeAsync("aria-live", "polite");
        await Assertions.Expect(chat.Locator("#log")).ToHaveAttributeAsync("aria-live", "off");
        // What they wrote themselves they know.
        await Assertions.Expect(chat.Locator("#heard p:has-text('老年卡怎么办'):not(:has-text('六十'))")).ToHaveCountAsync(0);
    }
}
