using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>
/// The whole story with several browsers at once: a web chat and a phone call are handed over and answered, become tickets, are signed and
/// answered by a department, one with more time that a supervisor gives; the resident of the chat is asked how it went.
/// </summary>
public sealed class WholeStoryTests(StoryCentre centre, Chromium chromium) : ConsoleBrowser(centre, chromium), IClassFixture<StoryCentre>
{
    private const string OwnTelephone = "+8613911112222";
    private const string ChatMatter = "花家地北里三号楼前的路灯不亮";
    private const string CallMatter = "花家地西里一号楼前的路灯不亮";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChatAndCall_FromTheFirstWordToTheFollowUp()
    {
        var operatorName = await centre.NewOperatorAsync();
        var desk = await OpenAsync(operatorName, "/console/account");
        await desk.FillAsync("[name=phone]", OwnTelephone);
        await desk.ClickAsync("form[action$='/telephone'] button");
        await ReadyAsync(desk);
        await desk.GotoAsync("/console/desk");
        await ReadyAsync(desk);
        var clerk = await OpenAsync("clerk", "/console/tickets");
        var supervisor = await OpenAsync("supervisor", "/console/board");

        var chat = await ChatAsync();
        await TalkAsync(chat, desk);
        var first = await OpenTicketAsync(desk, ChatMatter);
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync(first);
        await WrapUpAsync(desk);

        var second = await CallAsync(desk);
        await SignAndAnswerAsync(clerk, supervisor, first, second);

        // The resident of the chat reads the answer where they wrote, is asked how it went, and says so; the ticket ends.
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("已经更换灯泡");
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("事情解决了吗");
        await SayAsync(chat, "解决了");
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("联系过您吗");
        await SayAsync(chat, "联系过");
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("满意吗");
        await SayAsync(chat, "满意");
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("都记下了");
        await clerk.GotoAsync("/console/tickets/" + first);
        await SeeAsync(clerk, "已归档");
        Complaints.ShouldBeEmpty();
    }

    private async Task<IPage> ChatAsync()
    {
        var chat = await OpenAsync(null, "/chat", size: Telephone, isConsole: false);
        await SayAsync(chat, "你好");
        await Assertions.Expect(chat.Locator("#confirmed .turn:not(.mine)").First).ToBeVisibleAsync();
        await SayAsync(chat, "人工");
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("下一位就是您，预计1分钟左右");
        return chat;
    }

    /// <summary>Both sides see the other write, and the operator sees what has arrived.</summary>
    private static async Task TalkAsync(IPage chat, IPage desk)
    {
        // It is offered to whoever is there, and one key takes it.
        await Assertions.Expect(desk.Locator(".offer")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Locator("#queue [role=status]")).ToContainTextAsync("轮到您了：网页");
        await PressAsync(desk, "a");
        await Assertions.Expect(desk.Locator("#reply")).ToBeVisibleAsync();
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("199");

        await chat.Locator("#message").PressSequentiallyAsync("我想问");
        await Assertions.Expect(desk.Locator("#writing")).ToContainTextAsync("对方正在输入");
        await SayAsync(chat, "路灯坏了归谁管");
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("路灯坏了归谁管");
        await Assertions.Expect(desk.Locator("#writing .writing")).ToBeHiddenAsync();
        await Assertions.Expect(chat.Locator("#typing")).ToBeHiddenAsync();

        await desk.Locator("#reply").PressSequentiallyAsync("马上");
        await Assertions.Expect(chat.Locator("#typing")).ToBeVisibleAsync();
        await desk.FillAsync("#reply", "马上为您登记，请问是哪一盏？");
        await PressAsync(desk, "Control+Enter");
        await Assertions.Expect(chat.Locator("#confirmed")).ToContainTextAsync("请问是哪一盏");
        await Assertions.Expect(chat.Locator("#heard p").Last).ToContainTextAsync("马上为您登记，请问是哪一盏？");
        await Assertions.Expect(chat.Locator("#typing")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Locator(".line:has-text('请问是哪一盏') .delivery")).ToHaveTextAsync("已送达");
    }

    /// <summary>Registers the matter at the desk; returns the ticket's number.</summary>
    private static async Task<string> OpenTicketAsync(IPage desk, string matter)
    {
        await PressAsync(desk, "Escape");
        await PressAsync(desk, "t");
        await desk.FillAsync("[name=description]", matter);
        await desk.SelectOptionAsync("[name=category]", Residents.StreetLamp);
        await desk.SelectOptionAsync("[name=area]", Residents.Wangjing);
        await desk.ClickAsync("form[action$='/ticket'] button.primary");
        var link = desk.Locator("#side a[href^='/console/tickets/']:not(.alike a)", new() { HasTextRegex = new Regex("^\\d+$") }).First;
        await Assertions.Expect(link).ToBeVisibleAsync();
        return (await link.TextContentAsync())!.Trim();
    }

