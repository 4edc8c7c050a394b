using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What was said is kept, wherever it was said: residents tell things in their own order.</summary>
public sealed class NothingLostTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Theory]
    [InlineData("我要反映问题")]
    [InlineData("我要投诉")]
    [InlineData("我要投诉他们")]
    public void Matter_ThatAnArticleAnswered_NeedNotBeToldAgain(string wish)
        => Web().Says("楼上天天半夜装修，咋办").Raises<DomainEvent.ArticleGiven>().Says(wish).Hears("登记您刚才说的“楼上天天半夜装修，咋办”", "请问在哪里").DoesNotHear("请说说是什么事");

    [Fact]
    public void Place_AfterAnArticleAnsweredAMatter_IsWhereItIs()
        => Web().Says("楼上天天半夜装修，咋办").Says("朝阳区劲松街道劲松五区").Hears("登记您刚才说的", "劲松5区", "对吗")
            .Says("我自己住3号楼2单元501").Hears("劲松5区3号楼2单元501").DoesNotHear("我自己住");

    [Fact]
    public void Question_OfAService_IsNoMatter() => Web().Says("居住证怎么办").Says("我要反映问题").Hears("请说说是什么事").DoesNotHear("刚才说的");

    [Fact]
    public void Place_Alone_OpensTheForm() => Web().Says("我在西城区德胜街道").Hears("请说说是什么事").With(s => s.State.Stack.ShouldHaveSingleItem());

    [Theory]
    [InlineData("13812345678")]
    [InlineData("我的电话是13812345678")]
    public void Number_WhereTheMatterIsAsked_IsKept(string words)
        => Web().Says("我要投诉").Says(words).Hears("电话记下了", "请说说是什么事").Says("楼道里堆满了纸箱子").Says("西城区德胜街道新风街1号院").Hears("13812345678", "纸箱子");

    [Fact]
    public void Number_WhereThePlaceIsAsked_IsKept()
        => Web().Says("My landlord will not return my deposit").Says("13812345678").Hears("I have noted the number", "Where is it?");

    [Theory]
    [InlineData("昨天晚上七点多")]
    [InlineData("建筑工地的")]
    public void Words_BeforeConsent_JoinTheMatter(string words)
        => Web().Says(Streetlight).Says(Address).Hears("对吗").Says(words).DoesNotHear("没听明白").Hears("路灯坏了三天了", words);

    [Theory]
    [InlineData("是的，昨天晚上开始的", "昨天晚上开始")]
    [InlineData("对，物业说不归他们管", "物业说不归他们管")]
    public void Words_AfterAYes_JoinTheMatter(string words, string kept)
        => Web().Says(Streetlight).Says(Address).Says(words).Says("不留").OpensTicket().With(s => s.Ticket.Matter.Description.ShouldContain(kept));

    [Theory]
    [InlineData("对，就是这个地方")]
    [InlineData("好的，麻烦尽快处理")]
    public void Words_ThatOnlyAgree_AddNothing(string words)
        => Web().Says(Streetlight).Says(Address).Says(words).Says("不留").OpensTicket().With(s => s.Ticket.Matter.Description.ShouldBe(Streetlight));

    [Fact]
    public void Kind_SaidLater_IsNoPartOfTheMatter()
        => Web().Says("小区门口早点摊占道，上班都过不去").Says("东城区东直门街道清水苑").Says("不是投诉，就是提个建议").Hears("好的").DoesNotHear("提个建议")
            .Says("对").Says("不留").OpensTicket().With(s =>
            {
                s.Ticket.Matter.Kind.ShouldBe(TicketKind.Suggestion);
                s.Ticket.Matter.Category.ShouldBe("cityscape.street-vendors");
            });

    [Fact]
    public void GivingUp_TakenBack_GoesOn() => Web().Says(Streetlight).Says(Address).Says("算了不投诉了").Hears("确定不要了吗").Says("等等，还是投诉吧").Hears("您反映的是", "对吗");

    [Fact]
    public void Correction_AfterTheTicket_IsAskedForAndPassedOn()
        => Opened().Says("我想改一下刚才登记的地址").Hears("要改成什么").Says("是花家地西里2号楼").Hears("已经加到单子")
            .With(s => s.Last.Tickets.ShouldHaveSingleItem().Events.OfType<ResidentAdded>().ShouldHaveSingleItem().Text.ShouldContain("花家地西里"));

    [Fact]
    public void Correction_WithWhatIsRight_IsPassedOn()
        => Opened().Says("电话写错了，应该是13911112222").Hears("已经加到单子").With(s => s.Last.Tickets.ShouldHaveSingleItem().Events.OfType<ResidentAdded>().ShouldHaveSingleItem().Text.ShouldContain("13911112222"));

    [Fact]
    public void Correction_LaterInTheConversation_IsPassedOn()
        => Opened().Says("没有了").Says("老年卡怎么办").Says("刚才登记的地址说错了，应该是花家地西里").Hears("已经加到单子");

    [Theory]
    [InlineData("身份证上的地址写错了怎么改")]
    [InlineData("社保卡登记的电话换了去哪改")]
    public void Correction_OfPapers_IsAQuestion(string words) => Opened().Says(words).DoesNotHear("要改成什么", "已经加到单子");

    [Fact]
    public void Ticket_WithoutItsNumber_IsNoDeadEnd()
        => Web().Says("我上次反映的事到现在没动静").Hears("没有查到").Says("没有单号").DoesNotHear("没听明白").Hears("没有单号也不要紧").IsOffered("我要反映问题", "人工");

    [Fact]
    public void Question_ForASideWhileOneIsToBeChosen_AsksToChooseFirst()
        => Web().Says("办身份证").Hears("哪一个").Says("要带什么材料").Hears("先选一下", "哪一个").Says("1").Raises<DomainEvent.ArticleGiven>();

    [Fact]
    public void Question_ForASideOfNothing_AsksOfWhat() => Web().Says("在哪里办啊").Hears("您问的是办哪件事").RaisesNo<DomainEvent.KnowledgeGapFound>();

    [Theory]
    [InlineData("你好，我想问个事")]
    [InlineData("我有件事想咨询一下")]
    [InlineData("我想问一下")]
    public void Question_Announced_IsAwaited(string words) => Web().Says(words).Hears("请问有什么可以帮您").DoesNotHear("从头来", "哪一个");

    [Theory]
    [InlineData("什么时候有人来")]
    [InlineData("啥时候能修好啊")]
    public void Ticket_JustOpened_IsWhatIsWaitedFor(string words) => Opened().Says(words).Hears("前答复您").DoesNotHear("哪一个");

    [Theory]
    [InlineData("我想投诉一家餐馆，吃了拉肚子")]
    public void Matter_OfAPlaceOfBusiness_AsksWhere(string words) => Web().Says(words).Hears("请问在哪里");

    [Theory]
    [InlineData("我今年65了")]
    [InlineData("户口不在北京")]
    public void Circumstance_AfterAnAnswer_IsMetWithItsConditions(string words) => Web().Says("办理老年证").Says(words).Hears("关于“养老助残卡", "满六十周岁").DoesNotHear("没听明白", "哪一个");

    [Fact]
    public void Circumstance_OfAMatter_IsTheMatter() => Web().Says("办理老年证").Says("我家户口本被偷了，派出所不给补办").DoesNotHear("关于“养老助残卡");

    [Fact]
    public void Yes_ToTheNumber_AwaitsIt() => Web().Says(Streetlight).Says(Address).Says("对").Says("可以").DoesNotHear("没看明白").Hears("留一个联系电话").Says("13812345678").OpensTicket();

    [Theory]
    [InlineData("到底几点能来电")]
    [InlineData("啥时候恢复啊")]
    public void Ticket_JustOpened_IsWhatIsAskedAbout(string words) => Opened().Says(words).Hears("前答复您").DoesNotHear("没听明白");

    [Fact]
    public void Wish_ForAnOffice_IsForAPerson() => Web().Says("请帮我转接社保局").DoesNotHear("哪一个").Hears("人工");

    [Theory]
    [InlineData("我现在躲在卧室")]
    [InlineData("我在朝阳区望京街道花家地北里")]
    [InlineData("怎么办啊")]
    public void Emergency_ThatGoesOn_IsStayedWith(string words)
        => Web().Says("老公打我").Hears("110").Says(words).Hears("110", "我在").DoesNotHear("帮不上忙", "哪件事", "是什么事");

    [Theory]
    [InlineData("我现在躲在卧室")]
    [InlineData("他穿着红色上衣")]
    public void Emergency_ThatGoesOnInACall_IsOfferedTheTransferAgain(string words)
        => new ScriptWorld().On(TestChannels.Phone).Begins().Says("我爱人走失了，老年痴呆").Hears("转过去吗").Says(words).Hears("我在", "转过去吗").DoesNotHear("请问在哪里");

    [Fact]
    public void Wish_ToReport_AfterAnEmergency_IsTaken() => Web().Says("外卖小哥骑车太快，撞了我一下").Hears("122").Says("没受伤，就是想反映一下").DoesNotHear("我在").Hears("请问在哪里");

    [Fact]
    public void Emergency_LongPast_IsNoLongerSpokenOf()
    {
        var script = Web().Says("老公打我");
        script.World.Now = script.World.Now.AddHours(1);
        script.Says("今天天气怎么样").DoesNotHear("110");
    }

    [Fact]
    public void Matter_AfterAnEmergency_IsTaken() => Web().Says("有人晕倒了").Says("小区路灯坏了").Hears("请问在哪里");

    [Fact]
    public void Time_BeforeConsent_JoinsTheMatter() => Web().Says(Streetlight).Says(Address).Says("昨天中午").Hears("路灯坏了三天了", "昨天中午");

    [Theory]
    [InlineData("我要找领导")]
    [InlineData("叫你们领导")]
    public void Wish_ForASuperior_IsForAPerson(string words) => Web().Says(words).DoesNotHear("您想问的是").Hears("人工");

    [Fact]
    public void Matter_ThatGoesOn_IsAtTheSamePlace() => Opened().Says("还有，楼道灯也坏了").Hears("花家地北里", "对吗").DoesNotHear("请问在哪里");

    [Fact]
    public void Matter_OfItsOwn_AsksWhere() => Opened().Says("楼上天天半夜装修吵死了").Hears("请问在哪里");

    [Fact]
    public void Matter_ToldInAnger_NeedNotBeToldAgain()
    {
        var script = Web();
        script.World.Now = ScriptWorld.Start.AddHours(9);
        script.Says("自来水发黄，打自来水公司也没人接，你们到底管不管").Hears("不在班").Says("不用了").Says("昌平区霍营街道龙锦苑东一区").Hears("登记您刚才说的“自来水发黄");
    }

    [Fact]
    public void Number_InsteadOfATickets_IsToldWhatWorks() => Web().Says("查我的单子").Hears("没有查到").Says("13800001234").Hears("没有单号也不要紧").DoesNotHear("没听明白");

    [Theory]
    [InlineData("12345")]
    [InlineData("96156")]
    public void Hotline_ByItsNumber_SaysWhatItDoes(string words) => Web().Says(words).Hears("您可以这样说").DoesNotHear("哪一个");

    [Theory]
    [InlineData("已经扑灭了")]
    [InlineData("119打过了")]
    public void Emergency_ThatIsSeenTo_IsNoted(string words) => Web().Says("着火了").Says(words).Hears("知道了").DoesNotHear("请先打");

    [Theory]
    [InlineData("还有")]
    [InlineData("还有一件事")]
    public void More_AfterTheTicket_IsAwaited(string words) => Opened().Says(words).Hears("您请说").DoesNotHear("哪一个");

    [Fact]
    public void Question_WhenSomebodyComes_WaitsForTheTicket() => Web().Says(Streetlight).Says(Address).Says("你们什么时候来").Hears("登记好了，就告诉您", "对吗").DoesNotHear("没有查到");

    [Fact]
    public void Refusal_OfWhatWasNeverBegun_IsAccepted() => Web().Says("车位被占了怎么办").Says("不用登记了").Hears("还有别的事吗").DoesNotHear("哪一个");

    [Theory]
    [InlineData("楼上天天半夜装修，咋办", "朝阳区三里屯，小区叫幸福花园", "幸福花园")]
    [InlineData("hi, the heating in my apartment is cold", "Changping, Huilongguan, Longyue compound building 12", "Longyue compound")]
    public void Place_AfterAnAnswer_TakesUpTheMatter(string matter, string place, string detail) => Web().Says(matter).Says(place).Hears(matter, detail);

    [Theory]
    [InlineData("急诊科")]
    [InlineData("医生乱开药")]
    public void Typed_AtTheReadBack_IsAdded(string words) => Web().Says("我要投诉朝阳区朝阳医院").Says(words).Hears(words, "对吗").DoesNotHear("没听明白");

    [Fact]
    public void When_AskedBeforeTheTicket_IsToldWithIt() => Web().Says("楼里停水了").Says("什么时候来水").Hears("由谁办", "请问在哪里");

    private static Script Web() => new ScriptWorld().On(TestChannels.WebChat);

    private static Script Opened() => Web().Says(Streetlight).Says(Address).Says("对").Says("不留").OpensTicket();
}
