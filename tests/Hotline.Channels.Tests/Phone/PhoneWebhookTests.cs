using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Hotline.Channels.Tests.Twilio;
using Hotline.TestKit;

namespace Hotline.Channels.Tests.Phone;

public sealed class PhoneWebhookTests : IAsyncLifetime
{
    private ChannelHost host = null!;

    private ScriptedInbox Inbox => host.Inbox;

    public async ValueTask InitializeAsync()
        => host = await ChannelHost.StartAsync(new Dictionary<string, string?>(TwilioRequests.Settings) { ["Phone:OperatorNumber"] = "+861087654321" });

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Call_Incoming_BeginsAConversation()
    {
        await CallAsync("", ("CallStatus", "ringing"));

        var inbound = Inbox.OnlyAccepted;
        inbound.ExternalId.ShouldBe(PhoneRequests.CallSid + "|0");
        inbound.Input.ShouldBe(InputModality.Event);
        inbound.Activity.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        inbound.Activity.ChannelId.ShouldBe(ChannelIds.Phone);
        inbound.Activity.Conversation.ShouldBe(new ConversationAccount(PhoneRequests.CallSid));
        inbound.Activity.From.ShouldBe(new ChannelAccount("+8613800138000", Role: "user"));
        inbound.Activity.Recipient.ShouldBe(new ChannelAccount("+861012345678", Role: "bot"));
        inbound.Activity.MembersAdded.ShouldBe([new ChannelAccount("+8613800138000", Role: "user")]);
        inbound.Activity.Locale.ShouldBeNull();
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("+266696687")]
    [InlineData("+86282452253")]
    [InlineData("sip:someone@example.org")]
    [InlineData("")]
    public async Task Call_NumberWithheld_CallerIsTheCall(string from)
    {
        await CallAsync("", ("From", from));

        Inbox.OnlyAccepted.Activity.From.ShouldBe(new ChannelAccount("anonymous:" + PhoneRequests.CallSid, Role: "user"));
    }

    [Fact]
    public async Task Question_OnePieceOfSpeech_GathersSpeechAndKeys()
    {
        Inbox.Reply = _ => [new Activity { Text = "您好，这里是市民热线。请问有什么可以帮您？", InputHint = InputHints.Expecting }];

        var twiml = await CallAsync("");

        var gather = twiml.Elements().ShouldHaveSingleItem();
        gather.Name.LocalName.ShouldBe("Gather");
        Attributes(gather, "input", "action", "method", "actionOnEmptyResult", "finishOnKey", "timeout", "speechTimeout", "language", "numDigits")
            .ShouldBe(["dtmf speech", "/twilio/voice?step=1&from=gather", "POST", "true", "#", "5", "auto", "cmn-Hans-CN", null]);
        gather.Attribute("hints").ShouldNotBeNull().Value.Split(',').ShouldContain("再说一遍");
        var say = gather.Elements().ShouldHaveSingleItem();
        say.Value.ShouldBe("您好，这里是市民热线。请问有什么可以帮您？");
        Attributes(say, "language", "voice").ShouldBe(["cmn-CN", "Polly.Zhiyu-Neural"]);
    }

    [Fact]
    public async Task Question_InEnglish_SpokenAndHeardInEnglishFromThenOn()
    {
        Inbox.Reply = _ => [new Activity { Text = "How can I help?", Locale = "en" }];

        var gather = (await CallAsync("")).Elements().ShouldHaveSingleItem();

        Attributes(gather, "language", "action").ShouldBe(["en-US", "/twilio/voice?step=1&from=gather&lang=en"]);
        Attributes(gather.Element("Say")!, "language", "voice").ShouldBe(["en-US", "Polly.Joanna-Neural"]);
        await CallAsync("?step=1&from=gather&lang=en", ("SpeechResult", "the lamp is broken"), ("Confidence", "0.8"));
        Inbox.Accepted[1].Activity.Locale.ShouldBe("en");
    }

    [Fact]
    public async Task Question_Slow_ProsodyAndMoreTime()
    {
        Inbox.Reply = _ => [new Activity { Text = "请问在哪里？", SpeechRate = "slow" }];

        var gather = (await CallAsync("")).Elements().ShouldHaveSingleItem();

        gather.Attribute("timeout")!.Value.ShouldBe("8");
        var prosody = gather.Element("Say")!.Element("prosody").ShouldNotBeNull();
        prosody.Attribute("rate")!.Value.ShouldBe("85%");
        prosody.Value.ShouldBe("请问在哪里？");
    }

