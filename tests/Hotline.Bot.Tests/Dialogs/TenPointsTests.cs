using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What must work on every channel, in Chinese.</summary>
public sealed class TenPointsTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";
    private const string Barbecue = "海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉";

    public static TheoryData<string> Channels => TestChannels.All;

    [Theory, MemberData(nameof(Channels))]
    public void Question_AnsweredByAnArticle_GivesItWithItsSourceAndAWayOn(string channel)
    {
        var script = On(channel).Says("老年卡怎么办")
            .Hears("六十", "依据", "老年人权益保障法")
            .Raises<DomainEvent.ArticleGiven>(e => e.ArticleId == "elderly-card")
            .OpensNoTicket();
        if (channel == ChannelIds.Phone)
            script.Hears("请说“更多”").With(s => s.Choices.ShouldBeEmpty());
        else
            script.IsOffered("我要反映问题", "人工");
    }

    [Theory, MemberData(nameof(Channels))]
    public void Question_ThatSeveralArticlesAnswer_AsksWhichAndTakesTheNumber(string channel)
        => On(channel).Says("补身份证")
            .Hears("您想问的是哪一个？")
            .With(s => s.Choices.Count.ShouldBeInRange(3, 4))
            .IsOffered("身份证丢了怎么补", "都不是")
            .With(s => s.Says((s.Choices.ToList().IndexOf("身份证丢了怎么补") + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Raises<DomainEvent.ArticleGiven>(e => e.ArticleId == "id-card-lost");

    [Theory, MemberData(nameof(Channels))]
    public void Question_ThatIsVague_AsksWhichOfTwoOrThree(string channel)
        => On(channel).Says("办证").Hears("哪一个").IsOffered("都不是").With(s => s.Choices.Count.ShouldBeInRange(3, 4));

    [Theory, MemberData(nameof(Channels))]
    public void Matter_ToldStepByStep_BecomesATicketWithNumberDepartmentAndDeadline(string channel)
    {
        var script = On(channel).Says(Streetlight).Hears("哪").OpensNoTicket()
            .Says(Address).Hears(Streetlight, "朝阳区望京街道花家地北里", "对吗？").OpensNoTicket()
            .Says("对");
        if (channel is ChannelIds.WeChat or ChannelIds.WebChat)
            script.Hears("联系电话").OpensNoTicket().Says("13900139000");
        script.OpensTicket()
            .Hears("城市管理委员会", "11月30日", "前答复您")
            .With(s => s.Hears(s.Ticket.Number.ToString()));
        script.Ticket.Matter.Description.ShouldBe(Streetlight);
        script.Ticket.Matter.Category.ShouldBe("cityscape.streetlight");
        script.Ticket.Resident.Phone.ShouldBe(channel is ChannelIds.WeChat or ChannelIds.WebChat ? "+8613900139000" : "+8613800138000");
    }

    [Theory, MemberData(nameof(Channels))]
    public void Matter_ToldAllAtOnce_AsksOnlyForWhatIsMissing(string channel)
    {
        var script = On(channel).Says(Barbecue).Hears("对吗？", "海淀区中关村街道知春路").Says("对");
        if (channel is ChannelIds.WeChat or ChannelIds.WebChat)
            script.Says("不留");
        script.OpensTicket();
        script.Ticket.Matter.Kind.ShouldBe(TicketKind.Complaint);
        script.Ticket.Matter.Place.Street.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Channels))]
    public void Place_Corrected_ReplacesWhatItContradicts(string channel)
        => On(channel).Says(Streetlight).Says(Address)
            .Says("不是望京，是酒仙桥").Hears("酒仙桥").DoesNotHear("望京", "花家地")
            .Says("电子城门口").Hears("朝阳区酒仙桥街道电子城门口", "对吗？");

    [Theory, MemberData(nameof(Channels))]
    public void Road_Corrected_ReplacesTheRoadAndKeepsTheRest(string channel)
        => On(channel).Says("海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉")
            .Says("不是知春路，是苏州街").Hears("地点：海淀区中关村街道苏州街楼下烧烤店", "对吗？");

    [Theory, MemberData(nameof(Channels))]
    public void Question_InTheMiddle_IsAnsweredAndTheFormGoesOn(string channel)
        => On(channel).Says(Streetlight)
            .Says("老年卡怎么办").Hears("六十", "请问在哪里").Raises<DomainEvent.ArticleGiven>()
            .Says(Address).Hears("对吗？", "花家地北里");

    [Theory, MemberData(nameof(Channels))]
    public void SecondMatter_InTheMiddle_IsParkedAndOfferedAfterwards(string channel)
    {
        var script = On(channel).Says(Streetlight)
            .Says("还有我们楼道里堆了很多垃圾没人管").Hears("先记着", "请问在哪里")
            .Says(Address).Says("对");
        if (channel is ChannelIds.WeChat or ChannelIds.WebChat)
            script.Says("不留");
        script.OpensTicket().Hears("楼道里堆了很多垃圾", "要一起登记吗？")
            .Says("要").Hears("花家地北里", "对吗？");
        script.Ticket.Matter.Description.ShouldBe(Streetlight);
    }

    [Theory, MemberData(nameof(Channels))]
    public void Cancel_WithAMatterTold_AsksFirstAndCanBeUndone(string channel)
        => On(channel).Says(Streetlight)
            .Says("取消").Hears("确定不要了吗？")
            .Says("接着办").Hears("请问在哪里")
            .Says("取消").Says("不要了").Hears("不登记了").OpensNoTicket()
            .With(s => s.State.Stack.ShouldBeEmpty());

    [Theory, MemberData(nameof(Channels))]
    public void StartOver_InAForm_BeginsAnew(string channel)
        => On(channel).Says(Streetlight).Says("重新开始").Hears("从头来", "请问有什么可以帮您？")
            .With(s => s.State.Stack.ShouldBeEmpty());

    [Theory, MemberData(nameof(Channels))]
    public void OwnTicket_AskedFor_TellsStatusAndDeadline(string channel)
        => Opened(channel)
            .Says("查一下我的单子").With(s => s.Hears(s.Ticket.Number.ToString())).Hears("城市管理委员会", "等待签收", "11月30日");

    [Theory, MemberData(nameof(Channels))]
    public void OwnTicket_AskedForByItsNumber_TellsStatus(string channel)
        => Opened(channel).With(s => s.Says(s.Ticket.Number.ToString())).Hears("等待签收");

    [Theory, MemberData(nameof(Channels))]
    public void Urge_IsRecordedOnTheTicketAndExplained(string channel)
    {
        var script = Opened(channel).Says("催一下").Hears("催办", "第1次", "11月30日");
        script.Last.Tickets.ShouldHaveSingleItem().Events.ShouldContain(e => e is TicketUrged);
        script.Ticket.UrgeCount.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Channels))]
    public void Person_AskedFor_JoinsTheQueue(string channel)
    {
        var script = On(channel).Says("人工").IsHandedOver("requested").Raises<DomainEvent.HandoffRequested>(e => !e.IsEmergency);
        if (channel == ChannelIds.Phone)
            script.Hears("正在为您接人工");
        else
            script.Hears("您前面还有2位");
    }

    [Theory, MemberData(nameof(Channels))]
    public void Zero_MeansAPerson(string channel) => On(channel).Says(Streetlight).Says("0").IsHandedOver("requested");

    [Theory, MemberData(nameof(Channels))]
    public void Anger_BringsAPersonAndAnApology(string channel)
        => On(channel).Says("气死我了，你们到底管不管").Hears("对不起").IsHandedOver("anger");

    [Theory]
    [InlineData("有人晕倒了", "120")]
    [InlineData("着火了", "119")]
    [InlineData("有人打我", "110")]
    public void Emergency_OnEveryChannel_SaysTheNumberFirst(string words, string number)
    {
        foreach (var channel in new[] { ChannelIds.Phone, ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat })
            On(channel).Says(words).With(s => s.Messages.First().Text!.ShouldContain(number)).Raises<DomainEvent.EmergencyHeard>(e => e.Number == number);
    }

    [Theory]
    [InlineData("家里煤气泄漏了", "119", "屋外")]
    [InlineData("有人掉河里了", "119", "能漂的")]
    [InlineData("电梯里有人被困住了", "119", "不要乱动")]
    [InlineData("我不想活了", "110", "12356")]
    [InlineData("出车祸了，有人受伤流血", "120", "122")]
    public void Emergency_OfEachKind_HasItsOwnAdvice(string words, string number, string advice)
        => On(ChannelIds.Sms).Says(words).Hears("拨打" + number, advice);

    [Theory, MemberData(nameof(Channels))]
    public void Words_NotUnderstoodTwice_BringAPerson(string channel)
        => On(channel).Says("阿巴阿巴").Hears("没听明白").RaisesNo<DomainEvent.HandoffRequested>()
            .Says("咕噜咕噜").Hears("没能听明白").IsHandedOver("notUnderstood");

    [Theory]
    [InlineData("上海的路灯坏了你们管吗")]
    [InlineData("加装电梯的事你们管吗")]
    public void Question_WhetherTheHotlineTakesIt_IsNoAnger(string words)
        => On(ChannelIds.Sms).Says(words).RaisesNo<DomainEvent.HandoffRequested>();

    [Theory]
    [InlineData("上海的路灯坏了你们管吗", "OutsideArea", "上海的12345")]
    [InlineData("我在天津买的房子烂尾了", "OutsideArea", "022")]
    [InlineData("我在天津买的房子烂尾", "OutsideArea", "天津的12345")]
    [InlineData("我在天津买的房子烂尾了你们管不管", "OutsideArea", "022")]
    [InlineData("燕郊这边停水了", "OutsideArea", "0316")]
    [InlineData("我在山东，楼下扰民", "OutsideArea", "区号加12345")]
    [InlineData("法院判决不公，我要投诉法官", "Litigation", "12368")]
    [InlineData("我要反映部队军官的问题", "Military", "部队")]
    public void Matter_OutsideTheRemit_SaysTheGroundAndWhereToTurn(string words, string ground, string whereTo)
    {
        foreach (var channel in new[] { ChannelIds.Phone, ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat })
            On(channel).Says(words).Hears("受理", whereTo).OpensNoTicket().Raises<DomainEvent.MatterDeclined>(e => e.Ground == ground);
    }

    private static Script On(string channel) => new ScriptWorld().On(TestChannels.Of(channel));

    private static Script Opened(string channel)
    {
        var script = On(channel).Says(Streetlight).Says(Address).Says("对");
        if (channel is ChannelIds.WeChat or ChannelIds.WebChat)
            script.Says("13900139000");
        return script.OpensTicket();
    }
}
