using System.Buffers;

namespace Hotline.Channels.Phone;

/// <summary>
/// Cuts long speech where a speaker would breathe. Twilio refuses a <c>Say</c> of more than 4,500 URL-encoded characters,
/// about 500 Chinese ones (error 13521).
/// </summary>
internal static class SpeechPieces
{
    /// <summary>URL-encoded characters of one piece: 300 Chinese characters, well below the limit.</summary>
    private const int MaxEncodedLength = 2700;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；.!?;\n");
    private static readonly SearchValues<char> Pauses = SearchValues.Create("，、：,: ");

    /// <summary>The pieces in order, none of them empty.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = Fitting(text.AsSpan(start));
            if (start + length < text.Length)
                length = Breath(text.AsSpan(start, length));
            if (text.AsSpan(start, length).Trim() is { IsEmpty: false } piece)
                yield return piece.ToString();
            start += length;
        }
    }

    private static int Fitting(ReadOnlySpan<char> text)
    {
        var encoded = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            encoded += rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value) ? 1 : 3 * rune.Utf8SequenceLength;
            if (encoded > MaxEncodedLength)
                break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int Breath(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOfAny(SentenceEnds);
        if (end < 0)
            end = text.LastIndexOfAny(Pauses);
        return end < 0 ? text.Length : end + 1;
    }
}
