namespace Hotline.Knowledge.Search;

/// <summary>The different terms of an index that is being built, with how many articles have each.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<TermKind> _kinds = [];
    private readonly List<int> _articlesWith = [];
    private readonly List<int> _lastArticleWith = [];

    public Vocabulary() => _lookup = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of each term.</summary>
    public Dictionary<string, int> Numbers { get; } = [];

    /// <summary>Notes that an article has a term.</summary>
    /// <returns>The term's number; numbers are given in order, from 0.</returns>
    public int Note(ReadOnlySpan<char> term, TermKind kind, int article)
    {
        if (!_lookup.TryGetValue(term, out var number))
        {
            number = Numbers.Count;
            Numbers.Add(term.ToString(), number);
            _kinds.Add(kind);
            _articlesWith.Add(0);
            _lastArticleWith.Add(-1);
        }

        if (_lastArticleWith[number] != article)
        {
            _lastArticleWith[number] = article;
            _articlesWith[number]++;
        }

        return number;
    }

    /// <summary>Rarity times kind of each term among so many articles, and the rarity of a term that none has.</summary>
    public (float[] OfTerms, float OfUnknown) Weigh(int articles, SearchWeights weights)
    {
        var ofTerms = new float[Numbers.Count];
        for (var term = 0; term < ofTerms.Length; term++)
            ofTerms[term] = Rarity(articles, _articlesWith[term]) * weights.OfKind(_kinds[term]);
        return (ofTerms, Rarity(articles, 0));
    }

    /// <summary>The same among the articles of another index: what stands there weighs as it does there, what does not is as rare as can be.</summary>
    public (float[] OfTerms, float OfUnknown) Weigh(ArticleIndex among, SearchWeights weights)
    {
        var ofTerms = new float[Numbers.Count];
        foreach (var (term, number) in Numbers)
            ofTerms[number] = among.Find(term) is >= 0 and var known ? among.TermWeights[known] : among.RarestWeight * weights.OfKind(_kinds[number]);
        return (ofTerms, among.RarestWeight);
    }

    // BM25's inverse document frequency in the form that is never negative.
    private static float Rarity(int articles, int articlesWith) => MathF.Log(1 + (articles - articlesWith + 0.5f) / (articlesWith + 0.5f));
}
