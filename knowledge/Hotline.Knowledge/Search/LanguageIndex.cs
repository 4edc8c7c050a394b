using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>
/// The index of one language from one state of the articles to the next. Few are indexed anew, which takes a moment; where there are many, only
/// what changed is, until that is so much that rarity is no longer what it was.
/// </summary>
internal sealed class LanguageIndex
{
    /// <summary>Up to so many are always indexed anew: two thousand take a fifth of a second, and rank as if they had never changed.</summary>
    public const int FewArticles = 2_000;

    // One in so many may have changed before all are indexed anew.
    private const int ChangedShare = 20;

    private readonly ArticleIndex _built;
    private readonly Dictionary<string, int> _numbers;

    private LanguageIndex(ArticleIndex built, Dictionary<string, int> numbers, ArticleIndex present, Lazy<Rehearing> rehearing) =>
        (_built, _numbers, Present, Rehearing) = (built, numbers, present, rehearing);

    /// <summary>The articles as they are.</summary>
    public ArticleIndex Present { get; }

    /// <summary>Guesses what was said in these articles' language; learned when the first question is heard.</summary>
    public Lazy<Rehearing> Rehearing { get; }

    /// <summary>The index of these articles.</summary>
    /// <param name="articles">All of one language.</param>
    /// <param name="before">What there was; null for nothing.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="asides">Knows what else residents say; null for nobody.</param>
    public static LanguageIndex Of(IReadOnlyList<Article> articles, LanguageIndex? before, SearchWeights weights, IAsides? asides = null) =>
        before is not null && before._numbers.Count > FewArticles && before.TryFollow(articles, weights) is { } next ? next : Build(articles, weights, asides);

    private static LanguageIndex Build(IReadOnlyList<Article> articles, SearchWeights weights, IAsides? asides)
    {
        var index = IndexBuilder.Build(articles, weights);
        var numbers = new Dictionary<string, int>(articles.Count);
        for (var number = 0; number < articles.Count; number++)
            numbers[articles[number].Id] = number;
        return new(index, numbers, index, new(() => new Rehearing(new SpokenChinese(articles, asides?.Sayings ?? []))));
    }

    private LanguageIndex? TryFollow(IReadOnlyList<Article> articles, SearchWeights weights)
    {
        var gone = new HashSet<int>(_numbers.Values);
        var added = new List<Article>();
        foreach (var article in articles)
        {
            if (_numbers.TryGetValue(article.Id, out var number) && IsSame(_built.Articles[number], article))
                gone.Remove(number);
            else
                added.Add(article);
        }

        return (gone.Count + added.Count) * ChangedShare > _numbers.Count ? null : new(_built, _numbers, _built.With(gone, added, weights), Rehearing);
    }

    // The lists of two articles that were read from the same text are equal but not the same.
    private static bool IsSame(Article one, Article other) =>
        ReferenceEquals(one, other)
        || one == other with { AskedAs = one.AskedAs, Keywords = one.Keywords, Areas = one.Areas }
            && one.AskedAs.SequenceEqual(other.AskedAs) && one.Keywords.SequenceEqual(other.Keywords) && one.Areas.SequenceEqual(other.Areas);
}
