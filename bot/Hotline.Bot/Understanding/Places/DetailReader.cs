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

    private const char Compound = '区';

    /// <summary>Fewer digits said one by one are no room (二零一): "五号楼一" breaks off.</summary>
    private const int FewestDigitsOfRoom = 3;

    // Whoever speaks of people has begun to tell, and what stands before them is a name, not "我们小区".
    private static readonly SearchValues<char> _people = SearchValues.Create("我你您他她它咱俺");
    private const int ShortestBeforePeople = 2;
    private const char Plural = '们';

    private static readonly SearchValues<char> _small = SearchValues.Create("才都还总老又太也就");

    private static readonly SearchValues<char> _namedEndings = SearchValues.Create("路街巷桥苑园");

    private static readonly SearchValues<char> _nameEnds = SearchValues.Create(",。!?;\"” ");

    /// <summary>What follows the areas, up to where the matter itself begins; else what stands before them; else null.</summary>
    /// <param name="message">The message.</param>
    /// <param name="start">Where the areas begin.</param>
    /// <param name="last">The last of them.</param>
    public string? Around(Message message, int start, AreaMention last)
    {
        var text = message.Text.AsSpan(IsPartOfLongerName(message, last) ? last.Start : last.End);
        while (PlaceWords.AtStart(text, words.Joining) is { } word)
            text = text[word.Length..];
        return Locating(text, followsArea: true) ?? Before(message.Text.AsSpan(0, start)) ?? Named(message);
    }

    private bool IsPartOfLongerName(Message message, AreaMention last)
    {
        var rest = message.Text.AsSpan(last.End);
        return PlaceWords.AtStart(rest, words.Bound) is not null
            // 望京花园东社区 is known; its compound is called 望京花园东区.
            || (rest is [Compound, ..] && PlaceWords.AtEnd(last.Name.Form, _kinds) is null)
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
            if (AfterPeople(clause) is { } named)
                return named;
        }

        return Named(message);
    }

    // "您给我瞅瞅我们胡同那个公厕": speech has no commas, and each "we" begins anew.
    private string? AfterPeople(ReadOnlySpan<char> clause)
    {
        foreach (var range in clause.SplitAny(_people))
        {
            if (range.Start.Value > 0 && Locating(WithoutIntroduction(clause[range].TrimStart(Plural)), followsArea: false) is { } detail && !IsBusLine(detail) && !IsFloor(detail) && HasProperName(detail))
                return detail;
        }

        return null;
    }

    // "公司叫京美装饰": a name by which it can be found.
    private string? Named(Message message)
    {
        var text = message.Text.ToLowerInvariant();
        foreach (var hit in words.NamedAfter.Find(text))
        {
            var name = message.Text.AsSpan(hit.End).TrimStart(['做', '作', '“', '"', ' ', ':']);
            var end = name.IndexOfAny(_nameEnds);
            name = end < 0 ? name : name[..end];
            if (name.Length is >= MinimumLength and <= MaximumLength)
                return name.ToString();
        }

        return null;
    }

    private string? Before(ReadOnlySpan<char> text)
    {
        var clause = text.TrimEnd([',', ' ']);
        clause = clause[(clause.LastIndexOfAny([',', '。', '!', '?', ';']) + 1)..];
        if (clause.LastIndexOfAny(_people) is >= ShortestBeforePeople and var people)
            clause = clause[(people + 1)..].TrimStart(Plural);
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
            if (clause.IsEmpty)
            {
                if (detail.Length == 0)
                    continue;
                break;
            }

            // "511号楼，我是住在5层的王大妈": who they are is another matter.
            if (detail.Length > 0 && _people.Contains(clause[0]))
                break;
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

        var people = text.AsSpan(0, start).IndexOfAny(_people);
        return people >= ShortestBeforePeople ? people : start;
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
        while (end > 0 && Numbered(where[end..]) is > 0 and var numbered)
            end += numbered;
        if (end > 0 && SpokenRoom(where[end..]) is > 0 and var room)
            end += room;
        return where[..end].TrimEnd(['的', ' ']);
    }

    // 12号楼三门: a number and its counter.
    private int Numbered(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || ChineseNumber.IsPart(text[length])))
            length++;
        return length > 0 && PlaceWords.AtStart(text[length..], words.Counters) is { } counter ? length + counter.Length : 0;
    }

    // 三单元五零一: as many characters as the room's digits have.
    private static int SpokenRoom(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsAsciiDigit(text[length]) && DigitRunReader.DigitOf(text[length]) is not null)
            length++;
        return length >= FewestDigitsOfRoom ? length : 0;
    }

    // 300路 goes through half the city.
    private static bool IsBusLine(string detail) => detail[^1] == '路' && detail.AsSpan(0, detail.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    // "我住十八楼" tells how high, and not where.
    private static bool IsFloor(string detail) => detail[^1] is '楼' or '层' && detail.AsSpan(0, detail.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    // 知春路, 12号楼, 龙泽苑: something beyond "小区门口" or "楼下".
    private static bool HasProperName(string detail)
    {
        if (detail.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            return true;
        if (detail.StartsWith("我们", StringComparison.Ordinal) || detail.StartsWith('我') || detail.StartsWith("小区", StringComparison.Ordinal))
            return false;
        var road = detail.AsSpan().IndexOfAny(_namedEndings);
        return road >= 2 || detail.IndexOf("胡同", StringComparison.Ordinal) > 0 || detail.IndexOf("小区", StringComparison.Ordinal) > 0;
    }

    /// <summary>Writes spoken numbers before a counter, and a room at the end, as digits: 十二号楼三单元五零一 becomes 12号楼3单元501.</summary>
    public string WithDigits(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && ChineseNumber.IsPart(text[end]))
                end++;
            var isCounted = PlaceWords.AtStart(text.AsSpan(end), words.Counters) is not null || (i > 0 && end == text.Length && SpokenRoom(text.AsSpan(i)) == end - i);
            var number = end > i && isCounted ? NumberOf(text.AsSpan(i, end - i)) : null;
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
