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

    /// <summary>The content's half-open interval. What would leave nothing is content itself ("可以，谢谢": 可以).</summary>
    /// <param name="folded">A normalised message in lower case.</param>
    public (int Start, int End) Trim(string folded)
    {
        var (start, end) = (0, folded.Length);
        while (TrailingFiller(folded.AsSpan(start, end - start)) is > 0 and var length && length < end - start)
            end -= length;
        while (LeadingFiller(folded.AsSpan(start, end - start)) is > 0 and var length && length < end - start)
            start += length;
        return (start, end);
    }

    // Longest first, so that one filler is not taken for the beginning of another.
    private static string[] Words(string[] lines, char mark) =>
        [.. lines.Where(line => line.StartsWith(mark))
            .SelectMany(line => line[1..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .OrderByDescending(word => word.Length)];

    private int LeadingFiller(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
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
        if (text.IsEmpty)
            return 0;
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
