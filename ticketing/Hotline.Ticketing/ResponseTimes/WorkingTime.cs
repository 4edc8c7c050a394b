namespace Hotline.Ticketing.ResponseTimes;

/// <summary>Measures and adds office time.</summary>
internal static class WorkingTime
{
    /// <summary>Office time between two instants; zero where <paramref name="end"/> is not later than <paramref name="start"/>.</summary>
    public static TimeSpan Between(DateTimeOffset start, DateTimeOffset end, WorkCalendar calendar)
    {
        var total = TimeSpan.Zero;
        var lastDay = calendar.LocalDay(end);
        for (var day = calendar.LocalDay(start); day <= lastDay; day = day.AddDays(1))
        {
            foreach (var span in calendar.HoursOf(day))
            {
                var from = Later(start, calendar.ToInstant(day, span.From));
                var to = Earlier(end, calendar.ToInstant(day, span.To));
                if (to > from)
                    total += to - from;
            }
        }
        return total;
    }

    /// <summary>
    /// The first instant at which so much office time has gone by since <paramref name="start"/>; for zero, the first instant of
    /// office time at or after it.
    /// </summary>
    public static Deadline After(DateTimeOffset start, TimeSpan amount, WorkCalendar calendar)
    {
        var left = amount;
        var isFlagged = false;
        for (var day = calendar.LocalDay(start); ; day = day.AddDays(1))
        {
            isFlagged |= !calendar.IsLoaded(day);
            foreach (var span in calendar.HoursOf(day))
            {
                var from = Later(start, calendar.ToInstant(day, span.From));
                var to = calendar.ToInstant(day, span.To);
                if (from > to)
                    continue;
                if (left <= to - from)
                    return new(from + left, isFlagged);
                left -= to - from;
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
