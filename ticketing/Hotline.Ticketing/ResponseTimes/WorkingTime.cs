namespace Hotline.Ticketing.ResponseTimes;

/// <summary>
/// Measures and adds office time. It reckons by the wall clock: offices keep it, and no zone turns its clocks in office hours.
/// </summary>
internal static class WorkingTime
{
    /// <summary>Office time between two instants; zero where <paramref name="end"/> is not later than <paramref name="start"/>.</summary>
    public static TimeSpan Between(DateTimeOffset start, DateTimeOffset end, WorkCalendar calendar)
    {
        var total = TimeSpan.Zero;
        var (first, last) = (calendar.ToLocal(start), calendar.ToLocal(end));
        for (var day = first.Date; day <= last; day = day.AddDays(1))
        {
            foreach (var span in calendar.HoursOf(DateOnly.FromDateTime(day)))
            {
                var from = Later(first, day + span.From);
                var to = Earlier(last, day + span.To);
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
        var first = calendar.ToLocal(start);
        var left = amount;
        var isFlagged = false;
        for (var day = DateOnly.FromDateTime(first); ; day = day.AddDays(1))
        {
            isFlagged |= !calendar.IsLoaded(day);
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            foreach (var span in calendar.HoursOf(day))
            {
                var from = Later(first, midnight + span.From);
                var to = midnight + span.To;
                if (from > to)
                    continue;
                if (left <= to - from)
                    return new(calendar.ToInstant(day, from + left - midnight), isFlagged);
                left -= to - from;
            }
        }
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
