using Hotline.Host.TryIt.Phone;

namespace Hotline.Host.Tests.TryIt;

public sealed class CallScriptTests
{
    [Fact]
    public void Gather_WithoutEmptyResult_SilenceGoesOnBehindIt()
    {
        var script = Parse("<Gather input=\"dtmf\"><Say>请按键。</Say></Gather><Say>没有按键。</Say><Hangup/>");

        var (step, index) = script.Play(0);
        var (next, end) = script.Play(index!.Value + 1);

        step.Wait.ShouldBe(new CallWait { Kind = Waits.Answer, TakesKeys = true });
        step.Heard.ShouldHaveSingleItem().MayBeInterrupted.ShouldBeTrue();
        CallFields.Silence(script, index.Value).ShouldBeNull();
        next.Heard.ShouldHaveSingleItem().ShouldBe(new Heard { Text = "没有按键。" });
        next.Wait.End.ShouldBe(Ends.ByHotline);
        end.ShouldBeNull();
    }

    [Fact]
    public void WordsBeforeGather_CannotBeInterrupted()
        => Play("<Say>请拨打一二零。</Say><Gather><Say>还有什么事？</Say></Gather>").Heard.Select(h => h.MayBeInterrupted).ShouldBe([false, true]);

    [Theory]
    [InlineData("<Pause length=\"3\"/>", 3)]
    [InlineData("<Pause/>", 1)]
    public void Pause_LastsItsSeconds(string verb, int seconds)
        => Play(verb + "<Hangup/>").Heard.ShouldHaveSingleItem().ShouldBe(new Heard { Seconds = seconds });

    [Theory]
    [InlineData("<prosody rate=\"85%\">慢</prosody>", 0.85)]
    [InlineData("<prosody rate=\"slow\">慢</prosody>", null)]
    [InlineData("慢", null)]
    public void Prosody_IsShareOfNormalSpeed(string words, double? rate)
    {
        var heard = Play($"<Say language=\"cmn-CN\">{words}</Say>").Heard.ShouldHaveSingleItem();

        heard.Text.ShouldBe("慢");
        heard.Rate.ShouldBe(rate);
    }

    [Fact]
    public void Enqueue_WaitsInTheQueue()
        => Play("<Enqueue action=\"/a\">operators</Enqueue>").Wait.ShouldBe(new CallWait { Kind = Waits.Queue, Target = "operators" });

    [Fact]
    public void Instructions_ThatEnd_EndTheCall()
        => Play("<Say>再见。</Say>").Wait.ShouldBe(new CallWait { Kind = Waits.Over, End = Ends.OutOfInstructions });

    [Fact]
    public void UnknownVerb_StopsTheCall()
        => Play("<Say>您好。</Say><Record/>").Wait.ShouldBe(new CallWait { Kind = Waits.Over, End = Ends.Fault });

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html/>")]
    [InlineData("<Response><Say></Response>")]
    [InlineData("<!DOCTYPE r [<!ENTITY e \"x\">]><Response>&e;</Response>")]
    public void WhatIsNoTwiml_IsNotRead(string document) => CallScript.Parse(document).ShouldBeNull();

    [Fact]
    public void Keys_BeyondTheNumberAsked_AreNotSent()
    {
        var script = Parse("<Gather numDigits=\"2\" finishOnKey=\"*\"/>");

        CallFields.Keys(script, 0, "1234*5").ShouldBe([new("Digits", "12"), new("FinishedOnKey", "*")]);
    }

    private static CallStep Play(string verbs) => Parse(verbs).Play(0).Step;

    private static CallScript Parse(string verbs) => CallScript.Parse($"<Response>{verbs}</Response>").ShouldNotBeNull();
}
