using System.Net;
using System.Xml.Linq;
using Hotline.Channels.Tests.Twilio;
using Hotline.Channels.Twilio;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsWebhookTests : IAsyncLifetime
{
    private static readonly string Sid = TwilioRequests.Sid("SM", "42");

    private ChannelHost host = null!;

    private ScriptedInbox Inbox => host.Inbox;

    private IReadOnlyList<DeliveryReport> Reports => ((RecordedDeliveryReports)host.Services.GetRequiredService<IDeliveryReports>()).Reports;

    public async ValueTask InitializeAsync()
        => host = await ChannelHost.StartAsync(new Dictionary<string, string?>(TwilioRequests.Settings) { ["Sms:From"] = TwilioRequests.Hotline });

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Message_Taken_IsTheResidentsConversation()
    {
        await ReceiveAsync("路灯坏了");

        var inbound = Inbox.OnlyAccepted;
        inbound.ExternalId.ShouldBe(Sid);
        inbound.Input.ShouldBe(InputModality.Text);
        inbound.Activity.ShouldBe(new Activity
        {
            ChannelId = ChannelIds.Sms,
            Conversation = new("+8613800138000"),
            From = new("+8613800138000", Role: "user"),
            Recipient = new("+861012345678", Role: "bot"),
            Text = "路灯坏了",
        });
    }

    [Fact]
    public async Task Message_WithControlCharacters_TakenWithoutThem()
    {
        await ReceiveAsync("a\u0000b\r\nc");

        Inbox.OnlyAccepted.Activity.Text.ShouldBe("ab\nc");
    }

    [Fact]
    public async Task Message_WithPictures_HaveAddressesOfOurOwnToWhichTheyAreCopied()
    {
        await ReceiveAsync("看图", ("NumMedia", "3"),
            ("MediaUrl0", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME0"), ("MediaContentType0", "image/jpeg"),
            ("MediaUrl1", "file:///etc/passwd"), ("MediaContentType1", "image/png"),
            ("MediaUrl2", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME2"), ("MediaContentType2", "image/png"));

        var inbound = Inbox.OnlyAccepted;
        inbound.VendorFiles!.Select(f => (f.ContentType, f.Address)).ShouldBe(
        [
            ("image/jpeg", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME0"),
            ("image/png", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME2"),
        ]);
        inbound.Activity.Attachments.ShouldBe(
        [
            new Attachment { ContentType = "image/jpeg", ContentUrl = "/files/" + inbound.VendorFiles![0].FileId },
            new Attachment { ContentType = "image/png", ContentUrl = "/files/" + inbound.VendorFiles![1].FileId },
        ]);
        inbound.VendorFiles![0].FileId.ShouldNotBe(inbound.VendorFiles![1].FileId);
    }

    [Fact]
    public async Task Message_Replied_OneMessageThatReportsItsDelivery()
    {
        Inbox.Reply = _ => [new Activity { Text = "您好。" }, new Activity { Text = "请问在哪里？" }];

        var twiml = await ReceiveAsync("路灯坏了");

        var message = twiml.Elements().ShouldHaveSingleItem();
        message.Value.ShouldBe("您好。\n请问在哪里？");
        message.Attribute("action").ShouldNotBeNull().Value.ShouldBe("https://hotline.example.org/twilio/sms/status?reply=1");
        Inbox.Confirmed.ShouldHaveSingleItem().HandoverId.ShouldBe(1);
    }

    [Fact]
    public async Task Message_Deferred_AnsweredWithNothingAndNotConfirmed()
    {
        Inbox.DeferNext(1);

        (await ReceiveAsync("路灯坏了")).Elements().ShouldBeEmpty();

        Inbox.Confirmed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("STOP", "STOP", EventNames.OptOut)]
    [InlineData("STOP", "", EventNames.OptOut)]
    [InlineData("START", "START", EventNames.OptIn)]
    [InlineData("YES", "START", EventNames.OptIn)]
    public async Task Keyword_AnsweredByTwilio_RecordedInSilence(string text, string optOutType, string name)
    {
        Inbox.Reply = _ => [new Activity { Text = "不应发出" }];

        (await ReceiveAsync(text, ("OptOutType", optOutType))).Elements().ShouldBeEmpty();

        Inbox.OnlyAccepted.Activity.Type.ShouldBe(ActivityTypes.Event);
        Inbox.OnlyAccepted.Activity.Name.ShouldBe(name);
        Inbox.OnlyAccepted.Input.ShouldBe(InputModality.Event);
        Inbox.Confirmed.Count.ShouldBe(1, "or the outbox would push what must not be sent");
    }

    [Theory]
    [InlineData("退订", EventNames.OptOut)]
    [InlineData("TD", EventNames.OptOut)]
    [InlineData("恢复订阅", EventNames.OptIn)]
    public async Task Keyword_InChinese_RecordedAndConfirmedInWords(string text, string name)
    {
        Inbox.Reply = inbound => [new Activity { Text = inbound.Activity.Name }];

        (await ReceiveAsync(text)).Elements().ShouldHaveSingleItem().Value.ShouldBe(name);
    }

    [Fact]
    public async Task Keyword_HelpAnsweredByTwilio_NoTurn()
    {
        (await ReceiveAsync("HELP", ("OptOutType", "HELP"))).Elements().ShouldBeEmpty();

        Inbox.Deliveries.ShouldBe(0);
    }

    [Theory]
    [InlineData("+861012345678", "echo")]
    [InlineData("95588", "您的账户")]
    [InlineData("+8613800138000", "自动回复：我在开车")]
    public async Task Message_OfAMachine_NoTurnNoReply(string from, string text)
    {
        (await ReceiveAsync(text, ("From", from))).Elements().ShouldBeEmpty();

        Inbox.Deliveries.ShouldBe(0);
    }

    [Theory]
    [InlineData("queued", DeliveryState.Accepted)]
    [InlineData("sending", DeliveryState.Accepted)]
    [InlineData("sent", DeliveryState.Sent)]
    [InlineData("delivered", DeliveryState.Delivered)]
    [InlineData("failed", DeliveryState.Failed)]
    public async Task Status_Known_Reported(string status, DeliveryState state)
    {
        (await ReportAsync("", status)).ShouldBe(HttpStatusCode.NoContent);

        Reports.ShouldHaveSingleItem().ShouldBe(new DeliveryReport(ChannelIds.Sms, Sid, state));
    }

    [Fact]
    public async Task Status_OfAReplyInAResponse_NamesWhatItAnswers()
    {
        (await ReportAsync("?reply=77", "undelivered", ("ErrorCode", "30003"))).ShouldBe(HttpStatusCode.NoContent);

        Reports.ShouldHaveSingleItem().ShouldBe(new DeliveryReport(ChannelIds.Sms, Sid, DeliveryState.Failed, "30003", 77));
    }

    [Theory]
    [InlineData("something-new")]
    [InlineData("")]
    public async Task Status_Unknown_NoContentAndNotReported(string status)
    {
        (await ReportAsync("", status)).ShouldBe(HttpStatusCode.NoContent);

        Reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task Status_Forged_Refused()
    {
        using var request = TwilioRequests.Post("/twilio/sms/status", SmsRequests.Status("delivered", Sid), Credentials.Wrong);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Reports.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("localhost")]
    public async Task Development_WithoutPublicUrl_SignatureOverTheAddressCalledOrTheOneGivenOut(string? hostHeader)
    {
        await using var development = await ChannelHost.StartAsync([], isDevelopment: true);
        var origin = development.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var request = TwilioRequests.Post("/twilio/sms", SmsRequests.Message("你好", Sid), origin: origin, authToken: TwilioOptions.DevelopmentAuthToken);
        request.Headers.Host = hostHeader;

        using var response = await development.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var message = (await TwilioRequests.ReadTwimlAsync(response)).Element("Message").ShouldNotBeNull();
        message.Value.ShouldBe("收到：你好");
        message.Attribute("action").ShouldNotBeNull().Value.ShouldBe(origin + "/twilio/sms/status?reply=1");
    }

    [Fact]
    public async Task Production_SignatureOverTheAddressCalled_Refused()
    {
        var origin = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var request = TwilioRequests.Post("/twilio/sms", SmsRequests.Message("你好", Sid), origin: origin);

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<XElement> ReceiveAsync(string text, params (string Name, string Value)[] more)
    {
        using var request = TwilioRequests.Post("/twilio/sms", SmsRequests.Message(text, Sid, more));
        using var response = await host.Client.SendAsync(request);
        return await TwilioRequests.ReadTwimlAsync(response);
    }

    private async Task<HttpStatusCode> ReportAsync(string query, string status, params (string Name, string Value)[] more)
    {
        using var request = TwilioRequests.Post("/twilio/sms/status" + query, SmsRequests.Status(status, Sid, more));
        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }
}
