using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>Tickets are shown to who opened them, and urged by them.</summary>
public sealed class LookupTests
{
    private readonly ScriptWorld world = new();

    [Fact]
    public void Ticket_OpenedByPhone_IsShownToTheSameNumberBySms()
    {
        var opened = Open(world.On(TestChannels.Phone));
        world.On(TestChannels.Sms).Says("查一下我的单子").Hears(opened.Number.ToString(), "等待签收");
    }

    [Fact]
    public void Ticket_OnAnotherChannel_IsShownForTheLastFourDigits()
    {
        var opened = Open(world.On(TestChannels.Phone));
        world.On(TestChannels.WebChat).Says(opened.Number.ToString()).Hears("后四位").DoesNotHear("路灯", "城市管理")
            .Says("8000").Hears("路灯", "等待签收");
    }

    [Fact]
    public void Ticket_InChineseDigits_IsFound()
    {
        var opened = Open(world.On(TestChannels.Phone));
        var spoken = string.Concat(opened.Number.ToString().Select(d => "零一二三四五六七八九"[d - '0']));
        world.On(TestChannels.Phone).Says("我的单号是" + spoken).Hears("等待签收");
    }

    [Fact]
    public void Proof_Wrong_IsAskedAgainAndEndsAfterThreeTries()
    {
        var opened = Open(world.On(TestChannels.Phone));
        var stranger = world.On(TestChannels.WebChat).Says(opened.Number.ToString())
            .Says("1111").Hears("对不上").Says("2222").Hears("对不上").Says("3333").Hears("不能再查").IsOffered("人工");
        stranger.Says(opened.Number.ToString()).Hears("不能再查").DoesNotHear("路灯");
        stranger.Says("8000").DoesNotHear("路灯");
    }

    [Fact]
    public void Ticket_WithoutPhone_IsNotShownElsewhere()
    {
        var script = world.On(TestChannels.WeChat, "wx-1").Says("我们小区门口的路灯坏了三天了").Says("朝阳区望京街道花家地北里").Says("不留").OpensTicket();
        world.On(TestChannels.WebChat).Says(script.Ticket.Number.ToString()).Hears("没有留电话").DoesNotHear("路灯");
    }

    [Fact]
    public void Ticket_OfAnotherResident_IsNotListed()
    {
        Open(world.On(TestChannels.Phone, "+8613911112222"));
        world.On(TestChannels.Sms).Says("查一下我的单子").Hears("没有查到");
    }

    [Fact]
    public void Number_OfNoTicket_SaysSo()
        => world.On(TestChannels.Sms).Says(world.NextNumber().ToString()).Hears("没有查到这个单号");

    [Fact]
    public void Number_WithAWrongDigit_SaysSo() => world.On(TestChannels.Sms).Says("12345678").Hears("单号不对");

    [Fact]
    public void Number_WithAWrongDigitInASentence_SaysSo()
        => world.On(TestChannels.Sms).Says("我的单号是12345678，查一下").Hears("单号不对");

    [Fact]
    public void Tickets_Several_AreListedToChooseFrom()
    {
        Open(world.On(TestChannels.Phone));
        Open(world.On(TestChannels.Phone), "小区井盖丢了");
        var script = world.On(TestChannels.Sms).Says("查一下我的单子").Hears("哪一个");
        script.Choices.Count.ShouldBe(2);
        script.Says("2").Hears("等待签收");
    }

    [Fact]
    public void Urge_MoreOftenThanADayAllows_IsRefusedPolitely()
    {
        var script = world.On(TestChannels.Sms);
        Open(script);
        for (var i = 0; i < 3; i++)
            script.Says("催一下").Hears("催办");
        script.Says("催一下").Hears("今天已经催过了").OpensNoTicket();
        script.After(TimeSpan.FromDays(1)).Says("催一下").Hears("第4次");
    }

    [Fact]
    public void Urge_InANewConversation_FindsTheTicket()
    {
        Open(world.On(TestChannels.Phone));
        var script = world.On(TestChannels.Phone).Says("催一下我的单子").Hears("催办");
        script.Last.Tickets.ShouldHaveSingleItem().Events.ShouldContain(e => e is TicketUrged);
    }

    [Fact]
    public void Urge_WithNothingOpened_OpensNothing() => world.On(TestChannels.Sms).Says("催一下").Hears("没有查到").OpensNoTicket();

    [Fact]
    public void Deadline_Passed_IsAdmitted()
    {
        var script = world.On(TestChannels.Sms);
        Open(script);
        script.After(TimeSpan.FromDays(9)).Says("查一下我的单子").Hears("超过了", "对不起");
    }

    [Fact]
    public void Answer_OfAResolvedTicket_IsTold()
    {
        var script = world.On(TestChannels.Sms);
        var ticket = Open(script);
        var staff = new Actor(ActorRole.Department, ticket.Department);
        Commit(ticket, new TicketCommand.SignIn(), staff);
        Commit(world.Tickets.All.Last(), new TicketCommand.RecordContact("电话", "已联系"), staff);
        Commit(world.Tickets.All.Last(), new TicketCommand.Resolve("路灯已于昨晚换新，恢复照明。"), staff);
        script.Says("查一下我的单子").Hears("路灯已于昨晚换新").Says("催一下").Hears("不用再催");
    }

    [Fact]
    public void Status_InTheMiddleOfAForm_ReturnsToIt()
    {
        var script = world.On(TestChannels.Sms);
        Open(script);
        script.Says("小区井盖丢了").Hears("请问在哪里").Says("查一下我的单子").Hears("等待签收", "请问在哪里");
    }

    private static Ticket Open(Script script, string matter = "我们小区门口的路灯坏了三天了")
        => script.Says(matter).Says("朝阳区望京街道花家地北里").Says("对").OpensTicket().Ticket;

    private void Commit(Ticket ticket, TicketCommand command, Actor by)
        => world.Tickets.Commit(ScriptWorld.Desk.Decide(ticket, command, by, world.Now).ShouldBeOfType<TicketDecision.Accepted>().Change);
}