    private static async Task WrapUpAsync(IPage desk)
    {
        await PressAsync(desk, "x");
        await desk.CheckAsync("[name=result][value=Ticket]");
        await desk.ClickAsync("form[action$='/finish'] button.primary");
        await Assertions.Expect(desk).ToHaveURLAsync(new Regex("/console/desk$"));
    }

    /// <summary>A call is handed over; the operator's own telephone rings, and what is said becomes a ticket.</summary>
    private async Task<string> CallAsync(IPage desk)
    {
        var phone = centre.NewTelephone();
        await phone.CallAsync(Cancel);
        await phone.SayAsync("我家楼前的路灯不亮", Cancel);
        await phone.SayAsync("人工", Cancel);
        var path = "/console/desk/phone/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(phone.CallSid));
        await desk.Locator($"a[href='{path}']").First.ClickAsync();
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("我家楼前的路灯不亮");
        await PressAsync(desk, "c");
        await Assertions.Expect(desk.Locator("form[action$='/hold'] button")).ToBeVisibleAsync();
        await RunningConsole.UntilAsync(() => Task.FromResult(centre.Twilio.Calls.Any(c => c.Resource.EndsWith("Participants.json", StringComparison.Ordinal) && c.Fields["To"] == OwnTelephone)));
        var ticket = await OpenTicketAsync(desk, CallMatter);
        await phone.HangUpAsync(Cancel);
        await WrapUpAsync(desk);
        return ticket;
    }

    /// <summary>The department signs both at once, gets more time for one from the supervisor, and answers both.</summary>
    private static async Task SignAndAnswerAsync(IPage clerk, IPage supervisor, string first, string second)
    {
        await Assertions.Expect(clerk.Locator($"a[href='/console/tickets/{second}']")).ToBeVisibleAsync();
        await clerk.CheckAsync($"input[name=number][value='{first}']");
        await clerk.CheckAsync($"input[name=number][value='{second}']");
        await PressAsync(clerk, "s");
        await SeeAsync(clerk, "签收了 2 件");

        await clerk.ClickAsync($"a[href='/console/tickets/{second}']");
        await clerk.ClickAsync("summary:has-text('申请延期')");
        await clerk.FillAsync("form[action$='/extend'] [name=days]", "2");
        await clerk.FillAsync("form[action$='/extend'] [name=reason]", "要等新灯头到货");
        await clerk.ClickAsync("form[action$='/extend'] button");
        await SeeAsync(clerk, "延期待审");

        // The board counts it among the decisions; the supervisor decides.
        await supervisor.GotoAsync("/console/tickets?status=ExtensionRequested");
        await ReadyAsync(supervisor);
        await supervisor.ClickAsync($"a[href='/console/tickets/{second}']");
        await SeeAsync(supervisor, "要等新灯头到货");
        await supervisor.ClickAsync("summary:has-text('同意延期')");
        await supervisor.FillAsync("form[action$='/approve-extension'] [name=why]", "同意，请按时完成");
        await supervisor.ClickAsync("form[action$='/approve-extension'] button");
        // The department sees it without reloading.
        await SeeAsync(clerk, "同意，请按时完成");

        foreach (var number in (string[])[second, first])
        {
            await clerk.GotoAsync("/console/tickets/" + number);
            await ReadyAsync(clerk);
            await clerk.ClickAsync("summary:has-text('办结答复')");
            await clerk.FillAsync("[name=answer]", "已经更换灯泡，今晚正常照明。");
            await clerk.CheckAsync("[name=told]");
            await clerk.ClickAsync("form[action$='/answer'] button");
            await SeeAsync(clerk, "已办结");
        }
    }

    private static async Task SayAsync(IPage chat, string text)
    {
        await chat.FillAsync("#message", text);
        await chat.Locator("#message").PressAsync("Enter");
    }
}

/// <summary>A call centre whose residents are asked how it went as soon as their ticket is answered.</summary>
public sealed class StoryCentre : CallCentre
{
    protected override IReadOnlyDictionary<string, string> MoreSettings => new Dictionary<string, string>(base.MoreSettings) { ["Dialogs:FollowUpAfter"] = "00:00:00" };
}
