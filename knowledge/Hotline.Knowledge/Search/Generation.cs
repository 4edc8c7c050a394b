using System.Collections.Frozen;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Embeddings;

namespace Hotline.Knowledge.Search;

/// <summary>One state of the knowledge base: the articles, and an index a language.</summary>
internal sealed class Generation
{
    // What a guess counts beside what was heard where both are as likely: lower refuses more of what is nobody's business here, and finds less of what was misheard.
    private const double TrustInGuesses = 0.6;

    private readonly FrozenDictionary<(string Id, string Language), Article> _byId;
    private readonly LanguageIndex _chineseIndex;
    private readonly LanguageIndex _englishIndex;
    private readonly ArticleSearch _chinese;
    private readonly ArticleSearch _english;
    private readonly SearchWeights _weights;
    private readonly IAsides? _asides;

    /// <param name="articles">The articles.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="asides">Whom to ask in doubt whether a question is the hotline's business; null for nobody.</param>
    /// <param name="before">The state before it, of which is kept what is the same; null for none.</param>
    public Generation(IReadOnlyList<Article> articles, SearchWeights weights, IAsides? asides = null, Generation? before = null)
    {
        Articles = articles;
        _byId = articles.ToFrozenDictionary(a => (a.Id, a.Language));
        (_weights, _asides) = (weights, asides);
        _chineseIndex = LanguageIndex.Of(Of(ArticleLanguages.Chinese), before?._chineseIndex, weights, asides);
        _englishIndex = LanguageIndex.Of(Of(ArticleLanguages.English), before?._englishIndex, weights);
        _chinese = new ArticleSearch(_chineseIndex.Present, weights, Judge.Chinese, Judge.ChineseByMeaning, asides);
        _english = new ArticleSearch(_englishIndex.Present, weights, Judge.English, Judge.English);
    }

    // The same articles and indexes, with what is known of their meaning.
    private Generation(Generation words, IReadOnlyDictionary<string, float[]> known, int size)
    {
        Articles = words.Articles;
        (_weights, _asides, _byId, _chineseIndex, _englishIndex) = (words._weights, words._asides, words._byId, words._chineseIndex, words._englishIndex);
        var (chinese, english) = (UnitVectors.Of(_chineseIndex.Present.Articles, known, size), UnitVectors.Of(_englishIndex.Present.Articles, known, size));
        KnowsMeaning = chinese is not null || english is not null;
        _chinese = new ArticleSearch(_chineseIndex.Present, _weights, Judge.Chinese, Judge.ChineseByMeaning, _asides, chinese);
        _english = new ArticleSearch(_englishIndex.Present, _weights, Judge.English, Judge.English, vectors: english);
    }

    /// <summary>True where a question's embedding is of use.</summary>
    public bool KnowsMeaning { get; }

    /// <summary>These articles with embeddings of their texts.</summary>
    /// <param name="known">By text, of one size.</param>
    /// <param name="size">That size.</param>
    public Generation With(IReadOnlyDictionary<string, float[]> known, int size) => new(this, known, size);

    public IReadOnlyList<Article> Articles { get; }

    public Article? Find(string id, string language) =>
        _byId.GetValueOrDefault((id, language)) ?? _byId.GetValueOrDefault((id, ArticleLanguages.Chinese));

    /// <summary>
    /// Asks the articles of the script that the question is written in, then the others: a number or a loan word may stand there.
    /// Hits come in the language of the conversation.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="vector">Its embedding; null where it is not known.</param>
    public KnowledgeResult Ask(KnowledgeQuestion question, float[]? vector = null)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(question.Text, out var text);
        var (first, second) = Han.IsIn(text) ? (_chinese, _english) : (_english, _chinese);
        var result = first.Ask(question, text, terms, scratch, vector);
        if (question.IsHeard && ReferenceEquals(first, _chinese))
            result = AskReheard(question, result, scratch, vector);
        if (result.Verdict != KnowledgeVerdict.None)
            return Told(question, result);
        terms = scratch.Read(question.Text, out text);
        return Told(question, second.Ask(question, text, terms, scratch, vector));
    }

    private KnowledgeResult Told(KnowledgeQuestion question, KnowledgeResult result) =>
        result.Verdict == KnowledgeVerdict.None ? KnowledgeResult.Nothing : result with { Hits = Translate(result.Hits, question.Language) };

    // What was heard may not be what was said. Of typed words a guess costs more than it gives: it finds answers to what is nobody's business here.
    private KnowledgeResult AskReheard(KnowledgeQuestion question, KnowledgeResult heard, SearchScratch scratch, float[]? vector)
    {
        var results = new List<(double Weight, KnowledgeResult Result)> { (1, heard) };
        foreach (var guess in _chineseIndex.Rehearing.Value.Of(scratch.Text))
        {
            var terms = scratch.Read(guess.Text, out var text);
            results.Add((TrustInGuesses * Math.Exp(guess.Gain), _chinese.Ask(question, text, terms, scratch, vector)));
        }

        return Best(results);
    }

    /// <summary>Of what each guess finds, that in which the article is first for which all of them speak most, each as much as it is likely.</summary>
    private static KnowledgeResult Best(List<(double Weight, KnowledgeResult Result)> results)
    {
        if (results.Count == 1)
            return results[0].Result;
        var sureness = results.SelectMany(r => r.Result.Hits.Select(hit => (hit.Article.Id, Sureness: r.Weight * hit.Confidence)))
            .GroupBy(of => of.Id, of => of.Sureness).ToDictionary(of => of.Key, of => of.Sum());
        return results.MaxBy(r => r.Result.Hits is [var first, ..] ? (sureness[first.Article.Id], r.Weight * first.Confidence) : default).Result;
    }

    /// <summary>Ids of the articles that fit a question best, whatever the verdict; for measuring.</summary>
    public IReadOnlyList<string> Rank(KnowledgeQuestion question, float[]? vector = null)
    {
        var scratch = SearchScratch.OfThread;
        var terms = scratch.Read(question.Text, out var text);
        var (search, articles) = Han.IsIn(text) ? (_chinese, _chineseIndex.Present.Articles) : (_english, _englishIndex.Present.Articles);
        return [.. search.Rank(question.On.DayNumber, text, terms, scratch, question.Limit, vector).Take(question.Limit).Select(candidate => articles[candidate.Article].Id)];
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
