using System.Collections.Concurrent;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>
/// An inverted index over the articles of one language; it never changes. An article's fields are its units, side by side: the
/// title, each phrasing, the keywords, the body. A posting carries its unit's share of a BM25 score, so scoring is additions.
/// </summary>
internal sealed class ArticleIndex
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private readonly PostingLists _postings;
    private readonly bool[] _isAsked;
    private readonly ConcurrentDictionary<string, string> _usedOf = new(ReferenceEqualityComparer.Instance);
    private readonly LaterArticles? _later;

    public ArticleIndex(IndexBuilder built)
    {
        Articles = built.Articles;
        ValidFrom = [.. Articles.Select(a => a.ValidFrom.DayNumber)];
        ValidUntil = [.. Articles.Select(a => a.ValidUntil?.DayNumber ?? int.MaxValue)];
        UnitStarts = built.UnitStarts;
        UnitMasses = built.UnitMasses;
        UnitLetters = built.UnitLetters;
        _postings = new PostingLists(built.PostingStarts, built.Postings);
        TermWeights = built.TermWeights;
        RarestWeight = built.RarestWeight;
        AverageLengths = built.AverageLengths;
        Alone = built.Alone;
        ArticleOfUnit = Owners();
        _isAsked = AskedTerms();
        _terms = built.TermNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private ArticleIndex(ArticleIndex first, IReadOnlySet<int> gone, ArticleIndex added)
    {
        Articles = [.. first.Articles, .. added.Articles];
        ValidFrom = [.. first.ValidFrom, .. added.ValidFrom];
        foreach (var article in gone)
            ValidFrom[article] = int.MaxValue;
        ValidUntil = [.. first.ValidUntil, .. added.ValidUntil];
        UnitStarts = [.. first.UnitStarts, .. added.UnitStarts.Skip(1).Select(start => start + first.Units)];
        UnitMasses = [.. first.UnitMasses, .. added.UnitMasses];
        UnitLetters = [.. first.UnitLetters, .. added.UnitLetters];
        ArticleOfUnit = [.. first.ArticleOfUnit, .. added.ArticleOfUnit.Select(article => article + first.Articles.Count)];
        (RarestWeight, AverageLengths, Alone) = (first.RarestWeight, first.AverageLengths, first.Alone);
        (_terms, _postings) = (first._terms, first._postings);
        _later = new LaterArticles(first, added);
        TermWeights = [.. first.TermWeights, .. _later.NewWeights];
        _isAsked = [.. first._isAsked, .. new bool[_later.NewWeights.Count]];
        foreach (var (term, number) in _later.Numbers)
            _isAsked[number] |= added._isAsked[term];
    }

    /// <summary>The articles, by number; also those that are gone, which no day is valid for.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>First valid day of each, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int[] ValidFrom { get; }

    /// <summary>Last valid day of each.</summary>
    public int[] ValidUntil { get; }

    /// <summary>First unit of each article, and one past the last unit: the title, the phrasings, the keywords, the body.</summary>
    public int[] UnitStarts { get; }

    /// <summary>The article of each unit.</summary>
    public int[] ArticleOfUnit { get; }

    /// <summary>Sum of the weights of a unit's different terms.</summary>
    public float[] UnitMasses { get; }

    /// <summary>Letters of each title and phrasing, question words included; empty for keywords and bodies.</summary>
    public char[][] UnitLetters { get; }

    /// <summary>Rarity times kind of each term.</summary>
    public float[] TermWeights { get; }

    /// <summary>Weight of a pair or word that stands in no article.</summary>
    public float RarestWeight { get; }

    /// <summary>Mean number of terms of each field's units.</summary>
    public float[] AverageLengths { get; }

    /// <summary>How far an article's title stands alone for it: 1 where there are no phrasings beside it, near 0 where there are many.</summary>
    public float Alone { get; }

    /// <summary>Number of different terms.</summary>
    public int Terms => TermWeights.Length;

    /// <summary>Number of units.</summary>
    public int Units => UnitMasses.Length;

    /// <summary>
    /// This index with some articles gone and others added: in the time that those take, whatever it holds. The rarity of words stays what it
    /// was, so after many changes a new one is to be built. Only of an index that was built.
    /// </summary>
    /// <param name="gone">Numbers of articles.</param>
    /// <param name="added">Articles, also new forms of those that are gone.</param>
    /// <param name="weights">What counts how much.</param>
    public ArticleIndex With(IReadOnlySet<int> gone, IReadOnlyList<Article> added, SearchWeights weights) =>
        new(this, gone, IndexBuilder.BuildBeside(this, added, weights));

    /// <summary>True where an article holds on a day (<see cref="DateOnly.DayNumber"/>).</summary>
    public bool IsValid(int article, int day) => day >= ValidFrom[article] && day <= ValidUntil[article];

    /// <summary>Number of a term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => _terms.TryGetValue(term, out var number) ? number : _later?.Find(term) ?? -1;

    /// <summary>True where a term stands in a title, a phrasing or the keywords: a word that people ask with, not one of a long text.</summary>
    public bool IsAsked(ReadOnlySpan<char> term) => Find(term) is >= 0 and var number && _isAsked[number];

    /// <summary>Those of a group of characters that people ask with; worked out once for each group.</summary>
    public string UsedOf(string group) => _usedOf.GetOrAdd(group, static (all, index) => string.Concat(all.Where(c => index.Find([c]) >= 0)), this);

    /// <summary>Postings of a term, by unit, in the articles that the index was built of.</summary>
    public ReadOnlySpan<Posting> PostingsOf(int term) => _postings.Of(term);

    /// <summary>The same in the articles that were added since, which come after them.</summary>
    public ReadOnlySpan<Posting> LaterPostingsOf(int term) => _later is null ? [] : _later.PostingsOf(term);

    /// <summary>True where the term stands in any unit from <paramref name="firstUnit"/> to before <paramref name="endUnit"/>.</summary>
    public bool Contains(int term, int firstUnit, int endUnit) =>
        PostingLists.Contains(PostingsOf(term), firstUnit, endUnit) || PostingLists.Contains(LaterPostingsOf(term), firstUnit, endUnit);

    private int[] Owners()
    {
        var owners = new int[Units];
        for (var article = 0; article < Articles.Count; article++)
            owners.AsSpan(UnitStarts[article]..UnitStarts[article + 1]).Fill(article);
        return owners;
    }

    private bool[] AskedTerms()
    {
        var isBody = new bool[Units];
        foreach (var end in UnitStarts.AsSpan(1))
            isBody[end - 1] = true;
        var isAsked = new bool[Terms];
        for (var term = 0; term < isAsked.Length; term++)
        {
            foreach (var posting in PostingsOf(term))
                isAsked[term] |= !isBody[posting.Unit];
        }

        return isAsked;
    }

    /// <summary>What was added to an index that was built.</summary>
    private sealed class LaterArticles
    {
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _new;
        private readonly Dictionary<int, Posting[]> _postings = [];

        public LaterArticles(ArticleIndex first, ArticleIndex added)
        {
            var numbers = new Dictionary<string, int>();
            foreach (var (term, number) in added._terms.Dictionary)
            {
                if (first.Find(term) is >= 0 and var known)
                {
                    Numbers.Add(number, known);
                }
                else
                {
                    Numbers.Add(number, first.Terms + numbers.Count);
                    numbers.Add(term, first.Terms + numbers.Count);
                    NewWeights.Add(added.TermWeights[number]);
                }

                _postings.Add(Numbers[number], [.. added.PostingsOf(number).ToArray().Select(posting => posting with { Unit = posting.Unit + first.Units })]);
            }

            _new = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        /// <summary>Number in the whole of each term of the added articles.</summary>
        public Dictionary<int, int> Numbers { get; } = [];

        /// <summary>Weights of the terms that the index was without.</summary>
        public List<float> NewWeights { get; } = [];

        public int Find(ReadOnlySpan<char> term) => _new.TryGetValue(term, out var number) ? number : -1;

        public ReadOnlySpan<Posting> PostingsOf(int term) => _postings.GetValueOrDefault(term);
    }
}
