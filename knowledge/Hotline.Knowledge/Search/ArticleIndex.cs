using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>
/// An inverted index over the articles of one language; it never changes. An article's fields are its units, side by side: the
/// title, each phrasing, the keywords, the body. A posting carries its unit's share of a BM25 score, so scoring is additions.
/// </summary>
internal sealed class ArticleIndex
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private readonly bool[] _isAsked;

    public ArticleIndex(IndexBuilder built)
    {
        Articles = built.Articles;
        ValidFrom = [.. Articles.Select(a => a.ValidFrom.DayNumber)];
        ValidUntil = [.. Articles.Select(a => a.ValidUntil?.DayNumber ?? int.MaxValue)];
        UnitStarts = built.UnitStarts;
        UnitMasses = built.UnitMasses;
        UnitLetters = built.UnitLetters;
        PostingStarts = built.PostingStarts;
        Postings = built.Postings;
        TermWeights = built.TermWeights;
        RarestWeight = built.RarestWeight;
        _isAsked = AskedTerms();
        _terms = built.TermNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The articles, by number.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>First valid day of each, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int[] ValidFrom { get; }

    /// <summary>Last valid day of each.</summary>
    public int[] ValidUntil { get; }

    /// <summary>First unit of each article, and one past the last unit: the title, the phrasings, the keywords, the body.</summary>
    public int[] UnitStarts { get; }

    /// <summary>Sum of the weights of a unit's different terms.</summary>
    public float[] UnitMasses { get; }

    /// <summary>Letters of each title and phrasing, question words included; empty for keywords and bodies.</summary>
    public char[][] UnitLetters { get; }

    /// <summary>First posting of each term, and one past the last.</summary>
    public int[] PostingStarts { get; }

    /// <summary>Postings of each term, by unit.</summary>
    public Posting[] Postings { get; }

    /// <summary>Rarity times kind of each term.</summary>
    public float[] TermWeights { get; }

    /// <summary>Weight of a pair or word that stands in no article.</summary>
    public float RarestWeight { get; }

    /// <summary>Number of different terms.</summary>
    public int Terms => TermWeights.Length;

    /// <summary>Number of units.</summary>
    public int Units => UnitMasses.Length;

    /// <summary>True where an article holds on a day (<see cref="DateOnly.DayNumber"/>).</summary>
    public bool IsValid(int article, int day) => day >= ValidFrom[article] && day <= ValidUntil[article];

    /// <summary>Number of a term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => _terms.TryGetValue(term, out var number) ? number : -1;

    /// <summary>True where a term stands in a title, a phrasing or the keywords: a word that people ask with, not one of a long text.</summary>
    public bool IsAsked(ReadOnlySpan<char> term) => Find(term) is >= 0 and var number && _isAsked[number];

    /// <summary>True where the term stands in any unit from <paramref name="firstUnit"/> to before <paramref name="endUnit"/>.</summary>
    public bool Contains(int term, int firstUnit, int endUnit)
    {
        var (low, high) = (PostingStarts[term], PostingStarts[term + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Postings[middle].Unit < firstUnit)
                low = middle + 1;
            else
                high = middle;
        }

        return low < PostingStarts[term + 1] && Postings[low].Unit < endUnit;
    }

    private bool[] AskedTerms()
    {
        var isBody = new bool[Units];
        foreach (var end in UnitStarts.AsSpan(1))
            isBody[end - 1] = true;
        var isAsked = new bool[Terms];
        for (var term = 0; term < isAsked.Length; term++)
        {
            foreach (var posting in Postings.AsSpan(PostingStarts[term]..PostingStarts[term + 1]))
                isAsked[term] |= !isBody[posting.Unit];
        }

        return isAsked;
    }
}

/// <summary>A term in a unit.</summary>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Share">What the term adds to the unit's score, times the term's weight.</param>
internal readonly record struct Posting(int Unit, float Share);
