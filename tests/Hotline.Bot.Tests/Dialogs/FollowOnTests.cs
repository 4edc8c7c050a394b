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

    private static Script On(string channel) => new ScriptWorld().On(TestChannels.Of(channel));
}
