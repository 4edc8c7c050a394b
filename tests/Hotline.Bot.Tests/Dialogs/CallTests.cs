using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What a telephone needs of the engine.</summary>
public sealed class CallTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Fact]
    public void Call_OpensWithAnOpenQuestion()
        => Call().Hears("您好", "请问有什么可以帮您？").DoesNotHear("按1", "请按").With(s => s.Messages.Single().InputHint.ShouldBe(InputHints.Expecting));

    [Fact]
    public void Silence_IsAskedTwiceThenBringsAPerson()
        => Call().Event(EventNames.NoInput).Hears("没听到", "请问").Event(EventNames.NoInput).Hears("没听到").Event(EventNames.NoInput).IsHandedOver("noInput");

    [Fact]
    public void Silence_AtTheStart_LeavesTheKeysTheirMeaning()
        => Call().Event(EventNames.NoInput).Presses("1").Hears("是什么事");

    [Fact]
    public void Silence_InAForm_AsksTheSameAgain()
        => Call().Says(Streetlight).Event(EventNames.NoInput).Hears("没听到", "请问在哪里").Says(Address).With(s => s.State.Silences.ShouldBe(0));

    [Fact]
    public void Silence_AfterTheTicket_EndsTheCall()
        => Opened().Event(EventNames.NoInput).Hears("可以挂机了").Event(EventNames.NoInput).Hears("再见").IsHungUpOn();

    [Fact]
    public void Speech_HeardPoorly_IsConfirmedBeforeItIsActedUpon()
        => Call().Says(Streetlight, confidence: 0.3).Hears("您说的是", Streetlight, "对吗？").With(s => s.State.Stack.ShouldNotContain(f => f.Dialog == "ticket"))
            .Says("对").Hears("请问在哪里");

    [Fact]
    public void Speech_HeardPoorlyTwice_BringsAPerson()
        => Call().Says("路什么灯", confidence: 0.2).Hears("对吗？").Says("不对").Hears("再说一遍")
            .Says("灯什么路", confidence: 0.2).Says("不对").IsHandedOver("notUnderstood");

    [Fact]
    public void Speech_HeardPoorly_SaidAgainClearly_IsTaken()
        => Call().Says("绿灯坏了", confidence: 0.3).Says("不对，路灯坏了").Hears("请问在哪里");

    [Fact]
    public void Speech_HeardPoorly_ThatSaysAnEmergency_IsAnsweredAtOnce()
        => Call().Says("着火了", confidence: 0.2).Hears("119");

    [Fact]
    public void Speech_HeardPoorly_ThatAsksForAPerson_IsTaken() => Call().Says("人工", confidence: 0.2).IsHandedOver("requested");

    [Fact]
    public void Threshold_IsAnOption()
        => new ScriptWorld(KeyValuePair.Create("ConfirmSpeechBelow", (string?)"0.2")).On(TestChannels.Phone).Says(Streetlight, confidence: 0.3).Hears("请问在哪里");

    [Fact]
    public void Repeat_SaysTheLastThingAgain()
    {
        var script = Call().Says(Streetlight).Says(Address);
        var said = script.Aloud;
        script.Says("再说一遍").With(s => s.Aloud.ShouldBe(said)).Presses("*").With(s => s.Aloud.ShouldBe(said))
            .Says("对").OpensTicket();
    }

    [Fact]
    public void Slower_SpeaksSlowlyFromThenOn()
        => Call().Says(Streetlight).Says("说慢一点").Hears("慢一点", "请问在哪里").With(IsSlow)
            .Says(Address).With(IsSlow).Says("说慢一点").With(s => s.Text.IndexOf("慢一点", StringComparison.Ordinal).ShouldBe(s.Text.LastIndexOf("慢一点", StringComparison.Ordinal)));

    [Fact]
    public void Keys_AnswerYesAndNo()
        => Call().Says(Streetlight).Says(Address).Presses("2").Hears("哪里要改").Says("地点是海淀区中关村街道知春路").Hears("知春路").Presses("1").OpensTicket();

    [Fact]
    public void Numbers_AreSaidDigitByDigit()
    {
        var script = Opened();
        script.Aloud.ShouldNotContain(script.Ticket.Number.ToString());
        script.Text.ShouldContain(script.Ticket.Number.ToString());
        script.Aloud.ShouldContain("星期一");
    }

    [Fact]
    public void Emergency_OnACall_IsSaidUninterruptedAndTransferredOnAKey()
        => Call().Says("我家着火了").With(s => s.Messages.First().InputHint.ShouldBe(InputHints.Ignoring)).Hears("幺幺九", "按1")
            .Presses("1").IsHandedOver("emergency", "119").Hears("正在为您转接");

    [Fact]
    public void Emergency_OnACall_IsTransferredOnSilence() => Call().Says("有人晕倒了").Event(EventNames.NoInput).IsHandedOver("emergency", "120");

    [Fact]
    public void Emergency_TransferRefused_GoesBackToTheForm()
        => Call().Says(Streetlight).Says("有人晕倒了").Hears("120").Says("不用了").Hears("注意安全", "请问在哪里").Says(Address).Hears("对吗？");

    [Fact]
    public void Emergency_NotConnected_SaysToDialOneself()
        => Call().Says("我家着火了").Says("是").HandoffIs("failed").Hears("没有接通", "直接拨打119").DoesNotHear("回电");

    [Fact]
    public void Emergency_Connected_GoesBackToTheForm()
        => Call().Says(Streetlight).Says("我家着火了").Says("要").HandoffIs("completed").Hears("接着说", "请问在哪里");

    [Fact]
    public void Emergency_Repeated_SaysTheNumberAgain()
        => Call().Says("我家着火了").Says("再说一遍").Hears("119").With(s => s.Aloud.ShouldContain("幺幺九"));

    [Fact]
    public void Goodbye_HangsUp() => Call().Says("再见").Hears("再见").IsHungUpOn();

    [Fact]
    public void NothingMore_HangsUp() => Opened().Says("没有了").Hears("再见").IsHungUpOn();

    [Fact]
    public void Machine_ThatRepeatsItself_IsHungUpOn()
    {
        var script = Call();
        for (var i = 0; i < 8; i++)
            script.Says("老年卡怎么办").Hears("六十");
        script.Says("老年卡怎么办").IsHungUpOn();
    }

    [Fact]
    public void Choices_AreReadOutWhereTheyAreTheQuestion()
        => Call().Says("补身份证").With(s => s.Choices.Count.ShouldBeGreaterThan(2)).Presses("9").Hears("请选1到").With(s => s.Choices.Count.ShouldBeGreaterThan(2))
            .Presses("1").Raises<DomainEvent.ArticleGiven>();

    private static Script Call() => new ScriptWorld().On(TestChannels.Phone).Begins();

    private static Script Opened() => Call().Says(Streetlight).Says(Address).Says("对").OpensTicket();

    private static void IsSlow(Script script) => script.Messages.ShouldAllBe(m => m.SpeechRate == "slow");
}
