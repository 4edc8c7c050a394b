using System.Buffers;

namespace Hotline.Channels.Sms;

/// <summary>
/// How many parts a text message is sent and charged as. Text within the GSM 7-bit alphabet (3GPP TS 23.038) has 160 characters
/// alone and 153 a part; anything else is UCS-2, with 70 alone and 67 a part.
/// </summary>
public static class SmsSegments
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly SearchValues<char> Gsm = SearchValues.Create(Basic + Extension);
    private static readonly SearchValues<char> Escaped = SearchValues.Create(Extension);

    /// <summary>Whether the text needs no character outside the GSM 7-bit alphabet.</summary>
    public static bool IsGsm(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Gsm);

    /// <summary>Parts that the text takes; none for an empty one.</summary>
    public static int Count(ReadOnlySpan<char> text)
        => IsGsm(text) ? Count(text, 160, 153, c => Escaped.Contains(c)) : Count(text, 70, 67, char.IsHighSurrogate);

    // A pair (an escaped GSM character, a surrogate pair) is not torn over two parts.
    private static int Count(ReadOnlySpan<char> text, int alone, int part, Func<char, bool> startsPair)
    {
        var isUcs = part == 67;
        int units = 0, parts = 1, used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var width = startsPair(text[i]) ? 2 : 1;
            if (isUcs && width == 2)
                i++;
            units += width;
            if (used + width > part)
            {
                parts++;
                used = 0;
            }

            used += width;
        }

        return units == 0 ? 0 : units <= alone ? 1 : parts;
    }
}
