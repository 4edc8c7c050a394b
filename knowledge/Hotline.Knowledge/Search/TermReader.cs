namespace Hotline.Knowledge.Search;

/// <summary>
/// Cuts normalised text into terms: Chinese into characters and pairs of neighbours, other scripts into stemmed words. Question
/// words and politeness yield none, and no pair spans them. Questions and articles are cut alike.
/// </summary>
internal static class TermReader
{
    private const int PrefixLength = 5;

    /// <summary>Most terms that a text of this length can yield.</summary>
    public static int MostTerms(int length) => length * 2;

    /// <param name="text">Normalised text; words in it are stemmed in place.</param>
    /// <param name="terms">Takes the terms; room for <see cref="MostTerms"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Read(Span<char> text, Span<Term> terms)
    {
        var count = 0;
        var follows = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (Han.Is(c))
            {
                var stop = StopWords.ChineseAt(text[i..]);
                if (stop == 0)
                {
                    terms[count++] = new Term(i, 1, TermKind.Character);
                    if (follows)
                        terms[count++] = new Term(i - 1, 2, TermKind.Pair);
                }

                follows = stop == 0;
                i += Math.Max(stop, 1);
                continue;
            }

            follows = false;
            var end = i;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && !Han.Is(text[end]))
                end++;
            if (end > i)
                count += ReadWord(text[i..end], i, terms[count..]);
            i = Math.Max(end, i + 1);
        }

        return count;
    }

    private static int ReadWord(Span<char> word, int start, Span<Term> terms)
    {
        if (StopWords.IsEnglish(word))
            return 0;
        var length = EnglishStemmer.Stem(word);
        terms[0] = new Term(start, length, TermKind.Word);
        if (length <= PrefixLength || char.IsAsciiDigit(word[0]))
            return 1;
        terms[1] = new Term(start, PrefixLength, TermKind.Prefix);
        return 2;
    }
}