    [Fact]
    public async Task Question_WithSpeak_SaysThatInsteadOfTheText()
    {
        Inbox.Reply = _ => [new Activity { Text = "单号 12345", Speak = "单号一二三四五" }];

        Said(await CallAsync("")).ShouldBe(["单号一二三四五"]);
    }

    [Theory]
    [InlineData("您要办哪一件？", "按1，老年卡；按2，居住证。")]
    [InlineData("老年卡请按1，居住证请按2。", null)]
    [InlineData("您要办老年卡，还是居住证？", null)]
    public async Task Question_WithChoices_NamesTheKeysUnlessTheTextDoes(string text, string? choices)
    {
        Inbox.Reply = _ => [new Activity { Text = text, SuggestedActions = Offer("老年卡", "居住证") }];

        var twiml = await CallAsync("");

        Said(twiml).ShouldBe(choices is null ? [text] : [text, choices]);
        var gather = twiml.Element("Gather")!;
        gather.Attribute("hints")!.Value.ShouldStartWith("老年卡,居住证,");
        gather.Attribute("timeout")!.Value.ShouldBe("4");
    }

    [Fact]
    public async Task Question_WithChoicesInEnglish_NamesTheKeysInEnglish()
    {
        Inbox.Reply = _ => [new Activity { Text = "Which one?", Locale = "en", SuggestedActions = Offer("Senior card", "Residence permit") }];

        Said(await CallAsync("")).ShouldBe(["Which one?", "for Senior card, press 1; for Residence permit, press 2."]);
    }

    [Fact]
    public async Task Warning_NotToBeTalkedOver_SaidBeforeListening()
    {
        Inbox.Reply = _ =>
        [
            new Activity { Text = "请立即拨打一二零。", InputHint = InputHints.Ignoring },
            new Activity { Text = "要我为您转接吗？", InputHint = InputHints.Expecting },
        ];

        var twiml = await CallAsync("");

        twiml.Elements().Select(e => e.Name.LocalName).ShouldBe(["Say", "Gather"]);
        twiml.Element("Gather")!.Value.ShouldBe("要我为您转接吗？");
    }

    [Fact]
    public async Task Reply_VeryLong_SeveralPiecesBelowTwiliosLimit()
    {
        var text = string.Concat(Enumerable.Repeat("带上身份证到社区服务站办理，当场可以领取。", 60));
        Inbox.Reply = _ => [new Activity { Text = text }];

        var pieces = Said(await CallAsync(""));

        pieces.Count.ShouldBeGreaterThan(3);
        pieces.ShouldAllBe(piece => Uri.EscapeDataString(piece).Length <= 4500 && piece.EndsWith('。'));
        string.Concat(pieces).ShouldBe(text);
    }

    [Fact]
    public async Task Answer_Speech_WithItsConfidence()
    {
        await CallAsync("?step=3&from=gather", ("SpeechResult", "路灯坏了"), ("Confidence", "0.92"));

        var inbound = Inbox.OnlyAccepted;
        inbound.ExternalId.ShouldBe(PhoneRequests.CallSid + "|3");
        inbound.Input.ShouldBe(InputModality.Speech);
        inbound.Confidence.ShouldBe(0.92);
        inbound.Activity.Type.ShouldBe(ActivityTypes.Message);
        inbound.Activity.Text.ShouldBe("路灯坏了");
        inbound.Activity.Locale.ShouldBe("zh-CN");
    }

    [Theory]
    [InlineData("2", 1.0)]
    [InlineData("NaN", null)]
    [InlineData("-1", null)]
    [InlineData("", null)]
    public async Task Answer_SpeechWithOddConfidence_WithinItsRangeOrNone(string confidence, double? expected)
    {
        await CallAsync("?step=3&from=gather", ("SpeechResult", "路灯坏了"), ("Confidence", confidence));

        Inbox.OnlyAccepted.Confidence.ShouldBe(expected);
    }

    [Theory]
    [InlineData("0", "", "0")]
    [InlineData("13800138000", "#", "13800138000")]
    [InlineData("", "#", "#")]
    public async Task Answer_Keys_AsTheyWerePressed(string digits, string finishedOn, string expected)
    {
        await CallAsync("?step=1&from=gather", ("Digits", digits), ("FinishedOnKey", finishedOn));

        Inbox.OnlyAccepted.Input.ShouldBe(InputModality.Keys);
        Inbox.OnlyAccepted.Activity.Text.ShouldBe(expected);
    }

    [Fact]
    public async Task Answer_Silence_NoInput()
    {
        await CallAsync("?step=1&from=gather", ("Digits", ""));

        Inbox.OnlyAccepted.Activity.Type.ShouldBe(ActivityTypes.Event);
        Inbox.OnlyAccepted.Activity.Name.ShouldBe(EventNames.NoInput);
    }

