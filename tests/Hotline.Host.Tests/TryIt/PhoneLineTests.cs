using System.Net;
using Hotline.Channels;
using Hotline.Host.TryIt;
using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Phone;
using Hotline.Host.TryIt.Residents;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

public sealed class PhoneLineTests : TryItHost
{
    [Fact]
    public async Task Start_RingsTheRealWebhook_AndPlaysWhatItSays()
    {
        Reply(_ => [new() { Text = "您好，请讲。", Locale = "zh-CN" }]);

        var answer = await CallAsync("start", new() { Number = Number });

        answer.Heard.ShouldHaveSingleItem().ShouldBe(new Heard { Text = "您好，请讲。", Language = "cmn-CN", MayBeInterrupted = true });
        answer.Wait.ShouldBe(new CallWait { Kind = Waits.Answer, TakesKeys = true, TakesSpeech = true });
        var accepted = Host.Inbox.OnlyAccepted.Activity;
        accepted.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        accepted.From!.Id.ShouldBe(Number);
        accepted.Conversation!.Id.ShouldBe(answer.Call);
    }

    [Fact]
    public async Task Exchange_ShowsTheSignature_AndNoSecret()
    {
        var answer = await CallAsync("start", new() { Number = Number });

        var exchange = answer.Exchanges.ShouldHaveSingleItem();
        exchange.IsSuccess.ShouldBeTrue();
        exchange.Request.Url.ShouldBe(new Uri(Host.Client.BaseAddress!, "/twilio/voice").AbsoluteUri);
        exchange.Request.Headers.ShouldContain(h => h.Name == "X-Twilio-Signature" && h.Value.Length == 28);
        System.Text.Json.JsonSerializer.Serialize(answer, TryItJson.Instance.CallAnswer)
            .ShouldNotContain(Hotline.Channels.Twilio.TwilioOptions.DevelopmentAuthToken);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.3)]
    public async Task Say_PassesWordsAndConfidence(double confidence)
    {
        var call = await StartAsync();

        var answer = await CallAsync("say", new() { Call = call, Text = "路灯坏了", Confidence = confidence });

        var said = Host.Inbox.Accepted[^1];
        said.Activity.Text.ShouldBe("路灯坏了");
        said.Input.ShouldBe(InputModality.Speech);
        said.Confidence.ShouldBe(confidence);
        answer.Heard.ShouldHaveSingleItem().Text.ShouldBe("收到：路灯坏了");
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("20251234#", "20251234")]
    [InlineData("#", "#")]
    [InlineData("*0", "*0")]
    public async Task Keys_ReportedUpToTheKeyThatFinishes(string pressed, string heard)
    {
        var call = await StartAsync();

        await CallAsync("keys", new() { Call = call, Keys = pressed });

        Host.Inbox.Accepted[^1].Input.ShouldBe(InputModality.Keys);
        Host.Inbox.Accepted[^1].Activity.Text.ShouldBe(heard);
    }

    [Fact]
    public async Task Silence_ReportedAsNoInput()
    {
        var call = await StartAsync();

        await CallAsync("silence", new() { Call = call });

        Host.Inbox.Accepted[^1].Activity.Name.ShouldBe(EventNames.NoInput);
    }

    [Fact]
    public async Task SlowSpeech_HeardAtItsRate()
    {
        Reply(_ => [new() { Text = "我慢一点说。", SpeechRate = "slow" }]);

        var answer = await CallAsync("start", new() { Number = Number });

        answer.Heard[0].Rate.ShouldBe(0.85);
    }

    [Theory]
    [InlineData("no-answer", "failed")]
    [InlineData("busy", "failed")]
    [InlineData("completed", "completed")]
    public async Task Handoff_RingsTheOperators_AndReportsTheOutcome(string outcome, string state)
    {
        Reply(inbound => inbound.Activity.Type == ActivityTypes.ConversationUpdate
            ? [new() { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = ActivityJson.ToElement(new HandoffInitiate("requested")) }]
            : []);
        var ringing = await CallAsync("start", new() { Number = Number });

        await CallAsync("dial-result", new() { Call = ringing.Call, Outcome = outcome });

        ringing.Wait.ShouldBe(new CallWait { Kind = Waits.Dial, Target = Hotline.Channels.Phone.PhoneOptions.DevelopmentOperatorNumber });
        var reported = Host.Inbox.Accepted.Last(a => a.Activity.Name == EventNames.HandoffStatus).Activity;
        reported.Value!.Value.GetProperty("state").GetString().ShouldBe(state);
    }

    [Fact]
    public async Task LateAnswer_WaitedForAndFetched()
    {
        var call = await StartAsync();
        Host.Inbox.DeferNext(1);

        var waiting = await CallAsync("say", new() { Call = call, Text = "路灯坏了", Confidence = 0.9 });
        var answer = await CallAsync("continue", new() { Call = call });

        waiting.Wait.Kind.ShouldBe(Waits.Continue);
        waiting.Heard.ShouldContain(h => h.Seconds > 0);
        answer.Heard.ShouldHaveSingleItem().Text.ShouldBe("收到：路灯坏了");
        Host.Inbox.Accepted.Count(a => a.Activity.Text == "路灯坏了").ShouldBe(1);
    }

    [Fact]
    public async Task HangUp_EndsTheCallAndTellsTheHotline()
    {
        var call = await StartAsync();

        var answer = await CallAsync("hangup", new() { Call = call });

        answer.Wait.ShouldBe(new CallWait { Kind = Waits.Over, End = Ends.ByCaller });
        Host.Inbox.Accepted[^1].Activity.Type.ShouldBe(ActivityTypes.EndOfConversation);
        Host.Inbox.Accepted[^1].Activity.Conversation!.Id.ShouldBe(call);
    }

    [Fact]
    public async Task HotlineHangsUp_EndsTheCallAndTellsTheHotline()
    {
        Reply(inbound => inbound.Activity.Type == ActivityTypes.ConversationUpdate ? [new() { Text = "再见。" }, new() { Type = ActivityTypes.EndOfConversation }] : []);

        var answer = await CallAsync("start", new() { Number = Number });

        answer.Wait.End.ShouldBe(Ends.ByHotline);
        answer.Exchanges.Count.ShouldBe(2);
        Host.Inbox.Accepted[^1].Activity.Type.ShouldBe(ActivityTypes.EndOfConversation);
    }

    [Fact]
    public async Task EndedCall_TakesNothingMore()
    {
        var call = await StartAsync();
        await CallAsync("hangup", new() { Call = call });

        using var response = await SendAsync("/phone/say", new() { Call = call, Text = "还在吗" }, TryItJson.Instance.CallEntry);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Outcome_OfAQueue_WhereACallRings_Refused()
    {
        Reply(_ => [new() { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = ActivityJson.ToElement(new HandoffInitiate("requested")) }]);
        var ringing = await CallAsync("start", new() { Number = Number });

        using var response = await SendAsync("/phone/dial-result", new() { Call = ringing.Call, Outcome = "bridged" }, TryItJson.Instance.CallEntry);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Outcome_WhereNobodyRings_Refused()
    {
        var call = await StartAsync();

        using var response = await SendAsync("/phone/dial-result", new() { Call = call, Outcome = "busy" }, TryItJson.Instance.CallEntry);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private async Task<string> StartAsync() => (await CallAsync("start", new() { Number = Number })).Call;
}

/// <summary>The hotline's keys and the page's differ: what the hotline refuses must show.</summary>
public sealed class RefusedCallTests : TryItHost
{
    [Fact]
    public async Task WrongSignature_EndsTheCallAndShowsTheRefusal()
    {
        var answer = await CallAsync("start", new() { Number = Number });

        answer.Fault.ShouldBe(Faults.Refused);
        answer.Wait.End.ShouldBe(Ends.Fault);
        answer.Exchanges[0].Response!.Status.ShouldBe((int)HttpStatusCode.Forbidden);
        Host.Inbox.Accepted.ShouldBeEmpty();
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton(provider => new TwilioHook(
            provider.GetRequiredService<Courier>(),
            provider.GetRequiredService<OwnAddress>(),
            provider.GetRequiredService<Hotline.Channels.Twilio.TwilioOptions>() with { AuthToken = new string('x', 32) },
            provider.GetRequiredService<Hotline.Channels.Sms.SmsOptions>()));
    }
}
