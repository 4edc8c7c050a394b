namespace Hotline.Ticketing.Texts;

/// <summary>Says moments the way people do, on a twelve-hour clock, rounded down to the minute so that no promise is later than its deadline.</summary>
internal sealed class TimeWording(TimeZoneInfo zone)
{
    public string Say(DateTimeOffset at, DateTimeOffset now, string language)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        // Midnight ends a day rather than beginning one: "by 0:00 on the 21st" is heard as a day too late.
        if (local.TimeOfDay == TimeSpan.Zero)
            return TicketTexts.Format("Time_Midnight", language, Day(local.AddDays(-1), today, language));
        var day = Day(local, today, language);
        var part = TicketTexts.Get(PartOfDay(local.Hour), language);
        var hour = local.Hour % 12 == 0 && (local.Hour == 12 || TicketTexts.IsEnglish(language)) ? 12 : local.Hour % 12;
        return local.Minute == 0
            ? TicketTexts.Format("Time_AtHour", language, day, part, hour)
            : TicketTexts.Format("Time_AtMinute", language, day, part, hour, local.Minute);
    }

    private static string Day(DateTime local, DateTime today, string language) => (local.Date - today).Days switch
    {
        0 => TicketTexts.Get("Time_Today", language),
        1 => TicketTexts.Get("Time_Tomorrow", language),
        _ => local.ToString(TicketTexts.Get(local.Year == today.Year ? "Time_ThisYear" : "Time_OtherYear", language), TicketTexts.CultureOf(language)),
    };

    private static string PartOfDay(int hour) => hour switch
    {
        < 6 => "Time_Night",
        < 12 => "Time_Morning",
        < 13 => "Time_Noon",
        < 18 => "Time_Afternoon",
        _ => "Time_Evening",
    };
}
