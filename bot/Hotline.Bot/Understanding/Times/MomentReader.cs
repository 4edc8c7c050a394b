using System.Text.RegularExpressions;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding.Numbers;

namespace Hotline.Bot.Understanding.Times;

/// <summary>
/// Finds the day and time of day at which a matter happened: 大前天晚上八点多, 上周三, 11月5号下午, 三天前, last Wednesday at 8 pm. What comes again and again
/// (每天晚上) is no moment.
/// </summary>
internal static partial class MomentReader
{
    private const int MostDaysBack = 400;
    private const int DaysOfAWeek = 7;
    private const string Weekdays = "一二三四五六";

    /// <summary>The first moment that the text says, or null.</summary>
    /// <param name="folded">A normalised message in lower case.</param>
    /// <param name="now">The instant to which "yesterday" refers, UTC.</param>
    public static SaidMoment? Find(string folded, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(ChinaTime.Local(now));
        foreach (Match day in DayWords().Matches(folded))
        {
            if (IsRepeated(folded, day.Index) || DayOf(day, today) is not { } date)
                continue;
            var end = day.Index + day.Length;
            var part = day.Groups["night"] is { Success: true } joined ? joined.Value : "";
            var hour = HourWords().Match(folded, end);
            var isNear = hour.Success && folded.AsSpan(end, hour.Index - end).Trim([' ', '的', ',']).IsEmpty;
            return Moment(folded, day.Index, end, date, part, isNear ? hour : null);
        }

        return null;
    }

    private static SaidMoment Moment(string folded, int start, int end, DateOnly date, string part, Match? hour)
    {
        if (hour is not null)
        {
            end = hour.Index + hour.Length;
            part = hour.Groups["part"] is { Success: true, Value: var said } ? said : part;
        }

        var words = folded[start..end];
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        if (hour is not null && TimeOfDay(hour, part) is { } at)
        {
            var from = midnight + at;
            return new SaidMoment(words, from, from + (hour.Groups["vague"].Success || !hour.Groups["minute"].Success ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1)));
        }

