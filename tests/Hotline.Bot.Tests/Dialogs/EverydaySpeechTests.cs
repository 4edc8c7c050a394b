using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>How residents, many of them old, speak on the telephone and write short messages.</summary>
public sealed class EverydaySpeechTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Theory]
    [InlineData("你是真人吗")]
    [InlineData("您是哪位啊")]
    [InlineData("喂是12345吗")]
    public void WhoOneTalksWith_IsSaid(string words) => Call().Says(words).Hears("智能助手", "人工", "请问有什么可以帮您").DoesNotHear("正在为您接");

    [Fact]
    public void WhoOneTalksWith_InEnglish_IsSaid() => Call().Says("Am I talking to a real person?").Hears("automated assistant", "operator");

    [Fact]
    public void Keys_ThatOneCannotUse_AreNotNeeded() => Call().Says("我不会按键").Hears("不用按键");

    [Theory]
    [InlineData("等一下我找支笔")]
    [InlineData("您等会儿啊")]
    [InlineData("我想想")]
    public void Wait_LeavesTheQuestionOpen(string words)
        => Call().Says(Streetlight).Says(words).Hears("慢慢来").DoesNotHear("没听明白").Says("你说吧").Hears("请问在哪里").Says(Address).Hears("对吗");

    [Fact]
    public void Wait_KeepsTheKeys() => Call().Says(Streetlight).Says(Address).Says("等会儿我戴上老花镜").Says("等一下啊").Presses("1").OpensTicket();

    [Theory]
    [InlineData("听不清你大声点")]
    [InlineData("我耳朵背，您大点声")]
    [InlineData("你慢点我记一下")]
    public void HardOfHearing_IsSpokenToSlowly(string words)
        => Call().Says("老年卡怎么办").Says(words).Hears("清楚一点", "六十").DoesNotHear("请问在哪里").With(s => s.Messages.ShouldAllBe(m => m.SpeechRate == "slow"));

    [Theory]
    [InlineData("好谢谢你啊", "不客气")]
    [InlineData("好的谢谢", "不客气")]
    [InlineData("好的知道了", "还有别的事吗")]
    [InlineData("有", "您请说")]
    public void Acknowledgement_AfterAnAnswer_IsNoWishForMore(string words, string answer) => Call().Says("老年卡怎么办").Says(words).Hears(answer);

    [Theory]
    [InlineData("好嘞挂了啊")]
    [InlineData("没有其他事")]
    [InlineData("行那就先这样吧")]
    [InlineData("thank you, goodbye")]
    public void Leaving_InAnyWords_EndsTheCall(string words) => Call().Says("老年卡怎么办").Says(words).IsHungUpOn();

    [Fact]
    public void Acknowledgement_InWriting_IsLeftAtThat() => Sms().Says("老年卡怎么办").Says("好的").Hears("有事随时找我").DoesNotHear("请说");

    [Theory]
    [InlineData("就打这个电话")]
    [InlineData("打我现在这个号码就行")]
    [InlineData("use this number")]
    public void OwnNumber_Confirmed_IsConsent(string words)
        => Call().Says(Streetlight).Says(Address).Says(words).OpensTicket().With(s => s.Ticket.Matter.Description.ShouldBe(Streetlight));

    [Fact]
    public void OwnNumber_WhereThePlaceIsAsked_IsNoted() => Call().Says(Streetlight).Says("就打这个电话").Hears("电话记下了", "请问在哪里").DoesNotHear("地点：");

    [Fact]
    public void NumberThatNobodyAnswers_IsNoConsent() => Call().Says(Streetlight).Says(Address).Says("这个电话老没人接").OpensNoTicket();

    [Fact]
    public void OwnNumber_Refused_IsNotKept()
        => Call().Says(Streetlight).Says(Address).Hears("现在这个号码").Says("不留电话").Hears("不留联系电话", "凭单号", "对吗").Says("对").OpensTicket().With(s => s.Ticket.Resident.Phone.ShouldBeNull());

    [Theory]
    [InlineData("就在这儿")]
    [InlineData("在我家")]
    public void PointingWords_AreNoPlace(string words)
        => Sms().Says("路灯坏了").Says(words).Hears("请问在哪里").Says("朝阳区劲松五区").Hears("劲松5区。").DoesNotHear("劲松5区这儿", "劲松5区我家");

    [Fact]
    public void Story_WhereThePlaceIsAsked_JoinsTheMatter()
        => Call().Says("我要投诉公交车").Says("他看见我也不停车我在那等了半个小时").Hears("请问在哪里").Says("朝阳区呼家楼东大桥路口").Hears("看见我也不停车", "呼家楼").DoesNotHear("呼家楼街道他");

    [Theory]
    [InlineData("第一个")]
    [InlineData("第2个")]
    public void Ordinal_WhereNothingIsOffered_IsNoMatter(string words) => Sms().Says("我要投诉").Says(words).Hears("没有要选的号", "请说说是什么事");

    [Theory]
    [InlineData("要")]
    [InlineData("好的")]
    public void Emergency_InWriting_AnsweredWithYes_IsStayedWith(string words) => Sms().Says("我老伴儿喘不上气了").Hears("120").Says(words).Hears("120").DoesNotHear("您请说");

    [Fact]
    public void Proof_OfOtherDigits_IsAskedAgain()
    {
        var world = new ScriptWorld();
        var number = world.On(TestChannels.Phone).Says(Streetlight).Says(Address).Says("打13812345678").Says("对").OpensTicket().Ticket.Number;
        world.On(TestChannels.WebChat).Says(number.ToString()).Hears("后四位").Says("幺三八幺二三四五六").Hears("后四位").DoesNotHear("哪一个").Says("五六七八").Hears("路灯");
    }

    [Fact]
    public void Number_InSpokenDigits_WhereThePlaceIsAsked_IsKept()
        => Call().Says(Streetlight).Says("幺三八幺二三四五六七八").Hears("电话记下了", "请问在哪里").Says(Address).Hears("联系电话").With(s => s.Aloud.ShouldContain("五六七八"));

    [Theory]
    [InlineData("望京")]
    [InlineData("朝阳区望京街道花家地北里")]
    public void Place_SaidAgain_IsUnderstood(string words) => Call().Says(Streetlight).Says(Address).Says(words).Hears("花家地北里社区。", "对吗").DoesNotHear("没听明白");

    [Fact]
    public void Place_TakenBack_GivesWayToTheRightOne()
        => Call().Says("我家没水了").Says("朝阳区酒仙桥街道大山子南里5号楼").Says("不对是大山子北里").Hears("大山子北里5号楼。").DoesNotHear("南里");

    [Fact]
    public void Place_SaidMoreExactly_IsSaidOnce()
        => Call().Says("垃圾没人收").Says("丰台区大红门地铁站旁边").Says("地铁站A口").Hears("大红门地铁站A口。");

    [Theory]
    [InlineData("现在就在放呢")]
    [InlineData("天天晚上这样闹腾")]
    public void Time_WhereThePlaceIsAsked_JoinsTheMatter(string words)
        => Call().Says("小区里头有人放炮").Says("通州区梨园").Hears("具体什么位置").Says(words).DoesNotHear("梨园镇" + words).Says("群芳园北门").Hears(words, "群芳园");

    [Fact]
    public void Question_WhereThePlaceIsAsked_IsNoPlace() => Call().Says(Streetlight).Says("那我闺女能替我报吗").DoesNotHear("地点：");

    [Theory]
    [InlineData("别说是我举报的")]
    [InlineData("我害怕他们报复")]
    public void Confidentiality_BeforeConsent_IsReadBack(string words)
        => Call().Says("楼道里有人给电动车充电").Says("西城区广安门外街道手帕口南街86号院").Says(words).Hears("身份会保密", "对吗").DoesNotHear("没听明白");

    [Theory]
    [InlineData("我再说个事")]
    [InlineData("还有个问题啊")]
    public void AnotherMatter_Announced_IsAwaited(string words)
        => Call().Says(Streetlight).Says(Address).Says("对").OpensTicket().Says(words).Hears("您请说").Says("楼道灯也不亮").Hears("楼道灯", "花家地北里", "对吗");

    [Fact]
    public void Place_AfterTheTicket_IsAddedToIt()
        => Call().Says(Streetlight).Says(Address).Says("对").OpensTicket().Says("就是八号楼二单元").Hears("已经加到单子");

    [Theory]
    [InlineData("什么单号我不知道")]
    [InlineData("没给我单号啊")]
    public void TicketNumber_NeverGiven_IsNoHindrance(string words) => Call().Says("查一下我的单子").Says(words).Hears("没有单号也不要紧");

    [Theory]
    [InlineData("老人证丢了咋整啊")]
    [InlineData("房本找不着了怎么办")]
    public void LostPaper_IsNoMatter(string words) => Call().Says(words).DoesNotHear("请问在哪里");

    [Fact]
    public void Photo_WithAWordThatPointsAtIt_IsKept()
        => Sms().Sends("你看看这个", "/files/a").Hears("收到", "请说说是什么事").Sends("还有这个", "/files/b").Says("楼道里乱堆的垃圾").Says(Address).Hears("垃圾", "附上2个").DoesNotHear("你看看这个");

    [Theory]
    [InlineData("地址")]
    [InlineData("地址不对")]
    public void Change_NamedInAWord_IsAskedFor(string words)
        => Sms().Says(Streetlight).Says(Address).Says("2").Hears("哪里要改").Says(words).Hears("请问在哪里").Says("朝阳区劲松五区").Hears("三天了。地点：朝阳区劲松街道劲松5区。");

    [Fact]
    public void Compound_OfTheSameName_TakesThePlaceOfTheOther()
        => Sms().Says("楼上漏水").Says("丰台方庄芳古园一区八号楼").Hears("芳古园1区8号楼").Says("芳古园二区").Hears("芳古园二区社区8号楼").DoesNotHear("芳古园1区");

    [Fact]
    public void Matter_InEnglish_ThatEndsLikeAPlace_IsTheMatter()
        => Sms().Says("report a problem").Says("there is no hot water in my building").Hears("Where is it").Says("Chaoyang Wangjing").DoesNotHear("Please tell me what happened");

    [Fact]
    public void Matter_SaidAgain_IsWrittenOnce()
        => Sms().Says("路灯坏了。").Says("我说路灯坏了").Says(Address).Hears("您反映的是：我说路灯坏了。");

    [Fact]
    public void Person_AfterTheAddress_IsNoPartOfIt()
        => Sms().Says("小区电梯天天坏，我们小区是朝阳区劲松街道劲松五区511号楼，我是住在5层的王大妈，今年76岁了").Hears("511号楼。").DoesNotHear("511号楼我");

    [Theory]
    [InlineData("对不起发错了")]
    [InlineData("不好意思打错了")]
    public void Mistake_IsLeftAtThat(string words) => Sms().Says(words).Hears("再见").DoesNotHear("哪一个");

    [Fact]
    public void Point_WithoutAnAddress_IsNotReadBackInFigures()
        => new ScriptWorld().On(TestChannels.WeChat).Says("路灯坏了").Receives(new() { Entities = [new() { Type = Entity.GeoCoordinates, Latitude = 39.9955, Longitude = 116.4809 }] }).Hears("您发来的定位").DoesNotHear("39.99");

    [Theory]
    [InlineData("我想找一下你们领导我这事儿说了三遍了", "requested")]
    [InlineData("街道让我打你们，你们又让我找街道，到底谁管啊", "anger")]
    public void Person_AskedForInAnyWords_IsCalled(string words, string reason) => Call().Says(words).IsHandedOver(reason);

    [Theory]
    [InlineData("我听不见")]
    [InlineData("没声儿啊")]
    [InlineData("后面说的啥")]
    public void Unheard_IsSaidAgain(string words) => Call().Says("老年卡怎么办").Says(words).Hears("六十");

    [Fact]
    public void NothingMore_WithThanks_HangsUp() => Call().Says("老年卡怎么办").Says("没了谢谢你小伙子").IsHungUpOn();

    [Fact]
    public void Praise_Announced_IsAwaited() => Call().Says("我打电话是想表扬一个人").DoesNotHear("一个人。").Says("你们派来修水管的小李师傅").Says("人特别好").Hears("小李师傅", "人特别好").Says("对").OpensTicket();

    [Fact]
    public void ShortAddition_InSpeech_JoinsTheMatter() => Call().Says("楼下饭馆油烟太大").Says(Address).Says("叫什么川味小馆").Hears("川味小馆", "对吗").DoesNotHear("没听明白");

    [Fact]
    public void Place_OfSeveral_SaidWithItsBuilding_KeepsIt()
        => Call().Says("楼道里声控灯坏了").Says("牡丹园东里").Hears("哪一个").Says("牡丹园东里十二号楼三门").Says("海淀的那个").Hears("海淀区", "牡丹园东里12号楼3门");

    [Fact]
    public void Place_OfSeveral_InAKnownDistrict_IsPlain() => Call().Says("楼道里声控灯坏了").Says("海淀区北太平庄").Says("牡丹园东里").Hears("海淀区", "牡丹园东里").DoesNotHear("哪一个");

    [Fact]
    public void PartOfANumber_IsAskedForAgain() => Call().Says("查一下我的单子").Hears("单号").Says("六七八九").Hears("单号").DoesNotHear("哪一个");

    [Fact]
    public void Place_SaidWithTheMatterThatWasAskedFor_IsKept()
        => Sms().Says("我要反映问题").Says("小区门口摆摊的堵路，城管也不管，地址朝阳区劲松五区511号楼").Hears("劲松5区511号楼", "对吗").DoesNotHear("请问在哪里");

    [Fact]
    public void Building_WithItsNumber_IsNoOtherCommunity() => Sms().Says("楼道灯坏了").Says("丰台区马家堡西里12号楼").Hears("马家堡西里12号楼").DoesNotHear("第二社区");

    [Fact]
    public void Place_ThatSoundsLikeAMatter_IsThePlace()
        => Sms().Says("停车乱收费").Says("西直门凯德mall地下车库").DoesNotHear("先记着").Says("西城区").Hears("地下车库", "对吗");

    [Fact]
    public void Fraud_Feared_IsNoAnger() => Sms().Says("对方说我中奖了让我转钱，是骗子吗").DoesNotHear("让您着急");

    [Fact]
    public void Call_ThatWasPromised_IsAskedFor()
        => Call().Says(Streetlight).Says(Address).Says("对").OpensTicket().Says("那什么时候给我打电话啊").Hears("单号").DoesNotHear("帮不上忙");

    [Fact]
    public void ServiceNumbers_InATextMessage_AreFigures()
    {
        Sms().Says("请问北京的暖气什么时候停").Hears("96069", "12345").DoesNotHear("一二三四五");
        Call().Says("请问北京的暖气什么时候停").With(s => s.Aloud.ShouldContain("幺二三四五"));
    }

    [Fact]
    public void Point_WithTheWholeAddress_IsReadBackOnce()
        => new ScriptWorld().On(TestChannels.WeChat).Says("健身器材坏了").Receives(new() { Text = "北京市东城区东花市街道忠实里小区", Entities = [new() { Type = Entity.GeoCoordinates, Latitude = 39.9, Longitude = 116.4, Name = "北京市东城区东花市街道忠实里小区" }] })
            .Hears("地点：东城区东花市街道忠实里小区。");

    [Fact]
    public void Proxy_AskedForInEverydayWords_IsOfTheArticle() => Call().Says("老年卡怎么办").Says("我自己去不了让我儿子去行不行").Hears("代办").DoesNotHear("哪一个");

    [Fact]
    public void Whom_AndThenWhat_IsOneMatter()
        => Call().Says("我想给物业公司提个意见").Says("收物业费不开发票").DoesNotHear("先记着").Says("房山区良乡行宫园三里").Hears("物业公司", "不开发票");

    [Fact]
    public void Amount_BeforeConsent_JoinsTheMatter() => Call().Says("饭店不给我退定金").Says("通州区梨园镇群芳园").Says("五万块钱").Hears("五万块钱", "对吗").DoesNotHear("没听明白");

    [Fact]
    public void When_AskedBeforeConsent_IsToldOnceItIsRegistered() => Call().Says("我们楼停电了").Says(Address).Says("几点来电啊").DoesNotHear("没听明白").Hears("登记", "对吗");

    [Theory]
    [InlineData("没听清再说说")]
    [InlineData("没听懂你再讲讲")]
    public void Unheard_WhereTheMatterIsAsked_IsNoMatter(string words) => Call().Says("我要投诉").Says(words).Hears("是什么事").DoesNotHear("在哪里");

    [Fact]
    public void Request_WhereThePlaceIsAsked_IsNoPlace() => Call().Says(Streetlight).Says("顺义区").Says("更多").DoesNotHear("更多。");

    [Fact]
    public void Compound_SaidAfterTheStreet_IsKept() => Call().Says("单元门禁坏了").Says("西城区德外大街 六铺炕").Hears("德外大街", "六铺炕");

    [Fact]
    public void Landlord_WhoWillNotGiveMoneyBack_IsAMatter()
        => Call().Says("my landlord won't give my deposit back").DoesNotHear("All right.");

    [Fact]
    public void Address_InEnglish_WhereTheMatterIsAsked_IsNoMatter()
        => Call().Says("I want to report a problem").Says("Huajiadi Beili building 12").Hears("what happened").DoesNotHear("You are reporting");

    [Fact]
    public void Floor_InAStory_IsNoPlace()
        => Call().Says("我们家电梯坏了三天了我住十八楼我老伴儿坐轮椅下不去了").Says("朝阳区东坝家园").Hears("东坝家园").DoesNotHear("社区18楼");

    [Theory]
    [InlineData("他七十六了")]
    [InlineData("单位早没了")]
    public void Statement_AfterAnArticle_IsAskedAbout(string words) => Call().Says("我想把我爸的户口迁到北京来咋弄").Says(words).DoesNotHear("哪一个");

    [Theory]
    [InlineData("哦")]
    [InlineData("就是那个啥")]
    public void Hesitation_IsGivenTime(string words) => Call().Says(words).Hears("慢慢来").Says(words).Hears("慢慢来").With(s => s.State.Misunderstood.ShouldBe(0));

    [Fact]
    public void Telephone_AskedFor_IsNotRefused() => Call().Says(Streetlight).Says(Address).Says("有没有电话").DoesNotHear("不留联系电话");

    [Fact]
    public void Damage_WhereThePlaceIsAsked_JoinsTheMatter()
        => Call().Says("我家暖气片漏水了").Says("把地板都泡了").Hears("请问").Says("石景山区鲁谷七星园南区").Hears("把地板都泡了。地点：石景山区鲁谷街道七星园南区。");

    [Fact]
    public void Place_AfterStories_IsStillAskedFor_AndNoOtherMatter()
        => Call().Says("楼下有一帮跳广场舞的音响开得震天响").Says("天天晚上七点到九点半").Says("我有心脏病受不了").Says("朝阳区团结湖公园东门").DoesNotHear("先记着").Hears("团结湖公园东门", "心脏病");

    [Fact]
    public void NothingMore_BeforeConsent_IsNoPartOfTheMatter() => Call().Says(Streetlight).Says(Address).Says("没别的了").Hears("三天了。地点", "对吗");

    [Fact]
    public void Pointing_InAStory_IsNoPartOfTheAddress()
        => Call().Says("我想反映一下我们这个小区啊停车的事情物业把消防通道划成车位收钱").Says("东城区安德里北街二十一号院").Hears("21号院。").DoesNotHear("这个小区。");

    [Fact]
    public void FollowOn_AskedLikeThis_IsOfTheArticle() => Call().Says("身份证丢了怎么补办").Says("那多长时间能拿到啊").Hears("六十日").DoesNotHear("哪一个");

    private static Script Call() => new ScriptWorld().On(TestChannels.Phone).Begins();

    private static Script Sms() => new ScriptWorld().On(TestChannels.Sms);
}
