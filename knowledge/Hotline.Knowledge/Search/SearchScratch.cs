namespace Hotline.Knowledge.Search;

/// <summary>A thread's working memory, kept between questions so that asking allocates only its answer.</summary>
internal sealed class SearchScratch
{
    /// <summary>Characters of a question that are read.</summary>
    public const int MostCharacters = 500;

    [ThreadStatic]
    private static SearchScratch? t_ofThread;

    private readonly char[] _text = new char[MostCharacters];
    private readonly Term[] _terms = new Term[TermReader.MostTerms(MostCharacters)];
    private readonly QuestionTerm[] _questionTerms = new QuestionTerm[TermReader.MostTerms(MostCharacters)];
    private readonly SoundTerms _sounds = new();
    private readonly UnitScores _scores = new();
    private int _length;
    private int[] _seenIn = [];
    private int _round;

    public static SearchScratch OfThread => t_ofThread ??= new SearchScratch();

    /// <summary>The text read last, normalised.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>The letters of the text read last, in their order.</summary>
    public WordOrder Order { get; } = new();

    /// <summary>Room for those that the words find, and for as many again that mean the same.</summary>
    public Candidate[] Candidates { get; } = new Candidate[2 * Ranker.MostCandidates];

    /// <summary>Normalises the beginning of a text and cuts it into terms; both stand until the next call.</summary>
    /// <param name="text">The resident's words.</param>
    /// <param name="normalised">The normalised text, in which the terms lie.</param>
    public ReadOnlySpan<Term> Read(string text, out ReadOnlySpan<char> normalised)
    {
        var characters = _text.AsSpan(0, Math.Min(text.Length, MostCharacters));
        TextNormaliser.Normalise(text.AsSpan(0, characters.Length), characters);
        _length = characters.Length;
        normalised = characters;
        Order.Read(characters);
        return _terms.AsSpan(0, TermReader.Read(characters, _terms));
    }

    /// <summary>What was read last, as an index knows it, and where it was heard, with what sounds like it; it stands until the next call.</summary>
    public Asked Ask(ArticleIndex index, SearchWeights weights, ReadOnlySpan<char> text, ReadOnlySpan<Term> terms, int day, bool isHeard = false)
    {
        _scores.Begin(index);
        var known = Look(index, weights, text, terms);
        return new() { Terms = known, BySound = isHeard ? _sounds.Find(index, weights, text, known) : [], Order = Order, Day = day, Scores = _scores };
    }

    // Each different term once.
    private ReadOnlySpan<QuestionTerm> Look(ArticleIndex index, SearchWeights weights, ReadOnlySpan<char> text, ReadOnlySpan<Term> terms)
    {
        if (_seenIn.Length < index.Terms)
            _seenIn = new int[index.Terms];
        _round++;
        var count = 0;
        foreach (var term in terms)
        {
            var number = index.Find(term.Key(text));
            if (number < 0)
                _questionTerms[count++] = new QuestionTerm(term, number, index.RarestWeight * weights.OfKind(term.Kind));
            else if (_seenIn[number] != _round)
                _questionTerms[count++] = new QuestionTerm(term, number, index.TermWeights[number]);
            if (number >= 0)
                _seenIn[number] = _round;
        }

        return _questionTerms.AsSpan(0, count);
    }
}