    [Theory]
    [InlineData(null, "+861087654321")]
    [InlineData("120", "120")]
    [InlineData("+8613911112222", "+8613911112222")]
    [InlineData("sip:evil@example.org", "+861087654321")]
    public async Task Handoff_WithTarget_SaidThenDialled(string? target, string dialled)
    {
        Inbox.Reply = _ =>
        [
            new Activity { Text = "正在为您转接。" },
            new Activity { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = ActivityJson.ToElement(new HandoffInitiate("requested", target)) },
        ];

        var twiml = await CallAsync("?step=2&from=gather", ("Digits", "0"));

        twiml.Elements().Select(e => e.Name.LocalName).ShouldBe(["Say", "Dial"]);
        var dial = twiml.Element("Dial")!;
        dial.Value.ShouldBe(dialled);
        Attributes(dial, "action", "timeout", "answerOnBridge").ShouldBe(["/twilio/voice?step=3&from=dial", "25", "true"]);
    }

    [Fact]
    public async Task Handoff_WithAValueOfAnotherShape_DialsTheOperator()
    {
        Inbox.Reply = _ => [new Activity { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = JsonSerializer.SerializeToElement("x") }];

        (await CallAsync("")).Element("Dial").ShouldNotBeNull().Value.ShouldBe("+861087654321");
    }

    [Theory]
    [InlineData("completed", "completed", null)]
    [InlineData("answered", "completed", null)]
    [InlineData("no-answer", "failed", "no-answer")]
    [InlineData("busy", "failed", "busy")]
    public async Task Dialled_Ended_TellsTheEngine(string dialStatus, string state, string? message)
    {
        await CallAsync("?step=3&from=dial", ("DialCallStatus", dialStatus));

        var activity = Inbox.OnlyAccepted.Activity;
        activity.Name.ShouldBe(EventNames.HandoffStatus);
        activity.Value.ShouldNotBeNull().Deserialize(ActivityJson.Default.HandoffStatus).ShouldBe(new HandoffStatus(state, message));
    }

    [Fact]
    public async Task Dialled_CompletedAndNothingToSay_HangsUp()
        => (await CallAsync("?step=3&from=dial", ("DialCallStatus", "completed"))).Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Hangup");

    [Fact]
    public async Task Dialled_NobodyAnswered_TheEngineSpeaksOn()
    {
        Inbox.Reply = _ => [new Activity { Text = "没有人接听。要我记下来，请同事给您回电话吗？" }];

        var twiml = await CallAsync("?step=3&from=dial", ("DialCallStatus", "no-answer"));

        twiml.Elements().ShouldHaveSingleItem().Attribute("action")!.Value.ShouldBe("/twilio/voice?step=4&from=gather");
    }

    [Fact]
    public async Task End_OfTheConversation_SaidThenHungUp()
    {
        Inbox.Reply = _ => [new Activity { Text = "再见。" }, new Activity { Type = ActivityTypes.EndOfConversation }];

        (await CallAsync("?step=5&from=gather", ("SpeechResult", "没有了"))).Elements().Select(e => e.Name.LocalName).ShouldBe(["Say", "Hangup"]);
    }

    [Fact]
    public async Task Nothing_ToSay_ListensAgain()
        => (await CallAsync("?step=1&from=gather")).Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Gather");

    [Fact]
    public async Task Reply_Committed_Confirmed()
    {
        await CallAsync("?step=1&from=gather", ("SpeechResult", "路灯坏了"));

        Inbox.Confirmed.ShouldHaveSingleItem().HandoverId.ShouldBe(1);
    }