        return PartOf(part) is var (first, last) ? new SaidMoment(words, midnight.AddHours(first), midnight.AddHours(last)) : new SaidMoment(words, midnight, midnight.AddDays(1));
    }

    private static bool IsRepeated(string folded, int at) => at > 0 && (folded[at - 1] is '每' or '天' || folded.AsSpan(0, at).EndsWith("一到") || folded.AsSpan(0, at).EndsWith("every "));

    private static DateOnly? DayOf(Match day, DateOnly today)
    {
        if (day.Groups["relative"] is { Success: true, Value: var relative })
            return today.AddDays(Relative(relative));
        if (day.Groups["ago"] is { Success: true } ago)
            return Number(ago) is { } n and <= MostDaysBack ? Ago(today, (int)n, day.Groups["unit"].Value) : null;
        if (day.Groups["weekday"] is { Success: true, Value: var weekday })
            return Weekday(today, day.Groups["week"].Value, weekday);
        return Calendar(day, today);
    }

    private static int Relative(string said) => said switch
    {
        "大前天" => -3,
        "前天" or "前日" or "前晚" or "the day before yesterday" => -2,
        "昨天" or "昨日" or "昨" or "yesterday" or "last night" => -1,
        "明天" or "明日" or "tomorrow" => 1,
        "后天" => 2,
        _ => 0,
    };

    private static DateOnly Ago(DateOnly today, int count, string unit) => unit switch
    {
        "周" or "星期" or "礼拜" or "week" => today.AddDays(-DaysOfAWeek * count),
        "月" or "month" => today.AddMonths(-count),
        _ => today.AddDays(-count),
    };

    // The week begins on Monday; a weekday by itself is the last one that came.
    private static DateOnly? Weekday(DateOnly today, string week, string weekday)
    {
        var day = weekday switch
        {
            "日" or "天" or "sunday" => 6,
            "monday" => 0,
            "tuesday" => 1,
            "wednesday" => 2,
            "thursday" => 3,
            "friday" => 4,
            "saturday" => 5,
            [>= '1' and <= '7' and var digit] => digit - '1',
            _ => Weekdays.IndexOf(weekday[0], StringComparison.Ordinal),
        };
        var sinceMonday = ((int)today.DayOfWeek + DaysOfAWeek - 1) % DaysOfAWeek;
        var inThisWeek = today.AddDays(day - sinceMonday);
        return week switch
        {
            "上上" => inThisWeek.AddDays(-2 * DaysOfAWeek),
            "上" => inThisWeek.AddDays(-DaysOfAWeek),
            "这" or "本" => inThisWeek,
            "下" => inThisWeek.AddDays(DaysOfAWeek),
            "last " => inThisWeek < today ? inThisWeek : inThisWeek.AddDays(-DaysOfAWeek),
            _ => inThisWeek <= today ? inThisWeek : inThisWeek.AddDays(-DaysOfAWeek),
        };
    }

    // A date without a year is the last one that came; without a month, of this month or the last.
    private static DateOnly? Calendar(Match day, DateOnly today)
    {
        if (Number(day.Groups["day"]) is not { } number)
            return null;
        if (!day.Groups["month"].Success && !day.Groups["which"].Success)
            return Date(today.Year, today.Month, number) is { } date && date <= today ? date : Date(today.AddMonths(-1).Year, today.AddMonths(-1).Month, number);
        if (day.Groups["which"] is { Success: true, Value: var which })
            return Date(today.AddMonths(which == "上" ? -1 : 0).Year, today.AddMonths(which == "上" ? -1 : 0).Month, number);
        if (Number(day.Groups["month"]) is not { } month)
            return null;
        var year = day.Groups["year"].Value switch
        {
            "去年" => today.Year - 1,
            "前年" => today.Year - 2,
            "今年" => today.Year,
            { Length: > 0 } written => (int?)YearOf(written),
            _ => null,
        };
        if (year is { } known)
            return Date(known, month, number);
        return Date(today.Year, month, number) is { } thisYear && thisYear <= today ? thisYear : Date(today.Year - 1, month, number);
    }

    private static int YearOf(string written)
    {
        var year = 0;
        foreach (var c in written)
        {
            if (DigitRunReader.DigitOf(c) is { } digit)
                year = (year * 10) + digit - '0';
        }

        return year;
    }

    private static DateOnly? Date(int year, long month, long day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, (int)month) ? new DateOnly(year, (int)month, (int)day) : null;

    private static TimeSpan? TimeOfDay(Match match, string part)
    {
        if (!match.Groups["hour"].Success || Number(match.Groups["hour"]) is not { } hour || hour > 24)
            return null;
        var minute = match.Groups["minute"] is not { Success: true } said ? 0 : said.Value switch
        {
            "半" => 30,
            "一刻" => 15,
            "三刻" => 45,
            _ => Number(said) ?? 0,
        };
        if (minute >= 60)
            return null;
        var isLate = part is "下午" or "傍晚" or "晚上" or "晚" or "夜里" or "夜间" or "深夜" or "pm" or "p.m.";
        // 晚上十二点 and 夜里一点 belong to the night that follows; 半夜两点 is said of the morning on which it was.
        if (isLate && hour is >= 1 and < 12 && !(part is "夜里" or "深夜" && hour < 6))
            hour += 12;
        else if (part is "晚上" or "晚" or "深夜" or "夜里" && hour == 12)
            hour = 24;
        else if (part == "中午" && hour is >= 1 and <= 2)
            hour += 12;
        return new TimeSpan((int)hour, (int)minute, 0);
    }

    private static (int From, int Until)? PartOf(string part) => part switch
    {
        "凌晨" or "半夜" => (0, 6),
        "清晨" or "早上" or "早晨" or "早" or "晨" => (5, 9),
        "上午" or "morning" => (8, 12),
        "中午" => (11, 14),
        "下午" or "afternoon" => (12, 18),
        "傍晚" => (17, 20),
        "晚上" or "晚" or "夜里" or "夜间" or "深夜" or "夜" or "evening" or "night" => (18, 24),
        _ => null,
    };

    private static long? Number(Group group) => group.ValueSpan.TrimStart('零') is { Length: > 0 } text ? ChineseNumber.Parse(text) : 0;

    [GeneratedRegex(
        @"(?<relative>大前天|前天|前日|昨天|昨日|今天|今日|明天|明日|后天|the day before yesterday|yesterday|today|tomorrow)"
        + @"|(?<relative>昨|今|前)(?<night>晚|夜|早|晨)"
        + @"|(?<relative>last )(?<night>night)"
        + @"|(?<ago>[零一二两三四五六七八九十百\d]{1,4})(?:多|来)?(?:个)?(?<unit>天|周|星期|礼拜|月)(?:以)?前"
        + @"|(?<ago>\d{1,3}) (?<unit>day|week|month)s? ago"
        + @"|(?<week>上上|上|这|本|下)?(?:个)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-6])(?![期到至号级楼])"
        + @"|(?<week>last |this )?(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
        + @"|(?:(?<year>今年|去年|前年|(?:19|20)\d\d年|[一二][零〇一二三四五六七八九]{3}年))?(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?:号|日)"
        + @"|(?<which>上|这|本)个?月(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?:号|日)"
        + @"|(?<![\d第甲乙丙路街门楼院栋幢区])(?<day>[12]\d|3[01]|[1-9]|[一二三四五六七八九十]{1,3})(?:号|日)(?=早|上午|中午|下午|晚|凌晨|夜|半夜|那天|当天|开始|起)",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayWords();

    [GeneratedRegex(
        @"(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|深夜|半夜|morning|afternoon|evening)?,? ?(?:at )?(?:大概|大约|差不多|快|about )?"
        + @"(?:(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:(?:点|时)(?!间)(?:钟|整)?(?<minute>半|一刻|三刻|零?[一二三四五六七八九十]{1,3}(?=分)|\d{1,2}(?=分))?分?(?<vague>多|左右|许|前后)?|:(?<minute>\d\d)| ?(?<part>pm|am|p\.m\.|a\.m\.)))"
        + @"|(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|深夜|半夜|morning|afternoon|evening)",
        RegexOptions.CultureInvariant)]
    private static partial Regex HourWords();
}
