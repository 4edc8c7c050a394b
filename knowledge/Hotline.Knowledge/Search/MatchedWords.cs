namespace Hotline.Knowledge.Search;

/// <summary>Which words of a question stand in an article, as the resident wrote them.</summary>
internal static class MatchedWords
{
    /// <param name="index">The index.</param>
    /// <param name="article">Number of the article in it.</param>
    /// <param name="asked">The question.</param>
    /// <param name="text">The question as it was asked.</param>
    public static IReadOnlyList<string> Of(ArticleIndex index, int article, in Asked asked, string text)
    {
        var (first, end) = (index.UnitStarts[article], index.UnitStarts[article + 1]);
        var length = Math.Min(text.Length, SearchScratch.MostCharacters);
        Span<bool> matched = stackalloc bool[length];
        Span<bool> paired = stackalloc bool[length];
        foreach (var (place, _, _) in asked.Terms)
        {
            if (place.Kind == TermKind.Pair)
                paired.Slice(place.Start, place.Length).Fill(true);
        }

        foreach (var (place, number, _) in asked.Terms)
        {
            if (number >= 0 && Explains(place, paired) && index.Contains(number, first, end))
                matched.Slice(place.Start, place.Length).Fill(true);
        }

        foreach (var (of, number, _, _, isPair) in asked.BySound)
        {
            if (isPair && index.Contains(number, first, end))
                matched.Slice(asked.Terms[of].Place.Start, asked.Terms[of].Place.Length).Fill(true);
        }

        return Runs(matched, text);
    }

    // A character of a longer word explains nothing, it may stand anywhere; one that is a word by itself (狗, 树) does.
    private static bool Explains(Term place, ReadOnlySpan<bool> paired) => place.Kind switch
    {
        TermKind.Character => !paired[place.Start],
        TermKind.Prefix => false,
        _ => true,
    };

    private static List<string> Runs(ReadOnlySpan<bool> matched, string text)
    {
        var words = new List<string>();
        for (var start = 0; start < matched.Length; start++)
        {
            if (!matched[start])
                continue;
            var end = start;
            while (end < matched.Length && (matched[end] || ContinuesWord(text, end)))
                end++;
            if (!words.Contains(text[start..end]))
                words.Add(text[start..end]);
            start = end;
        }

        return words;
    }

    // A stem is shorter than the word that was written.
    private static bool ContinuesWord(string text, int place) =>
        char.IsLetterOrDigit(text[place]) && char.IsLetterOrDigit(text[place - 1]) && !Han.Is(text[place]) && !Han.Is(text[place - 1]);
}
