using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

/// <summary>An index that follows changes without being built anew, and one that reads only part of its postings.</summary>
public sealed class ChangedArticlesTests
{
    private static readonly List<Article> _articles = [.. Enumerable.Range(0, LanguageIndex.FewArticles + 100).Select(Numbered)];

    [Fact]
    public void Replace_FewOfManyChange_AnswersFromWhatThereIsNow()
    {
        var knowledge = new EmbeddedKnowledgeBase(_articles);
        var changed = _articles.ToList();
        changed[7] = KnowledgeScenario.Article("a7", "飞行汽车上牌", ["飞行汽车在哪里上牌"], [], "带上驾驶执照。");
        changed.RemoveAt(9);
        changed.Add(KnowledgeScenario.Article("new", "月球旅行签证", ["去月球要签证吗"]));

        knowledge.Replace(changed);

        knowledge.Ask("飞行汽车怎么上牌").First().ShouldBe("a7");
        knowledge.Ask("去月球旅行要签证吗").First().ShouldBe("new");
        knowledge.Ask(_articles[7].Title).First().ShouldNotBe("a7");
        knowledge.Ask(_articles[9].Title).First().ShouldNotBe("a9");
        knowledge.Ask(_articles[8].Title).First().ShouldBe("a8");
        knowledge.Find("a9", "zh-CN").ShouldBeNull();
        knowledge.Replace(_articles);
        knowledge.Ask(_articles[9].Title).First().ShouldBe("a9");
        knowledge.Ask("去月球旅行要签证吗").First().ShouldNotBe("new");
    }

    [Fact]
    public void With_AddedArticles_ScoreAsAmongTheOthers()
    {
        var index = IndexBuilder.Build(_articles, SearchWeights.Default);
        // A copy of what is there already, under another id, and an article that is gone.
        var followed = index.With(new HashSet<int> { 3 }, [_articles[5] with { Id = "copy" }], SearchWeights.Default);

        var before = Rank(index, SearchWeights.Default, _articles[5].Title);
        var after = Rank(followed, SearchWeights.Default, _articles[5].Title);

        after[0].Score.ShouldBe(before[0].Score, 1e-3f);
        after[1].Score.ShouldBe(before[0].Score, 1e-3f);
        new[] { followed.Articles[after[0].Article].Id, followed.Articles[after[1].Article].Id }.ShouldBe(["a5", "copy"]);
        Rank(followed, SearchWeights.Default, _articles[3].Title).ShouldAllBe(c => followed.Articles[c.Article].Id != "a3");
    }

    [Fact]
    public void Of_SameContentReadAnew_IsNoChange()
    {
        var index = LanguageIndex.Of(_articles, null, SearchWeights.Default);

        LanguageIndex.Of([.. Enumerable.Range(0, _articles.Count).Select(Numbered)], index, SearchWeights.Default).Present.Units.ShouldBe(index.Present.Units);
        LanguageIndex.Of([.. _articles.Skip(1)], index, SearchWeights.Default).Present.Articles.Count.ShouldBe(_articles.Count);
        // One in twenty: built anew, without those that are gone.
        LanguageIndex.Of([.. _articles.Skip(_articles.Count / 10)], index, SearchWeights.Default).Present.Articles.Count.ShouldBe(_articles.Count - _articles.Count / 10);
    }

    [Fact]
    public void Rank_MorePostingsThanAreRead_StillFindsByTheRareWords()
    {
        var index = IndexBuilder.Build(_articles, SearchWeights.Default);
        var sparing = new SearchWeights { MostPostings = 500 };

        foreach (var article in _articles.Where((_, i) => i % 100 == 0))
        {
            var all = Rank(index, SearchWeights.Default, article.AskedAs[0]);
            var some = Rank(index, sparing, article.AskedAs[0]);
            some[0].Article.ShouldBe(all[0].Article);
            some[0].Score.ShouldBe(all[0].Score, 1e-3f);
        }
    }

    // Two rare characters of its own, in words that all have.
    private static Article Numbered(int number)
    {
        var own = $"{(char)('\u4E00' + number * 5)}{(char)('\u9000' - number * 5)}";
        return KnowledgeScenario.Article($"a{number}", $"{own}登记手续", [$"{own}登记手续需要多长时间"], [own], $"{own}登记手续由窗口受理，登记手续齐全的当场登记。");
    }

    private static Candidate[] Rank(ArticleIndex index, SearchWeights weights, string question)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(question, out var text);
        var asked = scratch.Ask(index, weights, text, terms, KnowledgeScenario.Today.DayNumber);
        var candidates = new Candidate[Ranker.MostCandidates];
        return candidates[..Ranker.Rank(index, weights, asked, candidates)];
    }
}
