using System.Buffers;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>Cuts a long text into pages, at the end of a paragraph or a sentence.</summary>
internal static class TextPager
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；.!?;\n");

    /// <summary>The page that begins at <paramref name="offset"/>, and where the next one begins; null at the end.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="offset">0 for the first page, or a former answer's next offset.</param>
    /// <param name="length">Most characters of a page, 1 or more.</param>
    public static (string Page, int? Next) Page(string text, int offset, int length)
    {
        var start = Math.Clamp(offset, 0, text.Length);
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        var rest = text.AsSpan(start);
        if (rest.Length <= length)
            return (rest.TrimEnd().ToString(), null);
        var end = start + EndWithin(rest, length);
        return (text[start..end].TrimEnd(), text.AsSpan(end).IsWhiteSpace() ? null : end);
    }

    // A paragraph's end is best, then a sentence's; neither where it would leave more than two thirds of the page empty.
    private static int EndWithin(ReadOnlySpan<char> rest, int length)
    {
        var window = rest[..length];
        var paragraph = window.LastIndexOf("\n\n");
        if (paragraph > 0 && paragraph >= length / 2)
            return paragraph;
        var sentence = window.LastIndexOfAny(SentenceEnds) + 1;
        if (sentence > 0 && sentence >= length / 3)
            return sentence;
        return char.IsHighSurrogate(rest[length - 1]) && length > 1 ? length - 1 : length;
    }
}
