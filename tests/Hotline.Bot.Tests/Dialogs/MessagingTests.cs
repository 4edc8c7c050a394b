using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What text messages, WeChat and the web chat need of the engine, and what must not upset it.</summary>
public sealed class MessagingTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const int ThreeSegments = 3 * 67;

    public static TheoryData<string> Channels => TestChannels.All;

    [Fact]
    public void OptOut_IsConfirmedAndThenRespected()
        => Sms().Event(EventNames.OptOut).Hears("退订").Says("老年卡怎么办").HearsNothing().Says("着火了").Hears("119")
            .Event(EventNames.OptIn).Hears("恢复").Says("老年卡怎么办").Hears("六十");

    [Fact]
    public void IdenticalMessages_MoreThanEightInARow_AreRecordedOnly()
    {
        var script = Sms();
        for (var i = 0; i < 8; i++)
            script.Says("老年卡怎么办").Hears("六十");
        script.Says("老年卡怎么办").HearsNothing().Says("居住证怎么办").With(s => s.Messages.ShouldNotBeEmpty());
    }

    [Theory]
    [InlineData("【自动回复】您好，我现在不在。")]
    [InlineData("Automatic reply: I am out of the office.")]
    public void AutomaticReply_IsRecordedOnly(string words) => Sms().Says(words).HearsNothing().With(s => s.State.Stack.ShouldBeEmpty());

    [Fact]
    public void Complaint_AboutAutomaticReplies_IsAnswered() => Sms().Says("自动回复根本没用，我要投诉物业").With(s => s.Messages.ShouldNotBeEmpty());

    [Fact]
    public void TextMessages_StayWithinAFewSegments()
    {
        var script = Sms();
        foreach (var words in new[] { "老年卡怎么办", "更多", Streetlight, "朝阳区望京街道花家地北里", "对", "查一下我的单子", "催一下", "帮助", "人工" })
        {
            script.Says(words);
            (script.Text.Length + script.Choices.Sum(c => c.Length + 3)).ShouldBeLessThanOrEqualTo(ThreeSegments, script.Transcript);
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("２")]
    [InlineData("2.")]
    [InlineData("第二个")]
    [InlineData("人工")]
    public void Choice_ByNumberOrdinalOrTitle_IsTaken(string words)
        => Sms().Says("火星移民怎么报名").IsOffered("要", "人工", "不用了").Says(words).IsHandedOver("requested");

    [Fact]
    public void Choice_OutOfRange_AsksForTheRightNumbers() => Sms().Says("火星移民怎么报名").Says("7").Hears("1到3").Says("1").Hears("请问在哪里");

    [Fact]
    public void More_PagesThroughTheArticleToItsEnd()
    {
        var script = Sms().Says("老年卡怎么办").IsOffered("更多");
        var pages = 0;
        while (script.Choices.Contains("更多") && ++pages < 20)
            script.Says("更多").With(s => s.Text.Length.ShouldBeLessThanOrEqualTo(ThreeSegments));
        pages.ShouldBeInRange(2, 19);
        script.Says("更多").Hears("就是这些了");
    }

    [Fact]
    public void Answer_OnARichChannel_IsTheWholeArticleInMarkdown()
        => new ScriptWorld().On(TestChannels.WebChat).Says("老年卡怎么办").With(s => s.Messages.Single().TextFormat.ShouldBe("markdown")).Hears("- ", "**");

    [Fact]
    public void Answer_OnWeChat_KeepsItsLimit()
        => new ScriptWorld().On(TestChannels.WeChat).Says("老年卡怎么办").With(s => s.Text.Length.ShouldBeLessThanOrEqualTo(600)).Hears("依据");

    [Fact]
    public void Question_WithoutAnswer_IsAdmittedLoggedAndOfferedATicket()
        => Sms().Says("火星移民怎么报名").Hears("没有查到准确的答案").Raises<DomainEvent.KnowledgeGapFound>(e => e.Question.Contains("火星", StringComparison.Ordinal))
            .Says("要").Hears("请问在哪里");

    [Fact]
    public void Article_ThatMayBeMeant_IsAskedForByItsTitle()
        => new ScriptWorld(new OneGuess()).On(TestChannels.Sms).Says("老年卡怎么办").Hears("您想问的是“").IsOffered("对", "不对")
            .Says("不对").Hears("没有查到").Says("老年卡怎么办").Says("对").Raises<DomainEvent.ArticleGiven>();

    [Fact]
    public void SmallTalk_IsTurnedPolitely()
        => Sms().Says("帮我写一首诗").Hears("帮不上忙").IsOffered("我要反映问题").Says("谢谢").Hears("不客气").Says("再见").Hears("再见");

    [Theory, MemberData(nameof(Channels))]
    public void Message_WithoutWords_IsAnsweredPolitelyAndNeverAThirdTime(string channel)
        => On(channel).Says("").Hears("一句话").Says("😀😀").IsHandedOver("notUnderstood");

    [Fact]
    public void ControlCharacters_AreTakenOut()
    {
        var script = Sms().Says("我们小区\u0000门口的\u001b[31m路灯\u0007坏了三天了").Says("朝阳区望京街道花家地北里").Says("对").OpensTicket();
        script.Ticket.Matter.Description.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public void TenThousandCharacters_AreKeptUpToTheLimitAndSaidSo()
    {
        var words = Streetlight + "，" + string.Concat(Enumerable.Repeat("每天晚上都很黑很危险。", 1_000));
        var script = Sms().Says(words).Says("朝阳区望京街道花家地北里").With(s => s.Text.Length.ShouldBeLessThan(ThreeSegments)).Says("对").OpensTicket().Hears("前4000个字");
        script.Ticket.Matter.Description.ShouldBe(words[..4_000]);
    }

    [Fact]
    public void LongMatter_WithinTheLimit_IsKeptWhole()
    {
        var words = Streetlight + "，" + string.Concat(Enumerable.Repeat("每天晚上都很黑很危险。", 300));
        Sms().Says(words).Says("朝阳区望京街道花家地北里").Says("对").OpensTicket().DoesNotHear("个字")
            .With(s => s.Ticket.Matter.Description.ShouldBe(words));
    }

    [Fact]
    public void VoiceWithoutWords_IsAskedForInWriting()
        => new ScriptWorld().On(TestChannels.WeChat).Receives(new() { Attachments = [new() { ContentType = "audio/amr" }] }).Hears("打字");

    [Fact]
    public void Button_WithAValueAndNoText_IsTakenAsSaid()
        => new ScriptWorld().On(TestChannels.WebChat).Receives(new() { Value = System.Text.Json.JsonSerializer.SerializeToElement("老年卡怎么办") }).Raises<DomainEvent.ArticleGiven>();

    [Fact]
    public void Activity_OfAnUnknownKind_IsPassedOver()
        => Sms().Receives(new() { Type = "invoke" }).HearsNothing().Event("something.else").HearsNothing().Event(EventNames.NoInput).HearsNothing();

    [Fact]
    public void Conversation_BegunByTheBotAlone_IsNotGreeted()
        => Sms().Receives(new() { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new("hotline")] }, InputModality.Event).HearsNothing();

    [Fact]
    public void Conversation_BegunAgainInAForm_GoesOnWithIt()
        => new ScriptWorld().On(TestChannels.WeChat).Says(Streetlight).Begins().Hears("欢迎回来", "请问在哪里");

    [Fact]
    public void Help_InAForm_ComesBackToIt() => Sms().Says(Streetlight).Says("帮助").Hears("反映问题", "请问在哪里");

    [Theory, MemberData(nameof(Channels))]
    public void EveryReply_NamesItsLanguageAndWhetherItWaits(string channel)
        => On(channel).Says(Streetlight).With(s => s.Messages.ShouldAllBe(m => m.Locale == "zh-CN" && m.InputHint == InputHints.Expecting));

    private static Script Sms() => On(ChannelIds.Sms);

    /// <summary>Knows one article, and is never sure that it is meant.</summary>
    private sealed class OneGuess : IKnowledgeBase
    {
        public IReadOnlyList<Article> Articles { get; } = [ScriptWorld.Knowledge.Find("elderly-card", "zh-CN")!];

        public ValueTask<KnowledgeResult> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
            => ValueTask.FromResult(new KnowledgeResult(KnowledgeVerdict.Choose, [new(Articles[0], 0.3, [])]));

        public Article? Find(string id, string language) => Articles.FirstOrDefault(a => a.Id == id);
    }

    private static Script On(string channel) => new ScriptWorld().On(TestChannels.Of(channel));
}
