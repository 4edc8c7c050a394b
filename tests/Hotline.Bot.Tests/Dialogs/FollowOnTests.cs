using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>Questions that name no subject of their own are of the article given last.</summary>
public sealed class FollowOnTests
{
    public static TheoryData<string> Channels => TestChannels.All;

    [Theory, MemberData(nameof(Channels))]
    public void Question_ForASideOfTheArticle_IsAnsweredFromIt(string channel)
        => On(channel).Says("老年卡怎么办").Raises<DomainEvent.ArticleGiven>(e => e.ArticleId == "elderly-card")
            .Says("那要带什么材料？").Hears("户口簿", "依据").Raises<DomainEvent.ArticleGiven>(e => e.ArticleId == "elderly-card")
            .Says("多少钱").Hears("首次办卡免费")
            .Says("我妈能让别人代办吗").DoesNotHear("首次办卡免费");

    [Theory]
    [InlineData("我可以替她去吗", "代办人身份证")]
    [InlineData("去哪儿办呢", "农商银行")]
    [InlineData("什么条件", "满六十周岁")]
    [InlineData("要多久能办好", "几个星期")]
    [InlineData("能不能网上办？", "农商银行")]
    public void Question_InManyWords_IsUnderstood(string words, string answer)
        => On(ChannelIds.WebChat).Says("老年卡怎么办").Says(words).Hears("养老助残卡", answer);

    [Theory]
    [InlineData("what do I need to bring?", "household book")]
    [InlineData("how long does it take", "weeks")]
    [InlineData("and where is that", "branch")]
    public void Question_InEnglish_IsUnderstood(string words, string answer)
        => On(ChannelIds.WebChat).Says("how do I get the senior card for my mother").Says(words).Hears(answer);

    [Fact]
    public void Question_WithASubjectOfItsOwn_IsOfThat()
        => On(ChannelIds.WebChat).Says("老年卡怎么办").Says("居住证要带什么材料").DoesNotHear("关于“").With(s => s.Choices.ShouldContain(c => c.Contains("居住证")));

    [Fact]
    public void Question_ThatTheArticleDoesNotAnswer_IsNotGuessed()
        => On(ChannelIds.WebChat).Says("附近有人遗弃宠物怎么办").Says("多少钱")
            .DoesNotHear("元");

    [Fact]
    public void Question_InTheMiddleOfAForm_IsAnswered_AndTheFormGoesOn()
        => On(ChannelIds.WebChat).Says("老年卡怎么办").Says("我们小区门口的路灯坏了三天了").Hears("哪")
            .Says("对了，要带什么材料").Hears("户口簿", "请问在哪里").OpensNoTicket();

    [Fact]
    public void Question_OfAPersonAlone_IsOfTheArticleThatSpeaksOfSuchAPerson()
        => On(ChannelIds.WebChat).Says("老年卡怎么办").Says("我妈是外地户口，能办吗？").Hears("养老助残卡", "有北京市居住证").DoesNotHear("临时身份证")
            .Says("那要带什么材料？我可以替她去吗").Hears("户口簿", "代办人身份证");

    [Fact]
    public void Question_OfAPersonOfWhomTheArticleDoesNotSpeak_IsLookedUp()
        => On(ChannelIds.WebChat).Says("老年卡怎么办").Says("养宠物狗，能办吗").DoesNotHear("关于“");

    [Theory]
    [InlineData("多少钱")]
    [InlineData("要带什么材料")]
    public void Question_WithNothingSpokenOf_IsNotAnswered(string words)
        => On(ChannelIds.WebChat).Says(words).DoesNotHear("关于“");

    [Theory]
    [InlineData("失能老人护理补贴怎么申请", "要评估吗", "评估机构上门")]
    [InlineData("失能老人护理补贴怎么申请", "谁上门评估", "评估机构上门")]
    [InlineData("失能老人护理补贴怎么申请", "一个月多少钱", "按等级定")]
    [InlineData("失能老人护理补贴怎么申请", "病情加重了怎么办", "重新评估")]
    [InlineData("老年卡怎么办", "逛公园要钱吗", "逛公园")]
    [InlineData("老年卡怎么办", "丢了呢", "挂失")]
    [InlineData("公司不给上社保", "去哪投诉", "劳动监察")]
    [InlineData("我要租房子，怎么备案", "房东不配合怎么办", "房东不办，租客自己也可以办")]
    [InlineData("我想给孩子改名字", "孩子八岁", "不满十八周岁")]
    [InlineData("怎么选养老院", "可以先试住吗", "可以先试住")]
    [InlineData("怎么选养老院", "押金怎么办", "押金、会员费")]
    [InlineData("怎么选养老院", "出了问题找谁", "先和机构谈")]
    [InlineData("居住证怎么办", "要签注吗", "签注，不收费")]
    [InlineData("办护照", "护照办一本多少钱", "关于“办护照")]
    [InlineData("我要结婚了，怎么登记", "要预约吗", "可以先在网上预约")]
    [InlineData("我要结婚了，怎么登记", "外地户口能在北京办吗", "不再要户口本")]
    [InlineData("老伴儿走了，要怎么销户口", "还要办什么", "派出所注销户口")]
    [InlineData("how do I get a residence permit", "what about endorsement", "Endorse it")]
    public void Question_ForWhatTheArticleHolds_IsAnsweredFromIt(string first, string words, string answer)
        => On(ChannelIds.WebChat).Says(first).Says(words).Hears(answer).OpensNoTicket();

    [Theory]
    [InlineData("失能老人护理补贴怎么申请", "残疾人证怎么办", "disability-certificate")]
    [InlineData("怎么选养老院", "送餐服务怎么联系", "meal-grocery-delivery")]
    [InlineData("老年卡怎么办", "居住证怎么办", "residence-permit")]
    public void Question_ForAnotherSubjectThatTheArticleNames_IsOfThat(string first, string words, string article)
        => On(ChannelIds.WebChat).Says(first).Says(words).Raises<DomainEvent.ArticleGiven>(e => e.ArticleId == article);

    [Fact]
    public void Matter_AfterAnArticleThatHoldsItsWords_IsAMatter()
        => On(ChannelIds.WebChat).Says("怎么选养老院").Says("养老院押金不退，我要投诉").Hears("您反映的是：养老院押金不退").DoesNotHear("关于“");

    [Fact]
    public void Question_AfterATicket_IsOfTheTicketAndNoLongerOfTheArticle()
        => On(ChannelIds.Sms).Says("老年卡怎么办").Says("我们小区门口的路灯坏了三天了").Says("朝阳区望京街道花家地北里").Says("可以").OpensTicket()
            .Says("谢谢，大概多久").DoesNotHear("几个星期").Hears("答复");

    [Theory]
    [InlineData("小区里有条大狗没栓绳咬了我", "怎么办", "登记好了，就告诉您由谁办")]
    [InlineData("我们小区门口的路灯坏了三天了", "要带什么材料", "您想问的是哪一个")]
    public void Question_InAForm_IsOfTheMatter(string matter, string words, string otherwise)
        => On(ChannelIds.WebChat).Says(matter).Says(words).DoesNotHear(otherwise).Hears("请问在哪里");

    [Fact]
    public void HowLong_InAForm_IsOfTheTicket()
        => On(ChannelIds.WebChat).Says("我们小区门口的路灯坏了三天了").Says("大概要多久").Hears("由谁办、什么时候答复", "请问在哪里");

    private static Script On(string channel) => new ScriptWorld().On(TestChannels.Of(channel));
}
