using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class SoundTermsTests
{
    private static readonly ArticleIndex _index = IndexBuilder.Build(
        [KnowledgeScenario.Article("fund", "公积金提取", []), KnowledgeScenario.Article("card", "社保卡补办", [])], SearchWeights.Default);

    private static readonly string[] _pairs = ["公积", "积金", "社保", "保卡"];

    [Theory]
    [InlineData("公积金", "")]
    [InlineData("公鸡金", "公积 积金")]
    [InlineData("公七金", "公积 积金")]
    [InlineData("社宝卡", "社保 保卡")]
    [InlineData("公猫金", "")]
    [InlineData("公", "")]
    public void Find_HeardPairs_AreThoseThatSoundLikeThem(string heard, string expected) => Found(heard).ShouldBe(expected);

    private static string Found(string heard)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(heard, out var text);
        var asked = scratch.Ask(_index, SearchWeights.Default, text, terms, KnowledgeScenario.Today.DayNumber, isHeard: true);
        return string.Join(' ', asked.BySound.ToArray().Where(sound => sound.IsPair).Select(sound => Written(sound.Number)));
    }

    private static string Written(int number) => _pairs.Single(pair => _index.Find(pair) == number);
}
