using System.Buffers;
using System.Text;

namespace Hotline.Channels;

/// <summary>Text as it may pass between a channel and the engine: nothing in it that XML 1.0 forbids or a terminal would obey.</summary>
internal static class PlainText
{
    // C0 without tab, line feed and carriage return; DEL and C1; the two noncharacters and the surrogates. XML 1.0, section 2.2.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n')).Select(c => (char)c),
         .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c),
         .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
         '\uFFFE', '\uFFFF']);

    /// <summary>
    /// Removes control characters, noncharacters and unpaired surrogates, and writes line ends as a line feed. Tabs and line
    /// feeds stay. Returns <paramref name="text"/> itself where nothing had to change.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var start = text.AsSpan().IndexOfAny(Suspects);
        return start < 0 ? text : Rewrite(text, start);
    }

    /// <summary>
    /// What is left of a name or label after cleaning, trimmed and cut to <paramref name="length"/> characters, never within a
    /// surrogate pair; null where that is nothing.
    /// </summary>
    public static string? Shorten(string? text, int length)
    {
        var clean = Clean(text).Trim();
        if (clean.Length > length)
            clean = clean[..(char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length)];
        return clean.Length > 0 ? clean : null;
    }

    private static string Rewrite(string text, int start)
    {
        var builder = new StringBuilder(text, 0, start, text.Length);
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                builder.Append(c).Append(text[++i]);
            else if (c == '\r')
                builder.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (!Suspects.Contains(c))
                builder.Append(c);
        }

        return builder.ToString();
    }
}
