namespace Hotline.Ticketing.ResponseTimes;

/// <summary>The city's calendar, for reading and for trying deadlines; it counts with the function that tickets' clocks count with.</summary>
public sealed class CityCalendar
{
    /// <summary>Days that a trial lists; a longer one lists its beginning.</summary>
    private const int MostDays = 92;

    private readonly WorkCalendar calendar;

    internal CityCalendar(WorkCalendar calendar) => this.calendar = calendar;

    /// <summary>The loaded years and a hash of everything the calendar says; stands in every clock that it made.</summary>
    public string Version => calendar.Version;

    /// <summary>Name of the time zone (IANA).</summary>
    public string ZoneId => calendar.Zone.Id;

    /// <summary>A day.</summary>
    public CalendarDay Day(DateOnly day)
    {
        var hours = calendar.HoursOf(day);
        return new(day, KindOf(day, hours), calendar.IsLoaded(day), [.. hours.Select(h => new OfficeHours(h.From, h.To))]);
    }

    /// <summary>The days of a year that differ from an ordinary week.</summary>
    public IReadOnlyList<CalendarDay> Exceptions(int year)
    {
        var first = new DateOnly(year, 1, 1);
        return [.. Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(n => Day(first.AddDays(n)))
            .Where(d => d.Kind is CalendarDayKind.Holiday or CalendarDayKind.MakeUpDay or CalendarDayKind.OtherHours)];
    }

    /// <summary>The instant, UTC, of a wall-clock time in the city.</summary>
    public DateTimeOffset ToInstant(DateTime local) => calendar.ToInstant(DateOnly.FromDateTime(local), local.TimeOfDay);

    /// <summary>When a target that starts at <paramref name="start"/> runs out, and by which days.</summary>
    public DeadlineTrial Try(DateTimeOffset start, ResponseTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var deadline = Deadline.Of(start, target, calendar);
        // A deadline at midnight ends the day before it.
        var (first, last) = (calendar.LocalDay(start), calendar.LocalDay(deadline.At.AddTicks(-1)));
        var days = Enumerable.Range(0, Math.Clamp(last.DayNumber - first.DayNumber + 1, 1, MostDays)).Select(n => Day(first.AddDays(n)));
        return new(start, deadline.At, deadline.IsFlagged, [.. days.Select(d => new TrialDay(d, Counts(d, first, target)))]);
    }

    private static bool Counts(CalendarDay day, DateOnly first, ResponseTarget target)
    {
        var isWork = day.Hours.Count > 0;
        return target.Unit switch
        {
            TargetUnit.WorkingDays => isWork && day.Day > first,
            TargetUnit.CalendarDays => day.Day > first,
            TargetUnit.OfficeHours => isWork && (target.Counting == CountingRule.AtOnce || day.Day > first),
            TargetUnit.ClockHours => target.Counting == CountingRule.AtOnce || day.Day > first,
        };
    }

    private CalendarDayKind KindOf(DateOnly day, OfficeSpan[] hours)
    {
        var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return (isWeekend, hours.Length > 0) switch
        {
            (true, false) => CalendarDayKind.Weekend,
            (true, true) => CalendarDayKind.MakeUpDay,
            (false, false) => CalendarDayKind.Holiday,
            (false, true) => calendar.IsUsual(hours) ? CalendarDayKind.WorkingDay : CalendarDayKind.OtherHours,
        };
    }
}

/// <summary>A day of the calendar.</summary>
/// <param name="Day">Which.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsLoaded">False where the year's notice is not loaded, so that it is taken by its weekday.</param>
/// <param name="Hours">Office hours, in order; empty on a day off.</param>
public sealed record CalendarDay(DateOnly Day, CalendarDayKind Kind, bool IsLoaded, IReadOnlyList<OfficeHours> Hours);

/// <summary>A stretch of office time, in local time since midnight; both ends belong to it.</summary>
public sealed record OfficeHours(TimeSpan From, TimeSpan To);

/// <summary>What a day is.</summary>
public enum CalendarDayKind
{
    /// <summary>An ordinary working day.</summary>
    WorkingDay,
    /// <summary>An ordinary Saturday or Sunday.</summary>
    Weekend,
    /// <summary>A weekday on which nobody works.</summary>
    Holiday,
    /// <summary>调休上班: a Saturday or Sunday on which people work.</summary>
    MakeUpDay,
    /// <summary>A working day with other hours, such as half a day.</summary>
    OtherHours,
}

/// <summary>A deadline that was tried.</summary>
/// <param name="Start">From when, UTC.</param>
/// <param name="At">Before this instant it is in time, UTC.</param>
/// <param name="IsFlagged">True where a day decided it whose year is not loaded, so that it may still move.</param>
/// <param name="Days">The days from the start to the deadline.</param>
public sealed record DeadlineTrial(DateTimeOffset Start, DateTimeOffset At, bool IsFlagged, IReadOnlyList<TrialDay> Days);

/// <summary>A day of a trial.</summary>
/// <param name="Day">It.</param>
/// <param name="Counts">True where it is counted, wholly or in part.</param>
public sealed record TrialDay(CalendarDay Day, bool Counts);
