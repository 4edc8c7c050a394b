using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

public sealed class LiveStoryTests(RunningConsole console, Chromium chromium) : ConsoleBrowser(console, chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resident_OperatorDepartment_EachSeesTheOthersWithoutReloading()
    {
        var handset = Console.NewHandset();
        var desk = await OpenAsync(await Console.NewOperatorAsync(), "/console/desk");
        var clerk = await OpenAsync("clerk", "/console/tickets");
        await handset.SendAsync("望京这边的路灯坏了三天了", cancellationToken: Cancel);
        var path = await Residents.AskForAPersonAsync(handset);

        // The queue fills by itself; one key takes the conversation.
        await desk.Locator($"a[href='{path}']").ClickAsync();
        await desk.Locator("button:has-text('接入这个对话')").ClickAsync();
        await Assertions.Expect(desk.Locator("#reply")).ToBeVisibleAsync();
        await handset.SendAsync("三号楼前面那一盏", cancellationToken: Cancel);
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("三号楼前面那一盏");

        await desk.FillAsync("#reply", "好的，马上为您登记。");
        await PressAsync(desk, "Control+Enter");
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("好的，马上为您登记。");
        await Assertions.Expect(desk.Locator("#reply")).ToHaveValueAsync("");

        await desk.Locator("summary:has-text('登记工单')").ClickAsync();
        await desk.FillAsync("[name=description]", "三号楼前面的路灯不亮");
        await desk.SelectOptionAsync("[name=category]", Residents.StreetLamp);
        await desk.SelectOptionAsync("[name=area]", Residents.Wangjing);
        await desk.ClickAsync("button:has-text('登记') >> nth=-1");
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("已经为您登记，工单号是");

        // The department sees it come, signs and answers; the resident's conversation shows the answer.
        var row = clerk.Locator(".ticket:has-text('三号楼前面的路灯不亮')").First;
        await row.ClickAsync();
        // The list has such a button, too.
        await Assertions.Expect(clerk).ToHaveURLAsync(new Regex("/console/tickets/\\d+$"));
        await clerk.Locator("button:has-text('签收')").ClickAsync();
        await SeeAsync(clerk, "办理中");
        await clerk.Locator("summary:has-text('办结答复')").ClickAsync();
        await clerk.FillAsync("[name=answer]", "已经更换灯泡，今晚正常照明。");
        await clerk.CheckAsync("[name=told]");
        await clerk.ClickAsync("button:has-text('办结答复')");
        await SeeAsync(clerk, "已办结");
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("已经更换灯泡");
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_SurvivesAReload_AndAPush()
    {
        var handset = Console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset);
        var desk = await OpenAsync(await Console.NewOperatorAsync(), path);
        await desk.Locator("button:has-text('接入这个对话')").ClickAsync();
        await desk.FillAsync("#reply", "写到一半的话");

        await handset.SendAsync("还在吗，我着急", cancellationToken: Cancel);
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("还在吗，我着急");
        await Assertions.Expect(desk.Locator("#reply")).ToHaveValueAsync("写到一半的话");
        await desk.ReloadAsync();

        await Assertions.Expect(desk.Locator("#reply")).ToHaveValueAsync("写到一半的话");
    }

    [Fact]
    public async Task Reply_WhileTheConnectionIsLost_IsKept()
    {
        var handset = Console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset);
        var desk = await OpenAsync(await Console.NewOperatorAsync(), path);
        await desk.Locator("button:has-text('接入这个对话')").ClickAsync();
        await desk.FillAsync("#reply", "断线时写的话");
        await desk.Context.SetOfflineAsync(true);

        await PressAsync(desk, "Control+Enter");

        await Assertions.Expect(desk.Locator("#connection")).ToContainTextAsync("没有发出去");
        await Assertions.Expect(desk.Locator("#reply")).ToHaveValueAsync("断线时写的话");
        await desk.Context.SetOfflineAsync(false);
        await desk.FocusAsync("#reply");
        await PressAsync(desk, "Control+Enter");
        await Assertions.Expect(desk.Locator("#log")).ToContainTextAsync("断线时写的话");
    }

    [Fact]
    public async Task Reply_AfterTheSessionHasEnded_IsThereOnceSignedInAgain()
    {
        var (user, path) = (await Console.NewOperatorAsync(), await Residents.AskForAPersonAsync(Console.NewHandset()));
        var desk = await OpenAsync(user, path);
        await desk.Locator("button:has-text('接入这个对话')").ClickAsync();
        await desk.FillAsync("#reply", "登录过期时写的话");
        await desk.Context.ClearCookiesAsync();

        await PressAsync(desk, "Control+Enter");
        await desk.FillAsync("[name=userName] >> nth=0", user);
        await desk.FillAsync("[name=password] >> nth=0", RunningConsole.Password);
        await desk.ClickAsync(".primary");

        await Assertions.Expect(desk.Locator("#reply")).ToHaveValueAsync("登录过期时写的话");
    }

    [Fact]
    public async Task Keyboard_AfterSigningIn_QuestionMarkShowsThePagesKeys()
    {
        var page = await OpenAsync(null, "/console/sign-in");
        await page.FillAsync("[name=userName] >> nth=0", "supervisor");
        await page.FillAsync("[name=password] >> nth=0", RunningConsole.Password);
        await page.ClickAsync(".primary");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));

        await PressAsync(page, "?");

        await Assertions.Expect(page.Locator("#keys")).ToContainTextAsync("接线台");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
        await PressAsync(page, "?");
        await PressAsync(page, "2");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/console/tickets$"));
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Department_WithoutScript_SignsAndAnswers()
    {
        var number = await Residents.OpenTicketAsync(Console, Console.NewHandset(), "路口的路灯不亮");
        var clerk = await OpenAsync("clerk", "/console/tickets/" + number, size: Telephone, hasScript: false);

        await clerk.ClickAsync("button:has-text('签收')");
        await SeeAsync(clerk, "办理中");
        await clerk.ClickAsync("summary:has-text('办结答复')");
        await clerk.FillAsync("[name=answer]", "已经更换灯泡，今晚正常照明。");
        await clerk.CheckAsync("[name=told]");
        await clerk.ClickAsync("button:has-text('办结答复')");

        await SeeAsync(clerk, "已办结");
    }
}