    [Fact]
    public async Task Reply_Late_CallerWaitsAndThenHearsIt()
    {
        Inbox.DeferNext(2);

        var first = await CallAsync("?step=1&from=gather", ("SpeechResult", "路灯坏了"));
        var second = await CallAsync(first.Element("Redirect")!.Value["/twilio/voice".Length..]);
        var third = await CallAsync(second.Element("Redirect")!.Value["/twilio/voice".Length..]);

        first.Elements().Select(e => e.Name.LocalName).ShouldBe(["Say", "Pause", "Redirect"]);
        first.Element("Say")!.Value.ShouldBe("请稍等。");
        first.Element("Redirect")!.Value.ShouldBe("/twilio/voice?step=1&from=gather&wait=1");
        second.Elements().Select(e => e.Name.LocalName).ShouldBe(["Pause", "Redirect"]);
        Said(third).ShouldBe(["收到：路灯坏了"]);
        Inbox.Accepted.Count.ShouldBe(1);
        Inbox.Confirmed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reply_NeverInTime_CallerIsPutThrough()
    {
        Inbox.DeferNext(10);
        var twiml = await CallAsync("?step=1&from=gather", ("SpeechResult", "路灯坏了"));
        for (var i = 0; i < 5; i++)
            twiml = await CallAsync(twiml.Element("Redirect")!.Value["/twilio/voice".Length..]);

        twiml.Element("Dial").ShouldNotBeNull().Value.ShouldBe("+861087654321");
    }

    [Fact]
    public async Task Wait_ForAStepThatWasNeverStored_CallerIsPutThroughAndNothingInvented()
    {
        (await CallAsync("?step=1&from=gather&wait=1")).Element("Dial").ShouldNotBeNull();

        Inbox.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Inbox_Unavailable_ApologisesInBothLanguagesAndPutsThrough()
    {
        Inbox.IsUnavailable = true;

        var twiml = await CallAsync("");

        twiml.Elements().Select(e => e.Name.LocalName).ShouldBe(["Say", "Say", "Dial"]);
        twiml.Elements("Say").Select(s => s.Attribute("language")!.Value).ShouldBe(["cmn-CN", "en-US"]);
        Attributes(twiml.Element("Dial")!, "action").ShouldBe(["/twilio/voice?step=1&from=dial"]);
    }

    [Theory]
    [InlineData("completed", new[] { "Hangup" })]
    [InlineData("no-answer", new[] { "Say", "Say", "Hangup" })]
    public async Task Inbox_UnavailableAfterDialling_NeverDialsAgain(string dialStatus, string[] verbs)
    {
        Inbox.IsUnavailable = true;

        (await CallAsync("?step=1&from=dial", ("DialCallStatus", dialStatus))).Elements().Select(e => e.Name.LocalName).ShouldBe(verbs);
    }

    [Fact]
    public async Task Inbox_Broken_CallerIsPutThroughAllTheSame()
    {
        Inbox.Reply = _ => throw new InvalidOperationException("a bug");

        (await CallAsync("")).Element("Dial").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("completed", "completedSuccessfully")]
    [InlineData("no-answer", "userCancelled")]
    [InlineData("failed", "channelFailed")]
    public async Task Status_CallEnded_EndsTheConversationOnce(string status, string code)
    {
        for (var i = 0; i < 2; i++)
            (await StatusAsync(status)).ShouldBe(HttpStatusCode.NoContent);

        var inbound = Inbox.OnlyAccepted;
        inbound.ExternalId.ShouldBe($"{PhoneRequests.CallSid}|status|{status}");
        inbound.Activity.Type.ShouldBe(ActivityTypes.EndOfConversation);
        inbound.Activity.Code.ShouldBe(code);
        inbound.Activity.Conversation.ShouldBe(new ConversationAccount(PhoneRequests.CallSid));
    }

    [Theory]
    [InlineData("ringing")]
    [InlineData("in-progress")]
    [InlineData("something-new")]
    public async Task Status_CallGoesOn_NothingRecorded(string status)
    {
        (await StatusAsync(status)).ShouldBe(HttpStatusCode.NoContent);

        Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Status_InboxUnavailable_AskedToComeAgain()
    {
        Inbox.IsUnavailable = true;

        (await StatusAsync("completed")).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Status_Forged_Refused()
    {
        (await StatusAsync("completed", Credentials.Wrong)).ShouldBe(HttpStatusCode.Forbidden);

        Inbox.Deliveries.ShouldBe(0);
    }

    private static SuggestedActions Offer(params string[] titles) => new([.. titles.Select(t => new CardAction(t, t))]);

    private static List<string> Said(XElement twiml) => [.. twiml.Descendants("Say").Select(say => say.Value)];

    private static string?[] Attributes(XElement element, params string[] names) => [.. names.Select(name => element.Attribute(name)?.Value)];

    private async Task<XElement> CallAsync(string query, params (string Name, string Value)[] more)
    {
        using var request = TwilioRequests.Post("/twilio/voice" + query, PhoneRequests.Call(more));
        using var response = await host.Client.SendAsync(request);
        return await TwilioRequests.ReadTwimlAsync(response);
    }

    private async Task<HttpStatusCode> StatusAsync(string status, Credentials credentials = Credentials.Right)
    {
        using var request = TwilioRequests.Post("/twilio/voice/status", PhoneRequests.Call(("CallStatus", status), ("CallDuration", "42")), credentials);
        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }
}
