using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>Praise, impatience, withdrawing, and keys that mean nothing.</summary>
public sealed class WishesTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Theory]
    [InlineData("我要表扬社区的小王，帮我修好了水管")]
    [InlineData("给花家地社区的网格员点个赞，特别热心")]
    public void Praise_IsWrittenDownAndThankedFor(string words)
        => Sms().Says(words).Hears("您要表扬的是").DoesNotHear("请问在哪里").Says("对").OpensTicket().Hears("谢谢您的表扬").DoesNotHear("前答复您")
            .With(s => s.Ticket.Matter.Kind.ShouldBe(TicketKind.Suggestion));

    [Fact]
    public void Praise_Announced_AsksForWhom() => Sms().Says("我要表扬").Hears("表扬谁").Says("社区医院的李大夫").Hears("您要表扬的是：社区医院的李大夫");

    [Fact]
    public void Praise_InEnglish_IsWrittenDown()
        => Sms().Says("I want to praise the community worker Wang, he fixed my tap").Hears("would like to praise").Says("yes").OpensTicket();

    [Theory]
    [InlineData("太慢了，快点行不行")]
    [InlineData("还要等多久啊")]
    [InlineData("怎么这么慢")]
    public void Impatience_OfOneWithATicket_UrgesIt(string words)
    {
        var script = Opened().Says("没有了").Says(words).Hears("催办");
        script.Last.Tickets.ShouldHaveSingleItem().Events.OfType<TicketUrged>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Impatience_OfOneWithoutATicket_OffersAPerson()
        => Sms().Says("太慢了，快点行不行").RaisesNo<DomainEvent.KnowledgeGapFound>().OpensNoTicket().IsOffered("人工");

    [Fact]
    public void Impatience_InAForm_IsApologisedForAndTheFormGoesOn()
        => Sms().Says(Streetlight).Says("太慢了，快点行不行").Hears("久等了", "请问在哪里").With(s => s.State.Stack.ShouldHaveSingleItem());

    [Theory]
    [InlineData("我不投诉了，撤销我的单子")]
    [InlineData("把我那个单子撤了吧")]
    [InlineData("撤单")]
    [InlineData("取消我昨天的投诉")]
    public void Withdrawal_IsConfirmedAndRecorded(string words)
    {
        var script = Opened().Says("没有了").Says(words).Hears("确定要撤回吗").IsOffered("撤回", "不撤了").OpensNoTicket();
        var number = script.Ticket.Number;
        script.Says("1").Hears($"单号{number}已经撤回");
        script.Last.Tickets.ShouldHaveSingleItem().Events.OfType<TicketWithdrawn>().ShouldHaveSingleItem().Words.ShouldBe(words);
    }

    [Fact]
    public void Withdrawal_TakenBack_KeepsTheTicket() => Opened().Says("撤销我的单子").Says("不撤了").Hears("接着办").OpensNoTicket();

    [Fact]
    public void Withdrawal_WithoutATicket_AsksForTheNumber() => Sms().Says("撤销我的单子").Hears("没有查到");

    [Fact]
    public void Withdrawal_OfSeveral_AsksWhich()
    {
        var world = new ScriptWorld();
        world.On(TestChannels.Sms).Says(Streetlight).Says(Address).Says("对").OpensTicket();
        world.On(TestChannels.Sms).Says("楼下烧烤店天天半夜扰民").Says(Address).Says("对").OpensTicket();
        world.On(TestChannels.Sms).Says("撤销我的单子").Hears("哪一个").Says("2").Hears("确定要撤回吗");
    }

    [Fact]
    public void Withdrawal_InEnglish_IsConfirmed()
        => Sms().Says("The street lamp at our gate has been broken for three days").Says("Huajiadi Beili, Wangjing, Chaoyang District").Says("yes").OpensTicket()
            .Says("I want to withdraw my complaint").Hears("withdraw it for certain").Says("yes").Hears("is withdrawn");

    [Theory]
    [InlineData(ChannelIds.Sms, "1")]
    [InlineData(ChannelIds.Sms, "３")]
    [InlineData(ChannelIds.WebChat, "2。")]
    public void Number_WhereNothingWasOffered_IsNoQuestion(string channel, string number)
        => new ScriptWorld().On(TestChannels.Of(channel)).Says("你好").Says(number).Hears("没有要选的").RaisesNo<DomainEvent.KnowledgeGapFound>().RaisesNo<DomainEvent.ArticleGiven>();

    [Fact]
    public void Key_WhereNothingWasOffered_AsksAgainAndThenBringsAPerson()
        => new ScriptWorld().On(TestChannels.Phone).Says("你好").Presses("1").Hears("不用按键").Presses("1").IsHandedOver("notUnderstood");

    [Fact]
    public void Number_InAFormThatOfferedNothing_AsksAgainWhatTheFormWaitsFor()
        => Sms().Says(Streetlight).Says("1").Hears("没有要选的", "请问在哪里");

    private static Script Sms() => new ScriptWorld().On(TestChannels.Sms);

    private static Script Opened() => Sms().Says(Streetlight).Says(Address).Says("对").OpensTicket();
}
