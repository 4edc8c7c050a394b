using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Handoff;
using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>Bringing a person in, waiting for one, and being without one.</summary>
public sealed class HandoffTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";

    // 23:00 in Beijing.
    private static readonly DateTimeOffset Night = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private readonly ScriptWorld world = new();

    [Fact]
    public void Resident_Next_IsToldSo()
    {
        world.Queue.Ahead = 0;
        world.On(TestChannels.Sms).Says("人工").Hears("下一位就是您");
    }

    [Fact]
    public void Resident_WhereOperatorsAreBusy_IsToldPlaceAndWait()
    {
        world.Queue.Desk = new(There: 3, Room: 0);
        world.Queue.Pace = new(InHand: 6, TimeSpan.FromMinutes(8));
        world.On(TestChannels.WebChat).Says("人工").Hears("前面还有2位", "4分钟左右");
    }

    [Fact]
    public void Resident_WhereAnOperatorIsFree_IsToldThatItWillNotTakeLong()
    {
        (world.Queue.Ahead, world.Queue.Desk) = (0, new(There: 1, Room: 1));
        world.On(TestChannels.Sms).Says("人工").Hears("下一位就是您，预计1分钟左右");
    }

    [Fact]
    public void Resident_WhereItTakesVeryLong_IsOfferedATicket()
    {
        (world.Queue.Ahead, world.Queue.Desk, world.Queue.Pace) = (40, new(There: 1, Room: 0), new(InHand: 2, TimeSpan.FromMinutes(10)));
        world.On(TestChannels.Sms).Says("人工").Hears("前面还有40位", "一个多小时", "回电");
    }

    [Fact]
    public void Nobody_SignedInWithinHours_IsSaid_AndACallBackIsOffered()
    {
        world.Queue.Desk = new(There: 0, Room: 0);
        var script = world.On(TestChannels.Sms).Says("人工").Hears("没有接线员在线", "给您回电").DoesNotHear("下一位", "前面还有").Raises<DomainEvent.HandoffRequested>();
        script.Says("我家楼上漏水，物业不理").Says("留个单").OpensTicket().Raises<DomainEvent.HandoffEnded>(e => e.Outcome == "ticket");
    }

    [Theory]
    [InlineData(0, 0, 4, 6, 2)]
    [InlineData(2, 0, 4, 6, 5)]
    [InlineData(9, 0, 2, 6, 30)]
    [InlineData(9, 0, 2, 7, 40)]
    [InlineData(3, 2, 4, 6, 3)]
    [InlineData(1, 2, 0, 0, 1)]
    public void Wait_IsToldFromWhatIsInHand(int ahead, int room, int inHand, int handlingMinutes, int minutes)
        => WaitEstimate.Of(ahead, new(There: 3, room), new(inHand, TimeSpan.FromMinutes(handlingMinutes))).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void Wait_WhereNothingIsInHand_OrNothingIsKnown_IsNotTold()
    {
        WaitEstimate.Of(0, new(There: 2, Room: 0), new(InHand: 0, TimeSpan.FromMinutes(5))).ShouldBeNull();
        WaitEstimate.Of(0, new(There: 2, Room: 0), new(InHand: 3, Handling: null)).ShouldBeNull();
    }

    [Fact]
    public void Messages_WhileWaiting_AreConfirmedOnceThenBriefly()
        => world.On(TestChannels.Sms).Says("人工")
            .Says("我家楼上漏水").Hears("接上就能看到", "前面还有2位").OpensNoTicket()
            .Says("都滴到客厅了").Hears("已经留给工作人员").DoesNotHear("前面");

    [Fact]
    public void Waiting_GivenUp_EndsTheHandoffAndGoesBackToTheForm()
        => world.On(TestChannels.WebChat).Says(Streetlight).Says("人工").Says("不等了")
            .Hears("不等人工了", "请问在哪里").Raises<DomainEvent.HandoffEnded>(e => e.Outcome == "cancelled")
            .With(s => s.State.Handoff.ShouldBe(HandoffPhase.None));

    [Fact]
    public void Waiting_LeavingATicketInstead_TakesWhatWasSaid()
    {
        var script = world.On(TestChannels.Sms).Says("人工").Says("我家楼上漏水，物业不理").Says("留个回电单").OpensTicket()
            .Raises<DomainEvent.HandoffEnded>(e => e.Outcome == "ticket");
        script.Ticket.Matter.Description.ShouldContain("我家楼上漏水，物业不理");
    }

    [Fact]
    public void Operator_Accepts_TheBotIsSilentButForEmergencies()
        => world.On(TestChannels.WebChat).Says("人工").HandoffIs("accepted").Raises<DomainEvent.HandoffEnded>()
            .Says("我家楼上漏水").HearsNothing().Says("着火了").Hears("119").RaisesNo<DomainEvent.HandoffRequested>();

    [Fact]
    public void Operator_Completes_TheFormGoesOn()
        => world.On(TestChannels.WebChat).Says(Streetlight).Says("人工").HandoffIs("accepted").HandoffIs("completed")
            .Hears("下面还是我来帮您", "请问在哪里").With(s => s.State.Handoff.ShouldBe(HandoffPhase.None));

    [Fact]
    public void Call_ThatNobodyTakes_IsOfferedACallBackThereAndThen()
    {
        var script = world.On(TestChannels.Phone).Begins().Presses("0").IsHandedOver("requested")
            .HandoffIs("failed").Hears("没有接通", "回电").Raises<DomainEvent.HandoffEnded>(e => e.Outcome == "failed")
            .Says("好的").OpensTicket().Hears("回电登记好了");
        script.Ticket.Matter.Description.ShouldStartWith("请回电");
        script.Ticket.Resident.Phone.ShouldBe("+8613800138000");
    }

    [Fact]
    public void CallBack_OfAnOpenForm_TakesItsMatter()
    {
        var script = world.On(TestChannels.Phone).Says(Streetlight).Says("人工").HandoffIs("failed").Says("要").OpensTicket();
        script.Ticket.Matter.Description.ShouldContain(Streetlight);
        script.With(s => s.State.Stack.Select(f => f.Dialog).ShouldBe(["afterTicket"]));
    }

    [Fact]
    public void CallBack_Refused_GoesBackToTheForm()
        => world.On(TestChannels.Phone).Says(Streetlight).Says("人工").HandoffIs("failed").Says("不用了").Hears("好的", "请问在哪里").OpensNoTicket();

    [Fact]
    public void Call_Completed_EndsWithAGoodbye()
        => world.On(TestChannels.Phone).Says("人工").HandoffIs("completed").Hears("再见").IsHungUpOn();

    [Fact]
    public void OutOfHours_IsSaidAndACallBackOffered()
    {
        world.Now = Night;
        var script = world.On(TestChannels.WebChat).Says("人工").Hears("8:00", "20:00", "回电").RaisesNo<DomainEvent.HandoffRequested>()
            .Says("登记回电").Hears("哪个电话").Says("13911112222").OpensTicket();
        script.Ticket.Resident.Phone.ShouldBe("+8613911112222");
    }

    [Fact]
    public void OutOfHours_CallBackWithoutNumber_IsDroppedOnRequest()
    {
        world.Now = Night;
        world.On(TestChannels.WebChat).Says("人工").Says("登记回电").Says("不留").Hears("没有电话").Says("好").Hears("不登记了").OpensNoTicket();
    }

    [Fact]
    public void OutOfHours_ACallIsDialledAllTheSame()
    {
        world.Now = Night;
        world.On(TestChannels.Phone).Says("人工").IsHandedOver("requested");
    }

    [Fact]
    public void OutOfHours_NotDialledByConfiguration_OffersACallBack()
        => new ScriptWorld(KeyValuePair.Create("DialOutOfHours", (string?)"false")) { Now = Night }.On(TestChannels.Phone).Says("人工").Hears("不在班", "回电").RaisesNo<DomainEvent.HandoffRequested>();

    [Fact]
    public void OutOfHours_AnEmergencyStillAlertsOperators()
    {
        world.Now = Night;
        world.On(TestChannels.Sms).Says("着火了").Hears("119").Raises<DomainEvent.HandoffRequested>(e => e.IsEmergency);
    }

    [Fact]
    public void HangUp_WhileWaiting_LeavesTheQueue()
        => world.On(TestChannels.Phone).Says("人工").HangsUp().HearsNothing().Raises<DomainEvent.HandoffEnded>(e => e.Outcome == "hungUp");

    [Fact]
    public void HangUp_WhileWaiting_OwesACallBack()
        => world.On(TestChannels.Phone).Says("人工").HangsUp().Raises<DomainEvent.CallBackOwed>(e => e is { Phone: "+8613800138000", Reason: "missed" });

    [Fact]
    public void CallBack_LeftAsATicket_IsOwedWithItsNumber()
    {
        var script = world.On(TestChannels.Phone).Says("人工").HandoffIs("failed").Says("好的").OpensTicket();
        script.Raises<DomainEvent.CallBackOwed>(e => e.Reason == "asked" && e.Ticket == script.Ticket.Number.Value);
    }

    [Fact]
    public void Handoff_WithAnOpenForm_NamesItsTopic()
        => world.On(TestChannels.WebChat).Says(Streetlight).Says("人工").Raises<DomainEvent.HandoffRequested>(e => e.Topic == "cityscape");

    [Fact]
    public void Operator_TakesAnEmergency_TheBotIsSilent()
        => world.On(TestChannels.WebChat).Says("着火了").HandoffIs("accepted").Says("在三楼").HearsNothing();

    [Theory]
    [InlineData("failed")]
    [InlineData("completed")]
    public void Status_OfNoHandoff_IsPassedOver(string state) => world.On(TestChannels.WebChat).Says(Streetlight).HandoffIs(state).HearsNothing();

    [Fact]
    public void Status_OfAnUnknownShape_IsPassedOver()
        => world.On(TestChannels.Phone).Says("人工").Event(EventNames.HandoffStatus).HearsNothing()
            .Event(EventNames.HandoffStatus, System.Text.Json.JsonSerializer.SerializeToElement("failed")).HearsNothing();
    [Fact]
    public void Handoff_CarriesTheTranscript()
    {
        var script = new ScriptWorld().On(TestChannels.WebChat).Says("我们小区门口的路灯坏了三天了").Sends("看照片", "/files/a").Says("人工").IsHandedOver("requested");
        var attachment = script.Last.Replies.Single(r => r.Name == EventNames.HandoffInitiate).Attachments.ShouldHaveSingleItem();
        attachment.ContentType.ShouldBe("application/json");
        attachment.Name.ShouldBe("Transcript");
        var said = attachment.Content!.Value.Deserialize(ActivityJson.Default.Transcript)!.Activities;
        said.Count.ShouldBe(6, script.Transcript + string.Join("|", said.Select(a => a.Text)));
        said.Select(a => a.Text).ShouldBe(["我们小区门口的路灯坏了三天了", said[1].Text, "看照片", said[3].Text, "人工", said[5].Text]);
        said[2].Attachments!.ShouldHaveSingleItem().ContentUrl.ShouldBe("/files/a");
        said[5].Text!.ShouldContain("已经为您转人工");
    }

    [Fact]
    public void Handoff_AfterALongConversation_CarriesItsEndOnly()
    {
        var script = new ScriptWorld().On(TestChannels.Sms);
        for (var i = 0; i < 40; i++)
            script.Says($"老年卡怎么办？我{60 + i}岁");
        script.Says("人工");
        var said = script.Last.Replies.Single(r => r.Name == EventNames.HandoffInitiate).Attachments![0].Content!.Value.GetProperty("activities");
        said.GetArrayLength().ShouldBe(50, script.Transcript);
        said[48].GetProperty("text").GetString().ShouldBe("人工");
    }

}
