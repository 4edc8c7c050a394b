using System.Globalization;
using Hotline.Ticketing.Texts;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>Deadlines as residents read and hear them: the day, and the hour only where it is soon enough to matter.</summary>
internal sealed class DeadlineWords(TicketTexts texts)
{
    /// <summary>A deadline nearer than this is told with its hour.</summary>
    private static readonly TimeSpan HourMatters = TimeSpan.FromHours(48);

    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");
    private const string ChineseWeekdays = "日一二三四五六";

    /// <summary>A deadline in words, to be followed by 前 or preceded by "by".</summary>
    public Phrase Say(DateTimeOffset deadline, DateTimeOffset now, string language)
    {
        if ((deadline - now).Duration() < HourMatters)
            return texts.Time(deadline, now, language);
        var local = ChinaTime.Local(deadline);
        // Midnight ends a day rather than beginning one.
        if (local.TimeOfDay == TimeSpan.Zero)
            local = local.AddTicks(-1);
        return Day(local, ChinaTime.Local(now).Year, language);
    }

    private static Phrase Day(DateTime local, int thisYear, string language)
    {
        if (language == Texts.English)
            return local.ToString(local.Year == thisYear ? "dddd, d MMMM" : "dddd, d MMMM yyyy", EnglishCulture);
        var year = local.Year == thisYear ? "" : string.Create(CultureInfo.InvariantCulture, $"{local.Year}年");
        var weekday = ChineseWeekdays[(int)local.DayOfWeek];
        var date = string.Create(CultureInfo.InvariantCulture, $"{year}{local.Month}月{local.Day}日");
        return new($"{date}（周{weekday}）", $"{date}星期{weekday}");
    }
}
