using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Finds the last four digits of a telephone number, where a message says them and nothing else.</summary>
internal static class FourDigitsParser
{
    private static readonly string[] _introductions =
        ["尾号", "四位", "4位", "手机", "电话", "号码", "last four", "last 4", "ending", "ends in", "ends with", "phone", "they are", "it's", "it is"];

    private const int LongestIntroduction = 25;

    /// <summary>The four digits in ASCII, or null.</summary>
    public static string? Find(Message message, List<DigitRun> runs)
    {
        // "后4位是1234": the last run counts.
        var last = runs.LastOrDefault();
        if (last is null || last.Digits.Length != 4 || runs.Take(runs.Count - 1).Any(run => run.Digits.Length > 1))
            return null;
        if (last.Start <= message.ContentStart && last.End >= message.ContentEnd)
            return last.Digits;
        var before = message.Folded[..last.Start];
        return last.End >= message.ContentEnd && before.Length <= LongestIntroduction
            && (before is "是" or "就是" || Array.Exists(_introductions, word => before.Contains(word, StringComparison.Ordinal)))
            ? last.Digits
            : null;
    }
}
