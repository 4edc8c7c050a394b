using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hotline.Channels.Sms;

/// <summary>Words a turn's replies as one text message, in as few parts as sense allows.</summary>
internal static class SmsText
{
    /// <summary>Most parts of one reply; more arrives torn and late on many handsets.</summary>
    public const int MaxSegments = 10;

    /// <summary>Most characters of one reply: ten UCS-2 parts.</summary>
    public const int MaxLength = MaxSegments * 67;

    /// <summary>Twilio's own limit (error 21617).</summary>
    private const int MaxTwilioLength = 1600;

    private const int MaxChoices = 9;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；.!?;\n");

    /// <summary>The message, or an empty string where the replies say nothing.</summary>
    public static string Render(IReadOnlyList<Activity> replies)
    {
        var said = new StringBuilder();
        SuggestedActions? offered = null;
        foreach (var reply in replies)
        {
            if (reply.Type == ActivityTypes.Typing)
                continue;
            if (PlainText.Clean(reply.Text).Trim() is { Length: > 0 } text)
                said.Append(said.Length > 0 ? "\n" : "").Append(text);
            offered = reply.SuggestedActions ?? offered;
        }

        return Fit(said.ToString(), Choices(offered));
    }

    private static string Choices(SuggestedActions? offered)
    {
        if (offered is not { Actions.Count: > 0 })
            return "";
        var lines = new StringBuilder();
        foreach (var (index, action) in offered.Actions.Take(MaxChoices).Index())
            lines.Append(CultureInfo.InvariantCulture, $"\n{index + 1} {PlainText.Clean(action.Title).Trim()}");
        return lines.ToString();
    }

    private static string Fit(string said, string choices)
    {
        var whole = WithoutNeedlessUnicode((said + choices).Trim());
        if (Fits(whole))
            return whole;
        if (!Fits(choices))
            (said, choices) = (said + choices, "");

        var low = 0;
        var high = said.Length;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Fits(Shortened(said, middle, choices)))
                low = middle;
            else
                high = middle - 1;
        }

        return Shortened(said, SentenceEnd(said, low), choices);
    }

    private static bool Fits(string text) => text.Length <= MaxTwilioLength && SmsSegments.Count(text) <= MaxSegments;

    private static string Shortened(string said, int length, string choices)
    {
        if (length > 0 && char.IsHighSurrogate(said[length - 1]))
            length--;
        return WithoutNeedlessUnicode(said[..length].TrimEnd() + "…" + choices);
    }

    // Cuts after the last sentence that is whole, unless that would throw away more than a third.
    private static int SentenceEnd(string said, int length)
    {
        var end = said.AsSpan(0, length).LastIndexOfAny(SentenceEnds) + 1;
        return end >= length * 2 / 3 ? end : length;
    }

    // One curly quote makes an English text UCS-2, more than twice as many parts. Only where nothing else needs UCS-2.
    private static string WithoutNeedlessUnicode(string text)
    {
        if (SmsSegments.IsGsm(text) || !text.All(c => Plain(c) is not null || SmsSegments.IsGsm([c])))
            return text;
        var plain = new StringBuilder(text.Length);
        // The Chinese ellipsis is two of them.
        foreach (var c in text.Replace("……", "…", StringComparison.Ordinal))
        {
            if (Plain(c) is { } replacement)
                plain.Append(replacement);
            else
                plain.Append(c);
        }

        return plain.ToString();
    }

    private static string? Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '`' or '\u00B4' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        >= '\u2010' and <= '\u2015' or '\u2212' or '\u2022' or '\u00B7' => "-",
        '\u2026' => "...",
        '\u00A0' or >= '\u2000' and <= '\u200A' or '\u202F' or '\u3000' or '\t' => " ",
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' => "",
        _ => null,
    };
}
