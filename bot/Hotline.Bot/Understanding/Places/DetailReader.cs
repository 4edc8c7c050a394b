using System.Buffers;
using System.Text;
using Hotline.Bot.Understanding.Numbers;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Places;

/// <summary>Reads what a resident says of a place beyond the area: road, number, building, landmark.</summary>
internal sealed class DetailReader(PlaceWords words)
{
    private const int MaximumLength = 40;
    private const int MinimumLength = 2;

    // 望京SOHO is a name of its own; 朝阳区CBD is an area and a name.
    private static readonly string[] _kinds = ["区", "街道", "乡", "镇", "村", "里", "市"];

    private static readonly SearchValues<char> _small = SearchValues.Create("才都还总老又太也就");

    private static readonly SearchValues<char> _namedEndings = SearchValues.Create("路街巷桥苑园");

    /// <summary>What follows the areas, up to where the matter itself begins; else what stands before them; else null.</summary>
    /// <param name="message">The message.</param>
    /// <param name="start">Where the areas begin.</param>
    /// <param name="last">The last of them.</param>
    public string? Around(Message message, int start, AreaMention last)
    {
        var text = message.Text.AsSpan(IsPartOfLongerName(message, last) ? last.Start : last.End);
        while (PlaceWords.AtStart(text, words.Joining) is { } word)
            text = text[word.Length..];
        return Locating(text, followsArea: true) ?? Before(message.Text.AsSpan(0, start));
    }

    private bool IsPartOfLongerName(Message message, AreaMention last)
    {
        var rest = message.Text.AsSpan(last.End);
        return PlaceWords.AtStart(rest, words.Bound) is not null
            || (rest is [var letter, ..] && char.IsAsciiLetter(letter) && PlaceWords.AtEnd(last.Name.Form, _kinds) is null)
            || (PlaceWords.AtEnd(last.Name.Form, words.Roads) is not null && rest is [var next, ..] && (ChineseNumber.IsPart(next) || char.IsAsciiDigit(next)));
    }

    /// <summary>A road, number, building or landmark in a message that names no area, or null.</summary>
    public string? Alone(Message message)
    {
        foreach (var range in message.Text.AsSpan().SplitAny(',', '。', '!', '?', ';', '、'))
        {
            var clause = WithoutIntroduction(message.Text.AsSpan()[range].Trim(' '));
            if (Locating(clause, followsArea: false) is { } detail && !IsBusLine(detail) && (HasProperName(detail) || detail.Length == clause.Length))
                return detail;
        }

        return null;
    }

    private string? Before(ReadOnlySpan<char> text)
    {
        var clause = text.TrimEnd([',', ' ']);
        clause = clause[(clause.LastIndexOfAny([',', '。', '!', '?', ';']) + 1)..];
        return Locating(WithoutIntroduction(clause), followsArea: false) is { } detail && HasProperName(detail) ? detail : null;
    }

    private ReadOnlySpan<char> WithoutIntroduction(ReadOnlySpan<char> clause)
    {
        while (PlaceWords.AtStart(clause, words.Before) is { } word && word.Length < clause.Length)
            clause = clause[word.Length..];
        return clause;
    }

    // Clause by clause, as long as each says where.
    private string? Locating(ReadOnlySpan<char> text, bool followsArea)
    {
        var detail = new StringBuilder();
        foreach (var range in text.SplitAny(',', '。', '!', '?', ';'))
        {
            var clause = text[range].Trim(' ');
            if (clause.IsEmpty && detail.Length == 0)
                continue;
            var matter = MatterStart(clause);
            var where = UpToLastLocator(clause[..matter], mayEndAnywhere: followsArea && detail.Length == 0 && range.Start.Value == 0);
            if (where.Length < MinimumLength || detail.Length + where.Length > MaximumLength)
                break;
            detail.Append(where);
            if (where.Length < clause.Length || !followsArea)
                break;
        }

        return detail.Length == 0 ? null : WithDigits(detail.ToString());
    }

    private int MatterStart(ReadOnlySpan<char> clause)
    {
        var text = clause.ToString().ToLowerInvariant();
        var start = text.Length;
        foreach (var hit in words.Matters.Find(text))
        {
            // A small word inside a landmark's name (育才学校) begins no matter: the name's locator follows at once.
            if (hit.Start < start && !(hit.Length == 1 && _small.Contains(text[hit.Start]) && IsLocatorAt(text.AsSpan(hit.End))))
                start = hit.Start;
        }

        return start;
    }

    private bool IsLocatorAt(ReadOnlySpan<char> text) => PlaceWords.AtStart(text, words.LongLocators) is not null;

    private ReadOnlySpan<char> UpToLastLocator(ReadOnlySpan<char> where, bool mayEndAnywhere)
    {
        var text = where.ToString().ToLowerInvariant();
        var end = 0;
        foreach (var hit in words.Locators.Find(text))
            end = Math.Max(end, hit.End);
        if (end == 0 && mayEndAnywhere)
            end = where.Length;
        // 5号楼2单元301, SOHO塔1.
        while (end > 0 && end < where.Length && (Characters.IsLatinWord(where[end]) || where[end] is '-' or '#'))
            end++;
        return where[..end].TrimEnd(['的', ' ']);
    }

    // 300路 goes through half the city.
    private static bool IsBusLine(string detail) => detail[^1] == '路' && detail.AsSpan(0, detail.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    // 知春路, 12号楼, 龙泽苑: something beyond "小区门口" or "楼下".
    private static bool HasProperName(string detail)
    {
        if (detail.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            return true;
        if (detail.StartsWith("我们", StringComparison.Ordinal) || detail.StartsWith('我') || detail.StartsWith("小区", StringComparison.Ordinal))
            return false;
        var road = detail.AsSpan().IndexOfAny(_namedEndings);
        return road >= 2 || detail.Contains("胡同", StringComparison.Ordinal) || detail.Contains("小区", StringComparison.Ordinal);
    }

    /// <summary>Writes spoken numbers before a counter as digits: 十二号楼三单元 becomes 12号楼3单元.</summary>
    public string WithDigits(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && ChineseNumber.IsPart(text[end]))
                end++;
            var number = end > i && PlaceWords.AtStart(text.AsSpan(end), words.Counters) is not null ? NumberOf(text.AsSpan(i, end - i)) : null;
            end = Math.Max(end, i + 1);
            result.Append(number ?? text[i..end]);
            i = end;
        }

        return result.ToString();
    }

    private static string? NumberOf(ReadOnlySpan<char> text)
    {
        if (ChineseNumber.Parse(text) is { } number)
            return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var digits = new StringBuilder();
        foreach (var c in text)
        {
            if (DigitRunReader.DigitOf(c) is not { } digit)
                return null;
            digits.Append(digit);
        }

        return digits.ToString();
    }
}
