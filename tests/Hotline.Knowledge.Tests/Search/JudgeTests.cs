using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class JudgeTests
{
    [Theory]
    [InlineData(0.13, false, KnowledgeVerdict.None)]
    [InlineData(0.13, true, KnowledgeVerdict.None)]
    [InlineData(0.2, true, KnowledgeVerdict.Choose)]
    [InlineData(0.6, false, KnowledgeVerdict.Answer)]
    [InlineData(0.6, true, KnowledgeVerdict.Choose)]
    [InlineData(0.7, true, KnowledgeVerdict.Answer)]
    public void Verdict_OfWhatWasHeard_IsAnsweredLater(double confidence, bool isHeard, KnowledgeVerdict verdict) =>
        Judge.Chinese.Verdict([new Candidate { Score = 2, Missing = 1 }, new Candidate { Score = 1, Missing = 1, Article = 1 }], confidence, isHeard).ShouldBe(verdict);

    [Theory]
    [InlineData(0.13, 0.01, KnowledgeVerdict.Choose)]
    [InlineData(0.13, 0.5, KnowledgeVerdict.None)]
    [InlineData(0.02, 0.01, KnowledgeVerdict.None)]
    [InlineData(0.4, 0.5, KnowledgeVerdict.Choose)]
    [InlineData(0.4, 0.9, KnowledgeVerdict.None)]
    [InlineData(0.6, 0.99, KnowledgeVerdict.Answer)]
    public void Verdict_InDoubt_HearsWhetherItIsAnAside(double confidence, double aside, KnowledgeVerdict verdict) =>
        Judge.Chinese.Verdict([new Candidate { Score = 2, Missing = 1 }], confidence, isHeard: false, new SaidAsides(aside), "问题").ShouldBe(verdict);

    [Theory]
    [InlineData(1f, 0.6f, KnowledgeVerdict.Answer)]
    [InlineData(0.92f, 0.6f, KnowledgeVerdict.Answer)]
    [InlineData(0.8f, 0.6f, KnowledgeVerdict.Choose)]
    [InlineData(1f, 1f, KnowledgeVerdict.Choose)]
    public void Verdict_OfWhatStandsWholeInSeveral_IsOfTheOneThatAsksSo(float best, float other, KnowledgeVerdict verdict) =>
        Judge.Chinese.Verdict([new Candidate { Score = 2, Likeness = best }, new Candidate { Score = 1.9f, Likeness = other, Article = 1 }], 0.9, isHeard: false).ShouldBe(verdict);

    private sealed class SaidAsides(double probability) : IAsides
    {
        public IEnumerable<string> Sayings => [];

        public double Probability(ReadOnlySpan<char> question) => probability;
    }
}
