using Microsoft.Playwright;

namespace Hotline.Channels.Tests.WebChat.Browser;

public sealed class ChatFailureTests(Chromium chromium) : ChatBrowserFixture(chromium)
{
    [Fact]
    public async Task Message_ServiceCannotStore_WaitsAndArrivesOnce()
    {
        var page = await OpenAsync();
        await SayAsync(page, "在吗");
        await SeeAsync(page, "收到：在吗");

        Host.Inbox.IsUnavailable = true;
        await SayAsync(page, "路灯坏了");
        await Assertions.Expect(page.Locator("#pending .state")).ToContainTextAsync("自动再发");
        Host.Inbox.IsUnavailable = false;

        await SeeAsync(page, "收到：路灯坏了");
        await Assertions.Expect(Mine(page, "路灯坏了")).ToHaveCountAsync(1);
        Host.Inbox.Accepted.Count(inbound => inbound.Activity.Text == "路灯坏了").ShouldBe(1);
    }

    [Fact]
    public async Task Message_NotSentBeforeAReload_SentAfterIt()
    {
        var page = await OpenAsync();
        await SayAsync(page, "在吗");
        await SeeAsync(page, "收到：在吗");
        Host.Inbox.IsUnavailable = true;
        await SayAsync(page, "路灯坏了");
        await Assertions.Expect(page.Locator("#pending .state")).ToContainTextAsync("自动再发");

        await page.ReloadAsync();
        Host.Inbox.IsUnavailable = false;

        await SeeAsync(page, "收到：路灯坏了");
        Host.Inbox.Accepted.Count(inbound => inbound.Activity.Text == "路灯坏了").ShouldBe(1);
    }

    [Fact]
    public async Task Photo_NotSentBeforeAReload_SentAfterIt()
    {
        var page = await OpenAsync();
        await SayAsync(page, "在吗");
        await SeeAsync(page, "收到：在吗");
        Host.Inbox.IsUnavailable = true;
        await page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = Png });
        await page.ClickAsync("#send");
        await Assertions.Expect(page.Locator("#pending .state")).ToContainTextAsync("自动再发");

        await page.ReloadAsync();
        Host.Inbox.IsUnavailable = false;

        await Assertions.Expect(page.Locator("#confirmed .mine img.photo")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Message_NotSentAndConversationLost_SentIntoTheNewOne()
    {
        var page = await OpenAsync();
        await SayAsync(page, "在吗");
        await SeeAsync(page, "收到：在吗");
        Host.Inbox.IsUnavailable = true;
        await SayAsync(page, "路灯坏了");
        await Assertions.Expect(page.Locator("#pending .state")).ToContainTextAsync("自动再发");

        await page.Context.ClearCookiesAsync();
        Host.Inbox.IsUnavailable = false;
        await page.ReloadAsync();

        await SeeAsync(page, "收到：路灯坏了");
        Host.Inbox.Accepted.Count(inbound => inbound.Activity.Text == "路灯坏了").ShouldBe(1);
    }

    [Fact]
    public async Task Messages_WhileOffline_ArriveInOrderWhenBack()
    {
        var page = await OpenAsync();
        await SayAsync(page, "在吗");
        await SeeAsync(page, "收到：在吗");

        await page.Context.SetOfflineAsync(true);
        await SayAsync(page, "第一句");
        await SayAsync(page, "第二句");
        await Assertions.Expect(page.Locator("#pending > *")).ToHaveCountAsync(2);
        await page.Context.SetOfflineAsync(false);

        await SeeAsync(page, "收到：第二句");
        Host.Inbox.Accepted.Select(inbound => inbound.Activity.Text).Where(text => text is not null).ShouldBe(["在吗", "第一句", "第二句"]);
    }

    [Fact]
    public async Task Stream_RefusedByAProxy_PollsInstead()
    {
        var context = (await OpenAsync()).Context;
        await context.RouteWebSocketAsync("**/stream**", socket => socket.CloseAsync());
        var page = await OpenPageAsync(context);

        await SayAsync(page, "听得到吗");

        await Assertions.Expect(page.Locator("#confirmed")).ToContainTextAsync("收到：听得到吗", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Message_TooLong_CanBeEditedAndNothingElseIsHeldUp()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("document.getElementById('message').removeAttribute('maxlength')");
        await SayAsync(page, new string('长', 40_000));
        await Assertions.Expect(page.Locator("#pending .state")).ToContainTextAsync("内容太长");

        await SayAsync(page, "短的");

        await SeeAsync(page, "收到：短的");
        await page.GetByRole(AriaRole.Button, new() { Name = "改一改" }).ClickAsync();
        (await page.InputValueAsync("#message")).Length.ShouldBe(40_000);
        await SeeNoneAsync(page, "#pending > *");
    }
}
