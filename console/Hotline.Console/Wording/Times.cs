using System.Globalization;
using Hotline.Bot.Understanding;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Wording;

/// <summary>Instants and spans as people at a desk read them, in the city's time.</summary>
internal static class Times
{
    private static readonly TimeZoneInfo City = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Today: 14:05; this year: 11-23 14:05; else with the year.</summary>
    public static string Clock(DateTimeOffset at, DateTimeOffset now)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, City), TimeZoneInfo.ConvertTime(now, City));
        var format = local.Date == today.Date ? "HH:mm" : local.Year == today.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>In full, for titles and print.</summary>
    public static string Full(DateTimeOffset at)
        => TimeZoneInfo.ConvertTime(at, City).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The hour it lies in: 14.</summary>
    public static string Hour(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, City).ToString("HH", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A span in its two largest units: 3 分钟; 2 小时 5 分; 4 天 3 小时.</summary>
    public static string Span(TimeSpan span)
    {
        var s = span.Duration();
        return s.TotalMinutes < 1 ? T("Span_Moment")
            : s.TotalHours < 1 ? T("Span_Minutes", (int)s.TotalMinutes)
            : s.TotalDays < 1 ? s.Minutes == 0 ? T("Span_Hours", s.Hours) : T("Span_HoursMinutes", s.Hours, s.Minutes)
            : s.Hours == 0 ? T("Span_Days", (int)s.TotalDays) : T("Span_DaysHours", (int)s.TotalDays, s.Hours);
    }

    /// <summary>A time that somebody said: the day, with the hours that the words leave open.</summary>
    public static string Moment(SaidMoment said)
    {
        var day = said.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (said.IsWholeDays)
            return day;
        var from = said.From.ToString("HH:mm", CultureInfo.InvariantCulture);
        return said.Until - said.From <= TimeSpan.FromMinutes(1)
            ? $"{day} {from}"
            : $"{day} {from}–{(said.Until.TimeOfDay == TimeSpan.Zero ? "24:00" : said.Until.ToString("HH:mm", CultureInfo.InvariantCulture))}";
    }

    /// <summary>The instant at which a day of the city begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new(local, City.GetUtcOffset(local));
    }

    /// <summary>The city's calendar day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, City).DateTime);
}
