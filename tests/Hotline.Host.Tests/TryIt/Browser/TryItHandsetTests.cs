using System.Text;
using Hotline.Channels;
using Hotline.Channels.Twilio;
using Microsoft.Playwright;

namespace Hotline.Host.Tests.TryIt.Browser;

public sealed class TryItHandsetTests(Chromium chromium) : TryItBrowser(chromium)
{
    [Fact]
    public async Task Keys_PressedInARow_AreOneAnswer()
    {
        var page = await OpenAsync();
        await page.ClickAsync("#phone-call");

        foreach (var key in "20#")
            await page.Locator("#phone-keys").GetByText(key.ToString(), new() { Exact = true }).ClickAsync();

        await SeeAsync(Said(page, "phone"), "收到：20");
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_PutThrough_RingsUntilSomebodyDecides()
    {
        Reply(inbound => inbound.Activity switch
        {
            { Text: "人工" } => [new() { Text = "正在转接。" }, new() { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = ActivityJson.ToElement(new HandoffInitiate("requested")) }],
            { Name: EventNames.HandoffStatus } => [new() { Text = "没有人接听，给您登记了回电。" }, new() { Type = ActivityTypes.EndOfConversation }],
            _ => [],
        });
        var page = await OpenAsync();
        await page.ClickAsync("#phone-call");
        await page.FillAsync("#phone-text", "人工");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Button, new() { Name = "没人接听" }).ClickAsync();

        await SeeAsync(Said(page, "phone"), "没有人接听，给您登记了回电。");
        await SeeAsync(Said(page, "phone"), "热线挂机了");
        await SeeAsync(page.Locator("#phone-call"), "拨打");
    }

    [Fact]
    public async Task LateAnswer_HeardAfterAWhile()
    {
        var page = await OpenAsync();
        await page.ClickAsync("#phone-call");
        await Assertions.Expect(page.Locator("#phone-text")).ToBeEnabledAsync();
        Host.Inbox.DeferNext(1);

        await page.FillAsync("#phone-text", "路灯坏了");
        await page.Keyboard.PressAsync("Enter");

        await SeeAsync(Said(page, "phone"), "收到：路灯坏了");
    }

    [Fact]
    public async Task Message_SentByTheHotlineItself_Arrives()
    {
        var page = await OpenAsync();
        await page.RunAndWaitForResponseAsync(() => page.ReloadAsync(), response => response.Url.Contains("/try/api/inbox", StringComparison.Ordinal));
        var number = "+86" + (await page.InnerTextAsync("#resident")).Replace(" ", "", StringComparison.Ordinal);

        using var created = await CreateMessageAsync(number);

        created.IsSuccessStatusCode.ShouldBeTrue();
        await SeeAsync(Said(page, "sms"), "您反映的路灯已修好。");
        await SeeAsync(page.Locator(".exchange").Last, "热线 → Twilio");
    }

    [Fact]
    public async Task Reload_KeepsTheResidentAndTheThreads_AnotherResident_HasNone()
    {
        var page = await OpenAsync();
        var resident = await page.InnerTextAsync("#resident");
        await PlayAsync(page, "sms", 0);
        await SeeAsync(Said(page, "sms"), "收到：老年卡怎么办");

        await page.ReloadAsync();

        (await page.InnerTextAsync("#resident")).ShouldBe(resident);
        await SeeAsync(Said(page, "sms"), "收到：老年卡怎么办");
        await page.ClickAsync("#another");
        await Assertions.Expect(page.Locator("#resident")).Not.ToHaveTextAsync(resident);
        await Assertions.Expect(Said(page, "sms")).Not.ToContainTextAsync("老年卡怎么办");
    }

    [Fact]
    public async Task WeChat_VoiceInSafeMode_ShownDecrypted()
    {
        var page = await OpenAsync();
        await page.ClickAsync("#wechat-safe");
        await page.ClickAsync("#wechat-voice");

        await page.FillAsync("#wechat-text", "路灯坏了");
        await page.Keyboard.PressAsync("Enter");

        await SeeAsync(Said(page, "wechat"), "收到：路灯坏了");
        await SeeAsync(page.Locator(".exchange").First, "路灯坏了 → 收到：路灯坏了");
        Host.Inbox.Accepted.Single(a => a.Activity.Type == ActivityTypes.Message).Input.ShouldBe(InputModality.Speech);
    }

    private Task<HttpResponseMessage> CreateMessageAsync(string number)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/try/twilio/2010-04-01/Accounts/{TwilioOptions.DevelopmentAccountSid}/Messages.json")
        {
            Content = new FormUrlEncodedContent([new("To", number), new("From", "+15005550006"), new("Body", "您反映的路灯已修好。")]),
        };
        request.Headers.Authorization = new(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TwilioOptions.DevelopmentAccountSid}:{TwilioOptions.DevelopmentAuthToken}")));
        return Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
