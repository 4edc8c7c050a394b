using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What strangers said to the running service, and how it has to answer.</summary>
public sealed class StrangersTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Fact]
    public void Spot_CorrectedAtTheReadBack_TakesThePlaceOfTheWrongOne()
        => Sms().Says("健身步道上的灯晚上不亮，老年人走路害怕").Says("石景山八角街道古城公园").Says("不对，是八角公园").Hears("八角街道八角公园").DoesNotHear("古城公园", "不对");

    [Fact]
    public void Number_CorrectedAtTheReadBack_IsCorrectedWithinThePlace()
        => Sms().Says("楼道里堆满了垃圾").Says("东城区和平里街道安德里北街21号院").Hears("21号院").Says("不对，是23号院").Hears("安德里北街23号院").DoesNotHear("21号院");

    [Fact]
    public void Number_CorrectedInEnglish_IsCorrectedWithinThePlace()
        => Sms().Says("The street lamp at our gate has been broken for three days").Says("Haidian, Zhongguancun, Building 5 Huangzhuang").Hears("Building 5 Huangzhuang")
            .Says("no, it is building 6").Hears("building 6 Huangzhuang").DoesNotHear("Building 5");

    [Fact]
    public void Spot_AddedAtTheReadBack_JoinsThePlace()
        => Sms().Says(Streetlight).Says(Address).Says("就在东门旁边").Hears("花家地北里", "东门旁边", "对吗？");

    [Fact]
    public void Place_SaidWhereTheMatterIsAsked_IsKeptAndTheMatterAskedAgain()
        => Sms().Says("我要投诉").Hears("是什么事").Says("东城区和平里街道安德里北街21号院").Hears("是什么事").Says("楼道里堆满了垃圾").Hears("您反映的是：楼道里堆满了垃圾。", "安德里北街21号院");

    [Theory]
    [InlineData("同一个小区")]
    [InlineData("还是那儿")]
    public void Place_TheSameAsOfTheTicketBefore_IsTakenFromIt(string words)
        => Sms().Says(Streetlight).Says(Address).Says("对").OpensTicket().Says("没有了").Says("电梯总坏").Hears("请问在哪里").Says(words).Hears("花家地北里", "对吗？");

    [Fact]
    public void Community_WithItsNumberInEitherScript_IsSaidOnce()
        => Sms().Says("公交站牌倒了").Says("昌平回龙观龙腾苑四区门口").DoesNotHear("四区社区");

    [Theory]
    [InlineData("电梯里关着人呢，快点", "119")]
    [InlineData("电梯里困着个人", "119")]
    public void Trapped_InALift_IsAnEmergency(string words, string number)
        => Sms().Says(words).With(s => s.Text.ShouldContain(number)).Raises<DomainEvent.EmergencyHeard>(e => e.Number == number);

    [Fact]
    public void Fall_InEnglish_IsAnEmergency()
        => Sms().Says("My elderly father fell and cannot move").Raises<DomainEvent.EmergencyHeard>(e => e.Number == "120");

    [Fact]
    public void Work_AskedAboutInEnglish_IsHowTheTicketStands()
        => Sms().Says("The street lamp at our gate has been broken for three days").Says("Huajiadi Beili, Wangjing, Chaoyang District").Says("yes").OpensTicket()
            .Says("is anyone working on it?").With(s => s.Text.ShouldContain(s.Ticket.Number.ToString()));

    [Fact]
    public void TwoMatters_InTheFirstMessage_BecomeTwoTickets()
        => Sms().Says("朝阳区望京街道花家地北里楼道灯不亮，另外楼上天天装修吵死了").Hears("先记着", "楼道灯不亮", "对吗？").DoesNotHear("装修").Says("对").OpensTicket().Hears("刚才您还提到“楼上天天装修吵死了”");

    [Fact]
    public void Nod_ToUs_IsThankedFor() => Sms().Says("给你们点个赞").Hears("谢谢您的肯定").With(s => s.State.Stack.ShouldBeEmpty());

    [Fact]
    public void Anger_AtAMatter_IsAMatter() => Sms().Says("楼道里有人抽烟烦死了").RaisesNo<DomainEvent.HandoffRequested>();

    [Fact]
    public void Anger_AtUs_IsAPerson() => Sms().Says("气死我了，你们到底管不管").IsHandedOver("anger");

    [Theory]
    [InlineData("你们咋还不来人")]
    [InlineData("什么时候来修")]
    public void Waiting_ForSomebodyToCome_UrgesTheTicket(string words)
        => Sms().Says(Streetlight).Says(Address).Says("对").OpensTicket().Says(words).Hears("催办");

    [Fact]
    public void Ticket_NoLongerNeeded_IsWithdrawn()
        => Sms().Says(Streetlight).Says(Address).Says("对").OpensTicket().Says("没有了").Says("刚才说的事不用管了").Hears("确定要撤回吗").Says("撤回").Hears("已经撤回")
            .With(s => s.Ticket.Status.ShouldBe(TicketStatus.Withdrawn));

    [Fact]
    public void NotUnderstandingUs_IsToldWhatCanBeSaid() => Sms().Says("听不懂你说啥").Hears("老年卡怎么办").IsOffered("人工");

    [Fact]
    public void More_WhereOneOfSeveralIsAsked_AsksAgain()
    {
        var script = Sms().Says("办证").Hears("哪一个");
        script.Says("更多").Hears("哪一个");
    }

    private static Script Sms() => new ScriptWorld().On(TestChannels.Sms);
}
