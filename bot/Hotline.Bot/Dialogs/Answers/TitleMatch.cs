namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Which of a few titles somebody names in part ("补办的那个"): the one that shares the most of what the others do not have.</summary>
internal static class TitleMatch
{
    /// <summary>Longer words are a new sentence, not a title.</summary>
    private const int Longest = 20;

    /// <summary>Index of the title, or null where none or more than one fits best.</summary>
    public static int? Find(string words, IReadOnlyList<string> titles)
    {
        if (words.Length is < 2 or > Longest)
            return null;
        var best = 0;
        int? found = null;
        for (var i = 0; i < titles.Count; i++)
        {
            var score = OwnPairs(words, titles, i);
            if (score > best)
                (best, found) = (score, i);
            else if (score == best)
                found = null;
        }

        return found;
    }

    private static int OwnPairs(string words, IReadOnlyList<string> titles, int index)
    {
        var count = 0;
        for (var start = 0; start + 2 <= words.Length; start++)
        {
            var pair = words.AsSpan(start, 2);
            if (!char.IsLetterOrDigit(pair[0]) || !char.IsLetterOrDigit(pair[1]) || !Has(titles[index], pair))
                continue;
            var isOwn = true;
            for (var other = 0; other < titles.Count; other++)
                isOwn &= other == index || !Has(titles[other], pair);
            count += isOwn ? 1 : 0;
        }

        return count;
    }

    private static bool Has(string title, ReadOnlySpan<char> pair) => title.AsSpan().Contains(pair, StringComparison.OrdinalIgnoreCase);
}
