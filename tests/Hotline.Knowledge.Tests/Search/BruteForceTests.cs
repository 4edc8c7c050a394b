using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

/// <summary>The inverted index must rank as the formula does when it is worked out article by article.</summary>
public sealed class BruteForceTests
{
    private const int ArticleCount = 10_000;
    private const string Alphabet = "甲乙丙丁戊己庚辛壬癸丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒盈昃列张寒秋收冬藏闰余成岁律吕调阳云腾致露霜金丽玉昆冈剑巨阙珠";

    // Everything is read: an alphabet this small has no rare terms.
    private static readonly SearchWeights Weights = new() { MostPostings = int.MaxValue };

    [Fact]
    public void Rank_TenThousandArticles_AgreesWithTheFormula()
    {
        var random = new Random(20261120);
        var articles = Enumerable.Range(0, ArticleCount).Select(i => Synthetic(random, i)).ToList();
        var index = IndexBuilder.Build(articles, Weights);
        var oracle = new BruteForceScorer(articles, Weights);
        var day = KnowledgeScenario.Today;

        for (var i = 0; i < 12; i++)
        {
            var question = i % 4 == 0 ? articles[random.Next(ArticleCount)].AskedAs[0] : Words(random, 4, 14);
            var terms = BruteForceScorer.Terms(question);
            var expected = oracle.Top(terms, day, Ranker.MostCandidates);
            var actual = Rank(index, question, day);

            actual.Length.ShouldBe(expected.Count);
            for (var place = 0; place < actual.Length; place++)
            {
                // Near-equal scores may change places where sums were made in another order; the scores themselves may not differ.
                ((double)actual[place].Score).ShouldBe(expected[place].Score, expected[place].Score * 1e-4);
                oracle.Score(actual[place].Article, terms).ShouldBe(actual[place].Score, actual[place].Score * 1e-4);
            }
        }
    }

    private static Candidate[] Rank(ArticleIndex index, string question, DateOnly day)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(question, out var text);
        var asked = scratch.Ask(index, Weights, text, terms, day.DayNumber);
        var count = Ranker.Rank(index, Weights, asked, scratch.Candidates.AsSpan(0, Ranker.MostCandidates));
        return scratch.Candidates[..count];
    }

    private static Article Synthetic(Random random, int number) => KnowledgeScenario.Article(
        $"a{number}",
        Words(random, 3, 10),
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Words(random, 3, 12))],
        [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Words(random, 2, 4))],
        Words(random, 0, 60)) with
    {
        ValidFrom = number % 7 == 0 ? new DateOnly(2027, 1, 1) : new DateOnly(2024, 1, 1),
        ValidUntil = number % 11 == 0 ? new DateOnly(2026, 11, 19) : null,
    };

    private static string Words(Random random, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Next(30) == 0 ? "，" : Alphabet[random.Next(Alphabet.Length)].ToString()));
}
