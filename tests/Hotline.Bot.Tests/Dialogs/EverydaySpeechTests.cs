using Hotline.Bot.Tests.Dialogs.Scripts;

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
        => Call().Says("我要投诉公交车").Says("他看见我也不停车我在那等了半个小时").Hears("请问在哪里").Says("朝阳区呼家楼").Hears("看见我也不停车", "呼家楼").DoesNotHear("呼家楼街道他");

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
    public void FollowOn_AskedLikeThis_IsOfTheArticle() => Call().Says("身份证丢了怎么补办").Says("那多长时间能拿到啊").Hears("六十日").DoesNotHear("哪一个");

    private static Script Call() => new ScriptWorld().On(TestChannels.Phone).Begins();

    private static Script Sms() => new ScriptWorld().On(TestChannels.Sms);
}
