using System.Collections.Frozen;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>One state of the knowledge base: the articles, and an index a language.</summary>
internal sealed class Generation
{
    private readonly FrozenDictionary<(string Id, string Language), Article> _byId;
    private readonly List<Article> _chineseArticles;
    private readonly List<Article> _englishArticles;
    private readonly ArticleSearch _chinese;
    private readonly ArticleSearch _english;

    public Generation(IReadOnlyList<Article> articles, SearchWeights weights)
    {
        Articles = articles;
        _byId = articles.ToFrozenDictionary(a => (a.Id, a.Language));
        _chineseArticles = Of(ArticleLanguages.Chinese);
        _englishArticles = Of(ArticleLanguages.English);
        _chinese = new ArticleSearch(IndexBuilder.Build(_chineseArticles, weights), weights, Judge.Chinese);
        _english = new ArticleSearch(IndexBuilder.Build(_englishArticles, weights), weights, Judge.English);
    }

    public IReadOnlyList<Article> Articles { get; }

    public Article? Find(string id, string language) =>
        _byId.GetValueOrDefault((id, language)) ?? _byId.GetValueOrDefault((id, ArticleLanguages.Chinese));

    /// <summary>
    /// Asks the articles of the script that the question is written in, then the others: a number or a loan word may stand there.
    /// Hits come in the language of the conversation.
    /// </summary>
    public KnowledgeResult Ask(KnowledgeQuestion question)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(question.Text, out var text);
        var (first, second) = Han.IsIn(text) ? (_chinese, _english) : (_english, _chinese);
        var result = first.Ask(question, text, terms, scratch);
        if (result.Verdict == KnowledgeVerdict.None)
            result = second.Ask(question, text, terms, scratch);
        return result.Hits.Count == 0 ? result : result with { Hits = Translate(result.Hits, question.Language) };
    }

    /// <summary>Ids of the articles that fit a question best, whatever the verdict; for measuring.</summary>
    public IReadOnlyList<string> Rank(KnowledgeQuestion question)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(question.Text, out var text);
        var (search, language) = Han.IsIn(text) ? (_chinese, ArticleLanguages.Chinese) : (_english, ArticleLanguages.English);
        var articles = language == ArticleLanguages.Chinese ? _chineseArticles : _englishArticles;
        return Array.ConvertAll(search.Rank(question.On.DayNumber, text, terms, scratch, question.Limit), candidate => articles[candidate.Article].Id);
    }

    private KnowledgeHit[] Translate(IReadOnlyList<KnowledgeHit> hits, string language)
    {
        var translated = new KnowledgeHit[hits.Count];
        for (var i = 0; i < translated.Length; i++)
            translated[i] = hits[i] with { Article = Find(hits[i].Article.Id, language) ?? hits[i].Article };
        return translated;
    }

    private List<Article> Of(string language) => [.. Articles.Where(a => a.Language == language)];
}
