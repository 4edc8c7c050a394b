using System.Runtime.InteropServices;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>Builds an <see cref="ArticleIndex"/>.</summary>
internal sealed class IndexBuilder
{
    private readonly SearchWeights _weights;
    private readonly Vocabulary _vocabulary = new();
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<int> _lastOccurrence = [];
    private readonly List<Unit> _units = [];
    private readonly List<char[]> _letters = [];
    private char[] _text = [];
    private Term[] _terms = [];

    private IndexBuilder(IReadOnlyList<Article> articles, SearchWeights weights, ArticleIndex? beside = null)
    {
        _weights = weights;
        Articles = articles;
        UnitStarts = new int[articles.Count + 1];
        for (var i = 0; i < articles.Count; i++)
            Add(articles[i], i);
        UnitStarts[^1] = _units.Count;
        (TermWeights, RarestWeight) = beside is null ? _vocabulary.Weigh(articles.Count, weights) : _vocabulary.Weigh(beside, weights);
        UnitMasses = new float[_units.Count];
        UnitLetters = [.. _letters];
        PostingStarts = new int[TermWeights.Length + 1];
        AverageLengths = beside?.AverageLengths ?? Averages();
        Alone = beside?.Alone ?? (float)articles.Count / Math.Max(1, _units.Count(unit => unit.Field is Field.Title or Field.Phrasing));
        Postings = Post();
    }

    private enum Field
    {
        Title,
        Phrasing,
        Keywords,
        Body,
    }

    public IReadOnlyList<Article> Articles { get; }

    public Dictionary<string, int> TermNumbers => _vocabulary.Numbers;

    public int[] UnitStarts { get; }

    public float[] UnitMasses { get; }

    public char[][] UnitLetters { get; }

    public int[] PostingStarts { get; }

    public Posting[] Postings { get; }

    public float[] TermWeights { get; }

    public float RarestWeight { get; }

    public float[] AverageLengths { get; }

    public float Alone { get; }

    /// <summary>Builds the index of articles of one language.</summary>
    public static ArticleIndex Build(IReadOnlyList<Article> articles, SearchWeights weights) => new(new IndexBuilder(articles, weights));

    /// <summary>Builds an index of a few articles that are to stand beside those of another: they are weighed as they would be among them.</summary>
    public static ArticleIndex BuildBeside(ArticleIndex others, IReadOnlyList<Article> articles, SearchWeights weights) => new(new IndexBuilder(articles, weights, others));

    private void Add(Article article, int number)
    {
        UnitStarts[number] = _units.Count;
        AddUnit(Field.Title, number, article.Title);
        foreach (var phrasing in article.AskedAs)
            AddUnit(Field.Phrasing, number, phrasing);
        AddUnit(Field.Keywords, number, string.Join(' ', article.Keywords));
        AddUnit(Field.Body, number, article.PlainBody);
    }

    private void AddUnit(Field field, int article, string text)
    {
        var length = 0;
        foreach (var term in Read(text))
        {
            // Single characters of a long text stand everywhere and say nothing; a sense is for what was put shortly.
            if (field == Field.Body && term.Kind is not (TermKind.Pair or TermKind.Word))
                continue;
            length++;
            AddOccurrence(_vocabulary.Note(term.Key(_text), term.Kind, article));
        }

        _units.Add(new Unit(field, length));
        _letters.Add(field is Field.Title or Field.Phrasing ? WordOrder.LettersOf(text) : []);
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

    private void AddOccurrence(int term)
    {
        if (term == _lastOccurrence.Count)
            _lastOccurrence.Add(-1);
        var last = _lastOccurrence[term];
        if (last >= 0 && _occurrences[last].Unit == _units.Count)
        {
            CollectionsMarshal.AsSpan(_occurrences)[last].Count++;
            return;
        }

        _lastOccurrence[term] = _occurrences.Count;
        _occurrences.Add(new Occurrence { Term = term, Unit = _units.Count, Count = 1 });
    }

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
        var postings = new Posting[_occurrences.Count];
        foreach (var occurrence in _occurrences)
            postings[next[occurrence.Term]++] = new Posting(occurrence.Unit, Share(occurrence));
        return postings;
    }

    private float Share(in Occurrence occurrence)
    {
        var (field, unitLength) = _units[occurrence.Unit];
        var (k, b) = field switch
        {
            Field.Title or Field.Phrasing => (_weights.PhrasingSaturation, _weights.PhrasingLength),
            Field.Keywords => (_weights.KeywordSaturation, _weights.KeywordLength),
            Field.Body => (_weights.BodySaturation, _weights.BodyLength),
        };
        var length = 1 - b + b * unitLength / AverageLengths[(int)field];
        return occurrence.Count * (k + 1) / (occurrence.Count + k * length);
    }

    private float[] Averages()
    {
        var averages = new float[4];
        foreach (var units in _units.GroupBy(u => u.Field))
            averages[(int)units.Key] = Math.Max(1, (float)units.Average(u => u.Length));
        return averages;
    }

    private readonly record struct Unit(Field Field, int Length);

    private struct Occurrence
    {
        public int Term;
        public int Unit;
        public int Count;
    }
}
