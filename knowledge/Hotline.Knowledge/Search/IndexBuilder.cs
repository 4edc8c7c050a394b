using System.Runtime.InteropServices;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>Builds an <see cref="ArticleIndex"/>.</summary>
internal sealed class IndexBuilder
{
    private readonly SearchWeights _weights;
    private readonly Dictionary<string, int> _termNumbers = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<TermKind> _termKinds = [];
    private readonly List<int> _articlesWith = [];
    private readonly List<int> _lastArticleWith = [];
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<int> _unitLengths = [];
    private readonly List<Field> _unitFields = [];
    private readonly List<int> _lastUnitWith = [];
    private char[] _text = new char[256];
    private Term[] _terms = new Term[512];

    private IndexBuilder(IReadOnlyList<Article> articles, SearchWeights weights)
    {
        _weights = weights;
        _lookup = _termNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
        Articles = articles;
        UnitStarts = new int[articles.Count + 1];
        for (var i = 0; i < articles.Count; i++)
            Add(articles[i], i);
        UnitStarts[^1] = _unitLengths.Count;
        (TermWeights, RarestWeight) = Weigh();
        UnitMasses = new float[_unitLengths.Count];
        PostingStarts = new int[_termNumbers.Count + 1];
        Postings = Post();
    }

    public IReadOnlyList<Article> Articles { get; }

    public Dictionary<string, int> TermNumbers => _termNumbers;

    public int[] UnitStarts { get; }

    public float[] UnitMasses { get; }

    public int[] PostingStarts { get; }

    public Posting[] Postings { get; }

    public float[] TermWeights { get; }

    public float RarestWeight { get; }

    /// <summary>Builds the index of articles of one language.</summary>
    public static ArticleIndex Build(IReadOnlyList<Article> articles, SearchWeights weights) => new(new IndexBuilder(articles, weights));

    private void Add(Article article, int number)
    {
        UnitStarts[number] = _unitLengths.Count;
        AddUnit(Field.Title, number, article.Title);
        foreach (var phrasing in article.AskedAs)
            AddUnit(Field.Phrasing, number, phrasing);
        AddUnit(Field.Keywords, number, string.Join(' ', article.Keywords));
        AddUnit(Field.Body, number, article.PlainBody);
    }

    private void AddUnit(Field field, int article, string text)
    {
        var unit = _unitLengths.Count;
        var terms = Read(text);
        var length = 0;
        foreach (var term in terms)
        {
            // Single characters of a long text stand everywhere and say nothing.
            if (field == Field.Body && (term.Kind is TermKind.Character or TermKind.Prefix))
                continue;
            length++;
            AddOccurrence(_text.AsSpan(term.Start, term.Length), term.Kind, unit, article);
        }

        _unitLengths.Add(length);
        _unitFields.Add(field);
    }

    private ReadOnlySpan<Term> Read(string text)
    {
        if (_text.Length < text.Length)
        {
            _text = new char[text.Length];
            _terms = new Term[TermReader.MostTerms(text.Length)];
        }

        var normalised = _text.AsSpan(0, text.Length);
        TextNormaliser.Normalise(text, normalised);
        return _terms.AsSpan(0, TermReader.Read(normalised, _terms));
    }

    private void AddOccurrence(ReadOnlySpan<char> text, TermKind kind, int unit, int article)
    {
        if (!_lookup.TryGetValue(text, out var term))
        {
            term = _termNumbers.Count;
            _termNumbers.Add(text.ToString(), term);
            _termKinds.Add(kind);
            _articlesWith.Add(0);
            _lastArticleWith.Add(-1);
            _lastUnitWith.Add(-1);
        }

        if (_lastArticleWith[term] != article)
        {
            _lastArticleWith[term] = article;
            _articlesWith[term]++;
        }

        if (_lastUnitWith[term] >= 0 && _occurrences[_lastUnitWith[term]].Unit == unit)
        {
            CollectionsMarshal.AsSpan(_occurrences)[_lastUnitWith[term]].Count++;
            return;
        }

        _lastUnitWith[term] = _occurrences.Count;
        _occurrences.Add(new Occurrence { Term = term, Unit = unit, Count = 1 });
    }

    private (float[] Weights, float Rarest) Weigh()
    {
        var weights = new float[_termNumbers.Count];
        for (var term = 0; term < weights.Length; term++)
            weights[term] = Rarity(_articlesWith[term]) * _weights.OfKind(_termKinds[term]);
        return (weights, Rarity(0));
    }

    // BM25's inverse document frequency in the form that is never negative.
    private float Rarity(int articlesWith) => MathF.Log(1 + (Articles.Count - articlesWith + 0.5f) / (articlesWith + 0.5f));

    private Posting[] Post()
    {
        foreach (var occurrence in _occurrences)
        {
            PostingStarts[occurrence.Term + 1]++;
            UnitMasses[occurrence.Unit] += TermWeights[occurrence.Term];
        }

        for (var term = 1; term < PostingStarts.Length; term++)
            PostingStarts[term] += PostingStarts[term - 1];
        var next = PostingStarts.AsSpan(0, PostingStarts.Length - 1).ToArray();
        var averages = AverageLengths();
        var postings = new Posting[_occurrences.Count];
        foreach (var occurrence in _occurrences)
            postings[next[occurrence.Term]++] = new Posting(occurrence.Unit, Share(occurrence, averages));
        return postings;
    }

    private float Share(in Occurrence occurrence, float[] averages)
    {
        var field = _unitFields[occurrence.Unit];
        var isShort = field is Field.Title or Field.Phrasing;
        var k = isShort ? _weights.PhrasingSaturation : _weights.BodySaturation;
        var b = isShort ? _weights.PhrasingLength : _weights.BodyLength;
        var length = 1 - b + b * _unitLengths[occurrence.Unit] / averages[(int)field];
        return occurrence.Count * (k + 1) / (occurrence.Count + k * length);
    }

    private float[] AverageLengths()
    {
        var sums = new float[4];
        var counts = new int[4];
        for (var unit = 0; unit < _unitLengths.Count; unit++)
        {
            sums[(int)_unitFields[unit]] += _unitLengths[unit];
            counts[(int)_unitFields[unit]]++;
        }

        for (var field = 0; field < sums.Length; field++)
            sums[field] = Math.Max(1, sums[field] / Math.Max(1, counts[field]));
        return sums;
    }

    private enum Field
    {
        Title,
        Phrasing,
        Keywords,
        Body,
    }

    private struct Occurrence
    {
        public int Term;
        public int Unit;
        public int Count;
    }
}
