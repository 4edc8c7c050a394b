namespace Hotline.Knowledge.Search;

/// <summary>
/// Cuts normalised text into terms: Chinese into characters and pairs of neighbours, other scripts into stemmed words, and
/// everyday words into the sense that they share. Question words and politeness yield none, and no pair spans them. Questions
/// and articles are cut alike.
/// </summary>
internal ref struct TermReader
{
    private const int PrefixLength = 5;

    private readonly Span<char> _text;
    private readonly Span<Term> _terms;
    private int _count;
    private int _place;
    private int _endOfCharacter;
    private int _endOfSense;

    private TermReader(Span<char> text, Span<Term> terms)
    {
        _text = text;
        _terms = terms;
    }

    /// <summary>Most terms that a text of this length can yield.</summary>
    public static int MostTerms(int length) => length * 3;

    /// <param name="text">Normalised text; words in it are stemmed in place.</param>
    /// <param name="terms">Takes the terms; room for <see cref="MostTerms"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Read(Span<char> text, Span<Term> terms)
    {
        var reader = new TermReader(text, terms);
        while (reader._place < text.Length)
        {
            if (Han.Is(text[reader._place]))
                reader.ReadCharacter();
            else
                reader.ReadWord();
        }

        return reader._count;
    }

    private void ReadCharacter()
    {
        var stop = StopWords.ChineseAt(_text[_place..]);
        if (stop > 0)
        {
            _place += stop;
            return;
        }

        Add(_place, 1, TermKind.Character);
        if (_place > 0 && _endOfCharacter == _place)
            Add(_place - 1, 2, TermKind.Pair);
        if (_place >= _endOfSense && EverydayWords.ChineseAt(_text[_place..], out var length) is { } group)
        {
            Add(_place, length, TermKind.Sense, group);
            _endOfSense = _place + length;
        }

        _place++;
        _endOfCharacter = _place;
    }

    private void ReadWord()
    {
        var start = _place;
        while (_place < _text.Length && char.IsLetterOrDigit(_text[_place]) && !Han.Is(_text[_place]))
            _place++;
        var word = _text[start.._place];
        if (word.IsEmpty)
            _place++;
        if (word.IsEmpty || StopWords.IsEnglish(word))
            return;

        var length = EnglishStemmer.Stem(word);
        Add(start, length, TermKind.Word);
        if (length > PrefixLength && !char.IsAsciiDigit(word[0]))
            Add(start, PrefixLength, TermKind.Prefix);
        if (EverydayWords.Of(word[..length]) is { } group)
            Add(start, length, TermKind.Sense, group);
    }

    private void Add(int start, int length, TermKind kind, string? group = null) => _terms[_count++] = new Term(start, length, kind, group);
}
