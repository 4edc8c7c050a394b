namespace Hotline.Bot.Understanding.Text;

/// <summary>Finds what a message says when greetings, politeness, hesitation and closing particles are put aside.</summary>
internal sealed class ContentTrimmer
{
    private readonly string[] _before;
    private readonly string[] _after;

    /// <summary>Reads the lists: lines that begin with &lt; stand before the content, those with &gt; after it.</summary>
    public ContentTrimmer()
    {
        using var reader = EmbeddedText.Open("fillers.txt");
        var lines = reader.ReadToEnd().Split('\n');
        _before = Words(lines, '<');
        _after = Words(lines, '>');
    }

    /// <summary>The content's half-open interval; the whole message where nothing else would be left.</summary>
    /// <param name="folded">A normalised message in lower case.</param>
    public (int Start, int End) Trim(string folded)
    {
        var (start, end) = (0, folded.Length);
        while (start < end && LeadingFiller(folded.AsSpan(start, end - start)) is > 0 and var length)
            start += length;
        while (end > start && TrailingFiller(folded.AsSpan(start, end - start)) is > 0 and var length)
            end -= length;
        return start < end ? (start, end) : (0, folded.Length);
    }

    // Longest first, so that one filler is not taken for the beginning of another.
    private static string[] Words(string[] lines, char mark) =>
        [.. lines.Where(line => line.StartsWith(mark))
            .SelectMany(line => line[1..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .OrderByDescending(word => word.Length)];

    private int LeadingFiller(ReadOnlySpan<char> text)
    {
        if (text[0] == ' ' || Characters.IsPunctuation(text[0]))
            return 1;
        foreach (var word in _before)
        {
            if (text.StartsWith(word) && (word.Length == text.Length || !Characters.IsLatinWord(word[^1]) || !Characters.IsLatinWord(text[word.Length])))
                return word.Length;
        }

        return 0;
    }

    private int TrailingFiller(ReadOnlySpan<char> text)
    {
        if (text[^1] == ' ' || Characters.IsPunctuation(text[^1]))
            return 1;
        foreach (var word in _after)
        {
            var at = text.Length - word.Length;
            if (text.EndsWith(word) && (at == 0 || !Characters.IsLatinWord(word[0]) || !Characters.IsLatinWord(text[at - 1])))
                return word.Length;
        }

        return 0;
    }
}
