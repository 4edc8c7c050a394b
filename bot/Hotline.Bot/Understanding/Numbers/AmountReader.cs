using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Finds amounts of money: 三千五百块, 1.2万元, 两块五, 五毛, 200 yuan.</summary>
internal static partial class AmountReader
{
    // A message that is a list of prices says no one amount.
    private const int Most = 5;

    /// <summary>The amounts in the order in which they were said, at most five.</summary>
    public static IReadOnlyList<SaidAmount> Find(string folded)
    {
        var amounts = new List<SaidAmount>();
        foreach (Match match in Amount().Matches(folded))
        {
            if (amounts.Count < Most && Yuan(match) is { } yuan)
                amounts.Add(new SaidAmount(match.Value, yuan));
        }

        return amounts;
    }

    private static decimal? Yuan(Match match)
    {
        if (match.Groups["jiao"] is { Success: true } jiao)
            return ChineseNumber.Parse(jiao.ValueSpan) / 10m;
        if (Number(match.Groups["number"].Value) is not { } whole)
            return null;
        // 两块五 is 2.5; what follows 百 or 千 (三千五百块) is part of the number itself.
        var rest = match.Groups["rest"] is { Success: true } part ? ChineseNumber.Parse(part.ValueSpan) : 0;
        return rest is null ? null : whole + (rest.Value / 10m);
    }

    private static decimal? Number(string text)
    {
        var factor = 1m;
        if (text.EndsWith('万') && text.Contains('.', StringComparison.Ordinal))
            (text, factor) = (text[..^1], 10_000m);
        text = text.Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var written))
            return written * factor;
        return ChineseNumber.Parse(text);
    }

    [GeneratedRegex(
        @"(?<number>\d{1,9}(?:,\d{3}){0,2}(?:\.\d{1,2})?[十百千万亿]{0,2}|[零〇一二两三四五六七八九十百千万亿]{1,15})(?:多|来)?"
        + @"(?:块钱|元钱|元整|元|圆|人民币|块(?:(?<rest>[一二两三四五六七八九\d])(?:毛|角)?(?!\d))?(?:钱)?| ?yuan| ?rmb)(?![件地石板砖玻气通数化])"
        + @"|(?<jiao>[一二两三四五六七八九\d])(?:毛钱|角钱)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
