namespace Hotline.Knowledge.Search;

/// <summary>Which words of a question stand in an article, as the resident wrote them.</summary>
internal static class MatchedWords
{
    /// <param name="index">The index.</param>
    /// <param name="article">Number of the article in it.</param>
    /// <param name="asked">The question's terms, in the order of the question.</param>
    /// <param name="text">The question as it was asked.</param>
    public static IReadOnlyList<string> Of(ArticleIndex index, int article, ReadOnlySpan<QuestionTerm> asked, string text)
    {
        var (first, end) = (index.UnitStarts[article], index.UnitStarts[article + 1]);
        var words = new List<string>();
        var (start, length) = (0, 0);
        foreach (var (place, number, _) in asked)
        {
            // A single character that happens to stand in an article explains nothing; its pair does.
            if (number < 0 || place.Kind is TermKind.Character or TermKind.Prefix || !index.Contains(number, first, end))
                continue;
            if (length > 0 && place.Kind == TermKind.Pair && place.Start < start + length)
            {
                length = place.Start + place.Length - start;
                continue;
            }

            Add(words, text, start, length);
            (start, length) = (place.Start, place.Length);
        }

        Add(words, text, start, length);
        return words;
    }

    private static void Add(List<string> words, string text, int start, int length)
    {
        if (length == 0)
            return;

        // A stem is shorter than the word that was written.
        var end = start + length;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && !Han.Is(text[end]) && !Han.Is(text[start]))
            end++;
        var word = text[start..end];
        if (!words.Contains(word))
            words.Add(word);
    }
}
