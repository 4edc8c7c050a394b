using System.Text;
using Hotline.Bot.Understanding.Numbers;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>
/// Digits as they are said one by one. In Chinese one is <c>幺</c>, as on the telephone, where <c>一</c> is misheard for <c>七</c>.
/// Groups are set apart by commas, which are heard as pauses.
/// </summary>
internal static class SpokenDigits
{
    private const int LongestGroup = 4;
    private const int LongestServiceNumber = 5;
    private const int FewestDigits = 3;
    private const string Units = "年个元块米度字天次位平公万亿%％";
    private const string ChineseDigits = "零幺二三四五六七八九";

    private static readonly string[] EnglishDigits =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>A ticket number: written as it is, so that it can be copied and searched for; said in groups.</summary>
    public static Phrase TicketNumber(long number, string language)
    {
        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(digits, Say(digits, language, GroupsOf(digits.Length)));
    }

    /// <summary>A short service number (110, 12345).</summary>
    public static Phrase ServiceNumber(string digits, string language) => new(digits, Say(digits, language, [digits.Length]));

    /// <summary>A telephone number in E.164: written without China's prefix, said in the groups people know (3-4-4 for a mobile number).</summary>
    public static Phrase Telephone(string e164, string language)
    {
        var digits = e164.StartsWith("+86", StringComparison.Ordinal) ? e164[3..] : e164.TrimStart('+');
        int[] groups = digits.Length == 11 ? [3, 4, 4] : GroupsOf(digits.Length);
        return new(digits.Length == 11 ? digits : e164, Say(digits, language, groups));
    }

    /// <summary>
    /// A text with every number of three digits or more said digit by digit, as service and house numbers are; null where it has
    /// none. Years and quantities stay.
    /// </summary>
    public static string? InText(string text, string language)
    {
        StringBuilder? said = null;
        var done = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end == start)
                continue;
            if (end - start >= FewestDigits && !IsQuantity(text, end))
            {
                said ??= new StringBuilder(text.Length * 2);
                said.Append(text, done, start - done).Append(Say(text[start..end], language, end - start <= LongestServiceNumber ? [end - start] : GroupsOf(end - start)));
                done = end;
            }

            start = end;
        }

        return said?.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>
    /// A text that was written to be said (一二三四五), with its numbers of three digits or more in figures: so they can be read and dialled where they are
    /// shown, and are said like all others where they are heard.
    /// </summary>
    public static string InFigures(string text)
    {
        StringBuilder? shown = null;
        var done = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && !char.IsAsciiDigit(text[end]) && DigitRunReader.DigitOf(text[end]) is not null)
                end++;
            if (end - start >= FewestDigits)
            {
                shown = (shown ??= new StringBuilder(text.Length)).Append(text, done, start - done);
                foreach (var digit in text.AsSpan(start..end))
                    shown.Append(DigitRunReader.DigitOf(digit));
                done = end;
            }

            start = Math.Max(start, end - 1);
        }

        return shown is null ? text : shown.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsQuantity(string text, int end)
        => end < text.Length && (Units.Contains(text[end], StringComparison.Ordinal) || text.AsSpan(end).StartsWith(" characters"));

    /// <summary>As few groups of at most four as will do, as even as can be, the longer ones last.</summary>
    internal static int[] GroupsOf(int length)
    {
        var groups = new int[(length + LongestGroup - 1) / LongestGroup];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = (length + i) / groups.Length;
        return groups;
    }

    private static string Say(string digits, string language, ReadOnlySpan<int> groups)
    {
        var isEnglish = language == Texts.English;
        var said = new StringBuilder(digits.Length * (isEnglish ? 6 : 2));
        var next = 0;
        foreach (var size in groups)
        {
            if (next > 0)
                said.Append(isEnglish ? ", " : "，");
            for (var i = 0; i < size && next < digits.Length; i++, next++)
            {
                if (isEnglish)
                    said.Append(i > 0 ? " " : "").Append(EnglishDigits[digits[next] - '0']);
                else
                    said.Append(ChineseDigits[digits[next] - '0']);
            }
        }

        return said.ToString();
    }
}
