using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class RehearingTests
{
    private static readonly EmbeddedKnowledgeBase _knowledge = KnowledgeScenario.Of(
        KnowledgeScenario.Article("card", "社保卡丢了怎么补办", ["社保卡补办", "补一张社保卡"]),
        KnowledgeScenario.Article("heating", "暖气不热", ["家里暖气不热找谁"]));

    private static readonly SpokenChinese _language = Language([]);

    [Theory]
    [InlineData("社宝卡补办", "card")]
    [InlineData("我的社包卡丢了", "card")]
    [InlineData("家里暖器不热", "heating")]
    public async Task Ask_HeardWithAHomophone_FindsWhatWasSaid(string heard, string article)
    {
        var result = await AskAsync(heard, isHeard: true);

        result.First().ShouldBe(article);
        result.Hits[0].Confidence.ShouldBeGreaterThanOrEqualTo((await AskAsync(heard, isHeard: false)).Hits.Select(hit => hit.Confidence).FirstOrDefault());
    }

    [Theory]
    [InlineData("社宝卡补办", "社保卡补办")]
    [InlineData("领残伋人证", "领残疾人证")]
    [InlineData("我的社榜卡怎吗补办", "我的社保卡怎么补办")]
    public void Of_CharacterThatMakesNoWord_GivesWayToOneThatDoes(string heard, string said)
    {
        var guesses = Guess(heard);

        guesses[0].Text.ShouldBe(said);
        guesses[0].Gain.ShouldBeGreaterThan(0);
        guesses.Select(guess => guess.Gain).ShouldBeInOrder(SortDirection.Descending);
        guesses.Select(guess => guess.Text.Length).ShouldAllBe(length => length == heard.Length);
    }

    [Theory]
    [InlineData("社保卡补办")]
    [InlineData("怎么补办社保卡")]
    [InlineData("")]
    [InlineData("card")]
    public void Of_WhatPeopleSay_IsNoGuess(string heard) => Guess(heard).ShouldBeEmpty();

    [Fact]
    public void Of_WhatIsSaidOfOtherThings_IsNoGuess()
    {
        Guess("社堡卡").ShouldNotBeEmpty();
        Guess("社堡卡", "社堡卡(是|)什么").ShouldBeEmpty();
    }

    [Theory]
    [InlineData('社', '保', '卡', '证')]
    [InlineData('社', '保', '卡', '丢')]
    [InlineData('\0', '保', '卡', '残')]
    public void LogProbability_OfWhatWasSeenThere_IsGreater(char beforeThat, char before, char seen, char other) =>
        _language.LogProbability(beforeThat, before, seen).ShouldBeGreaterThan(_language.LogProbability(beforeThat, before, other));

    [Theory]
    [InlineData('宝', '保')]
    [InlineData('四', '是')]
    [InlineData('南', '兰')]
    [InlineData('门', '们')]
    public void Of_CharactersThatAreTakenForOneAnother_StandInOneGroup(char heard, char said) =>
        Homophones.Of(heard).ToArray().ShouldContain(group => group.Contains(said));

    [Theory]
    [InlineData('七', '积')]
    [InlineData('帮', '保')]
    [InlineData('小', '少')]
    public void NearlyOf_CharactersThatBeginAlikeOrRhyme_StandInOneGroup(char heard, char said)
    {
        Homophones.SoundAlike(said, heard).ShouldBeFalse();
        Homophones.NearlyOf(heard).ToArray().ShouldContain(group => group.Contains(said));
    }

    [Fact]
    public void Of_WhatHasNoReading_IsEmpty() => Homophones.Of('a').ToArray().ShouldBeEmpty();

    [Fact]
    public void Guess_OfAStory_IsNone() => Guess("社宝卡怎么补办" + new string('好', 100)).ShouldBeEmpty();

    private static IReadOnlyList<Guess> Guess(string heard, params string[] others) => new Rehearing(Language(others)).Of(heard);

    private static SpokenChinese Language(string[] others) => new([KnowledgeScenario.Article("card", "社保卡怎么补办", ["社保卡丢了", "残疾人证怎么办", "社保卡补办", "领残疾人证"])], others);

    private static async Task<KnowledgeResult> AskAsync(string text, bool isHeard) =>
        await _knowledge.AskAsync(new KnowledgeQuestion(text, "zh-CN", KnowledgeScenario.Today, IsHeard: isHeard), TestContext.Current.CancellationToken);
}
