using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Forms;

namespace Hotline.Bot.Tests.Dialogs.Forms;

public sealed class FormWordsTests
{
    [Theory]
    [InlineData("我要投诉")]
    [InlineData("你好，我想反映一个问题")]
    [InlineData("举报")]
    [InlineData("我要报修。")]
    [InlineData("I want to report a problem")]
    [InlineData("I'd like to make a complaint, please")]
    public void BareRequest_SaysNothingOfTheMatter(string words) => BareRequest.Is(words).ShouldBeTrue();

    [Theory]
    [InlineData("我要投诉物业")]
    [InlineData("路灯坏了")]
    [InlineData("我要举报有人卖假烟")]
    [InlineData("I want to report a broken street lamp")]
    public void BareRequest_WithAMatter_IsNone(string words) => BareRequest.Is(words).ShouldBeFalse();

    [Theory]
    [InlineData("我姓王，电话13911112222", "王")]
    [InlineData("我叫张小明", "张小明")]
    [InlineData("My name is Ann Lee, 13911112222", "Ann Lee")]
    [InlineData("我叫了三次物业都没有来", null)]
    [InlineData("13911112222", null)]
    public void GivenName_IsFound(string words, string? name) => GivenName.In(words).ShouldBe(name);

    [Theory]
    [InlineData("不对不对", 0)]
    [InlineData("都不是", 0)]
    [InlineData("不对，是井盖坏了", 5)]
    [InlineData("No, the manhole", 10)]
    public void Objection_IsMeasuredByWhatFollowsIt(string words, int substance) => Objection.Substance(words).ShouldBe(substance);

    [Theory]
    [InlineData("老年卡怎么办", true)]
    [InlineData("老年卡", true)]
    [InlineData("他们乱收停车费，还不开发票", false)]
    [InlineData("How do I get one", true)]
    public void QuestionWords_TellAQuestionFromMoreOfTheMatter(string words, bool asks) => QuestionWords.Asks(words).ShouldBe(asks);

    [Theory]
    [InlineData("临时的那个", 1)]
    [InlineData("补办", 0)]
    [InlineData("身份证", null)]
    [InlineData("这个和那个都想知道一下可以吗我还有很多别的事情", null)]
    public void TitleMatch_NamesAnArticleByItsOwnWords(string words, int? index)
        => TitleMatch.Find(words, ["身份证丢了怎么补办", "办临时身份证", "身份证到期换领"]).ShouldBe(index);
}
