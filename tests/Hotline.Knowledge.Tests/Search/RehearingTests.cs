using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class RehearingTests
{
    private static readonly EmbeddedKnowledgeBase _knowledge = KnowledgeScenario.Of(
        KnowledgeScenario.Article("card", "社保卡丢了怎么补办", ["社保卡补办", "补一张社保卡"]),
        KnowledgeScenario.Article("heating", "暖气不热", ["家里暖气不热找谁"]));

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
    [InlineData("社保卡补办", "社保卡补办")]
    public void Guess_WordThatNoArticleHas_GivesWayToOneThatSoundsAlike(string heard, string said)
    {
        var text = heard.ToCharArray();
        var index = IndexBuilder.Build([KnowledgeScenario.Article("card", "社保卡补办", [])], SearchWeights.Default);

        Rehearing.Guess(index, text).ShouldBe(heard != said);

        new string(text).ShouldBe(said);
    }

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

    private static async Task<KnowledgeResult> AskAsync(string text, bool isHeard) =>
        await _knowledge.AskAsync(new KnowledgeQuestion(text, "zh-CN", KnowledgeScenario.Today, IsHeard: isHeard), TestContext.Current.CancellationToken);
}
