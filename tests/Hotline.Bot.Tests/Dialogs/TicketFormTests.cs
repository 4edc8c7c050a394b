using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>The form that opens a ticket, beyond the ten points.</summary>
public sealed class TicketFormTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Theory]
    [InlineData("地铁太挤了能不能多开几趟车", "13号线", "13号线")]
    [InlineData("路上有个大坑，车轮胎都爆了", "在京藏高速辅路清河桥", "京藏高速")]
    public void Place_ThatRunsThroughDistricts_IsNotAskedAgain(string matter, string place, string detail)
        => new ScriptWorld().On(TestChannels.Of(ChannelIds.Sms)).Says(matter).Says(place).Hears("对吗？").DoesNotHear("哪个区").With(s => s.Text.ShouldContain(detail));

    [Fact]
    public void BareRequest_AsksWhatItIsAbout()
        => Sms().Says("我要投诉").Hears("是什么事").Says("楼上天天半夜装修").Says("朝阳区望京街道花家地北里3号楼").Says("1").OpensTicket()
            .With(s => s.Ticket.Matter.Kind.ShouldBe(TicketKind.Complaint))
            .With(s => s.Ticket.Matter.Description.ShouldBe("楼上天天半夜装修"));

    [Fact]
    public void Address_InParts_IsPutTogether()
        => Sms().Says(Streetlight).Says("朝阳区").Hears("在朝阳区的什么地方").Says("望京街道花家地北里12号楼").Hears("朝阳区望京街道花家地北里", "12号楼");

    [Fact]
    public void Address_InWordsOnly_AsksForTheAreaOnceAndGoesOn()
        => Sms().Says(Streetlight).Says("老槐树旁边那个大院").Hears("哪个区").Says("不知道").Hears("老槐树旁边那个大院", "对吗？").Says("对").OpensTicket();

    [Fact]
    public void Address_OfANameThatOccursTwice_AsksWhich()
    {
        var script = Sms().Says("物业乱收费").Says("东大街").Hears("哪一个").With(s => s.Choices.Count.ShouldBeGreaterThan(2));
        var first = script.Choices[0];
        script.Says("1").Hears(first);
    }

    [Fact]
    public void Address_WithNoneOfTheCandidates_KeepsTheWords()
        => Sms().Says("物业乱收费").Says("东大街").Says("都不是").Hears("哪个区");

    [Fact]
    public void Answer_NotKnowingThePlace_IsAccepted()
        => Sms().Says(Streetlight).Says("不知道").Hears("对吗？").Says("对").OpensTicket().Hears("人工核定").With(s => s.Ticket.Status.ShouldBe(TicketStatus.Triage));

    [Fact]
    public void Addition_BeforeConsent_JoinsTheDescription()
        => Sms().Says(Streetlight).Says(Address).Says("补充一下，灯杆编号是A12").Hears("补充上了", "对吗？").Says("对").OpensTicket()
            .With(s => s.Ticket.Matter.Description.ShouldBe(Streetlight + "\n补充一下，灯杆编号是A12"));

    [Fact]
    public void Addition_ThatSoundsLikeAService_IsStillPartOfTheMatter()
        => Sms().Says("我要反映我们小区物业的问题").Says("他们乱收停车费，还不开发票").Hears("补充上了", "请问在哪里")
            .Says("丰台区马家堡街道嘉园一里").Hears("乱收停车费");

    [Fact]
    public void Answer_ShortAndNotUnderstood_IsNoAddition()
        => Sms().Says(Streetlight).Says(Address).Says("哎呀那个").Hears("没听明白", "对吗？").Says("对").OpensTicket()
            .With(s => s.Ticket.Matter.Description.ShouldBe(Streetlight));

    [Fact]
    public void Correction_OfTheMatter_IsKeptBesideTheFirstWords()
        => Sms().Says(Streetlight).Says(Address).Says("不对，不是路灯坏了，是井盖丢了").Hears("井盖丢了", "对吗？").Says("对").OpensTicket()
            .With(s => s.Ticket.Matter.Description.ShouldContain("井盖丢了"));

    [Fact]
    public void Change_OfEachPart_IsAskedFor()
        => Sms().Says(Streetlight).Says(Address)
            .Says("2").Hears("哪里要改").IsOffered("改事情", "改地点", "改电话")
            .Says("改地点").Hears("请问在哪里").Says("海淀区中关村街道知春路").Hears("知春路").DoesNotHear("望京")
            .Says("要修改").Says("改事情").Hears("是什么事").Says("井盖丢了").Hears("井盖丢了").DoesNotHear("路灯")
            .Says("要修改").Says("改电话").Hears("联系电话").Says("13911112222").Hears("13911112222")
            .Says("对").OpensTicket().With(s => s.Ticket.Resident.Phone.ShouldBe("+8613911112222"));

    [Fact]
    public void Number_GivenWhereOneIsAsked_IsConsentToo()
        => WebChat().Says(Streetlight).Says(Address).Hears("留一个联系电话").Says("13911112222").OpensTicket()
            .With(s => s.Ticket.Resident.Phone.ShouldBe("+8613911112222"));

    [Fact]
    public void Number_RefusedAtOnce_IsConsentWithoutNumber()
        => WebChat().Says(Streetlight).Says(Address).Says("不留").OpensTicket().With(s => s.Ticket.Resident.Phone.ShouldBeNull());

    [Fact]
    public void Number_UnreadableTwice_IsLeftOutAndSaidSo()
        => WebChat().Says(Streetlight).Says(Address).Says("对").Says("我的号是八九不离十").Hears("再说一遍").Says("就是那个号呀").Hears("没记上").OpensTicket();

    [Fact]
    public void Name_GivenWithTheNumber_IsKept()
        => WebChat().Says(Streetlight).Says(Address).Says("对").Says("我姓王，13911112222").OpensTicket().With(s => s.Ticket.Resident.Name.ShouldBe("王"));

    [Fact]
    public void Photos_AtAnyTime_BelongToTheMatter()
        => WebChat().Sends(null, "/files/a").Hears("照片", "什么事").Says(Streetlight).Sends(null, "/files/b").Hears("请问在哪里")
            .Says(Address).Hears("2个照片").Sends("还有这张", "/files/c").Says("对").Says("不留").OpensTicket()
            .With(s => s.Ticket.Matter.Attachments.ShouldBe(["/files/a", "/files/b", "/files/c"]));

    [Fact]
    public void Photos_AfterTheTicket_AreAddedToIt()
    {
        var script = Opened().Sends(null, "/files/late").Hears("加到单子", "还有别的事吗？");
        script.Last.Tickets.ShouldHaveSingleItem().Events.OfType<ResidentAdded>().ShouldHaveSingleItem().Attachments.ShouldBe(["/files/late"]);
    }

    [Fact]
    public void Words_AfterTheTicket_AreAddedToIt()
    {
        var script = Opened().Says("补充一下，晚上七点以后最黑").Hears("加到单子");
        script.Last.Tickets.ShouldHaveSingleItem().Events.OfType<ResidentAdded>().ShouldHaveSingleItem().Text.ShouldContain("晚上七点");
    }

    [Fact]
    public void Number_AfterTheTicket_IsAddedToIt()
        => Opened().Says("13911112222").Hears("加到单子");

    [Fact]
    public void Cancel_AfterTheTicket_AsksWhetherToWithdrawIt() => Opened().Says("取消").Hears("确定要撤回吗").OpensNoTicket();

    [Theory]
    [InlineData("望京")]
    [InlineData("朝阳区望京街道")]
    [InlineData("Wangjing, Chaoyang District")]
    public void Place_SaidFirst_IsKeptForTheMatterThatFollows(string place)
        => Sms().Says(place).With(s => s.Text.ShouldBeOneOf("请说说是什么事？", "Please tell me what happened.")).Says(Streetlight)
            .With(s => s.State.Stack.ShouldHaveSingleItem().Data.ToElement().GetProperty("place").GetProperty("street").GetString().ShouldBe(ScriptWorld.City.Areas.First(a => a.Name == "望京街道").Code));

    [Fact]
    public void Location_Shared_FillsThePlace()
        => WebChat().Says(Streetlight).Receives(Point("北京市朝阳区望京街道花家地北里")).Hears("位置收到了", "望京街道")
            .Says("对").Says("不留").OpensTicket()
            .With(s => s.Ticket.Matter.Place.Latitude.ShouldBe(39.98))
            .With(s => s.Ticket.Matter.Place.Street.ShouldNotBeNull());

    [Fact]
    public void Location_Alone_AsksWhatHappenedThere() => WebChat().Receives(Point("望京街道")).Hears("位置收到了", "什么事");

    [Fact]
    public void LocationEvent_WithNoFormWaiting_IsNotAnswered()
        => WebChat().Receives(Point(null) with { Type = ActivityTypes.Event, Name = EventNames.Location }, InputModality.Event).HearsNothing();

    [Fact]
    public void Report_InConfidence_IsMarkedAndSaidSo()
        => Sms().Says("我要举报有人卖假烟，请给我保密").Hears("身份会保密").Says("对").OpensTicket().Hears("指定的工作人员")
            .With(s => s.Ticket.Matter.IsConfidential.ShouldBeTrue())
            .With(s => s.Ticket.Matter.Kind.ShouldBe(TicketKind.Report));

    [Fact]
    public void Matter_Urgent_HasItsDeadlineWithTheHour()
        => Sms().Says("我们小区停水了").Says(Address).Says("对").OpensTicket().Hears("明天下午2点前答复您");

    [Fact]
    public void Parked_Refused_IsDropped()
        => Sms().Says(Streetlight).Says("还有我们楼道里堆了很多垃圾没人管").Says(Address).Says("对").OpensTicket()
            .Says("不用了").Hears("还有别的事吗？").With(s => s.State.Stack.ShouldBeEmpty());

    [Fact]
    public void Goodbye_InAForm_AsksFirst() => Sms().Says(Streetlight).Says("再见").Hears("确定不要了吗？");

    [Fact]
    public void Thanks_InAForm_IsAnsweredAndTheFormGoesOn() => Sms().Says(Streetlight).Says("谢谢").Hears("不客气", "请问在哪里");

    [Fact]
    public void Ticket_OfAnUnknownCaller_AsksForANumber()
    {
        var script = new ScriptWorld().On(TestChannels.Phone, "anonymous:CA1").Says(Streetlight).Says(Address).Hears("联系电话").Says("13911112222").OpensTicket();
        script.Ticket.Resident.Phone.ShouldBe("+8613911112222");
    }

    [Fact]
    public void Notices_AreAddressedToTheConversation()
        => Opened().With(s => s.Ticket.Resident.ConversationReference!.ShouldContain("conversation-1"));

    private static Activity Point(string? label) => new()
    {
        Text = label,
        Entities = [new() { Type = Entity.GeoCoordinates, Latitude = 39.98, Longitude = 116.48, Name = label }],
    };

    private static Script Sms() => new ScriptWorld().On(TestChannels.Sms);

    private static Script WebChat() => new ScriptWorld().On(TestChannels.WebChat);

    private static Script Opened() => Sms().Says(Streetlight).Says(Address).Says("对").OpensTicket();
}
