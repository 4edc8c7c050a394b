namespace Hotline.Ticketing.ResponseTimes;

/// <summary>When a target runs out.</summary>
/// <param name="At">Before this instant it is in time; from it on it is not.</param>
/// <param name="IsFlagged">True where a day decided it whose year is not loaded, so that it may still move.</param>
internal readonly record struct Deadline(DateTimeOffset At, bool IsFlagged)
{
    /// <summary>
    /// The deadline of a target: a pure function. Exact and close-of-business deadlines of working units lie in office time; a
    /// greater amount never gives an earlier deadline.
    /// </summary>
    public static Deadline Of(DateTimeOffset start, ResponseTarget target, WorkCalendar calendar) => target.Unit switch
    {
        TargetUnit.ClockHours => Finish(new(Begin(start, target, calendar) + TimeSpan.FromHours(target.Amount), false), target.End, calendar),
        TargetUnit.OfficeHours => Finish(WorkingTime.After(Begin(start, target, calendar), TimeSpan.FromHours(target.Amount), calendar), target.End, calendar),
        TargetUnit.CalendarDays => CalendarDays(start, target, calendar),
        TargetUnit.WorkingDays => WorkingDays(start, target, calendar),
    };

    private static DateTimeOffset Begin(DateTimeOffset start, ResponseTarget target, WorkCalendar calendar) => target.Counting switch
    {
        CountingRule.AtOnce => start,
        CountingRule.FromNextDay => calendar.ToInstant(calendar.LocalDay(start).AddDays(1), TimeSpan.Zero),
    };

    private static Deadline CalendarDays(DateTimeOffset start, ResponseTarget target, WorkCalendar calendar)
    {
        var local = calendar.ToLocal(start);
        var lastDay = DateOnly.FromDateTime(local).AddDays(target.Amount);
        return (target.Counting, target.End) switch
        {
            (CountingRule.AtOnce, _) => Finish(new(calendar.ToInstant(lastDay, local.TimeOfDay), false), target.End, calendar),
            (CountingRule.FromNextDay, EndRule.CloseOfBusiness) => NextClose(new(calendar.ToInstant(lastDay, TimeSpan.Zero), false), calendar),
            (CountingRule.FromNextDay, EndRule.Exact or EndRule.Midnight) => new(calendar.ToInstant(lastDay, TimeSpan.FromDays(1)), false),
        };
    }

    private static Deadline WorkingDays(DateTimeOffset start, ResponseTarget target, WorkCalendar calendar)
    {
        var (begin, isFlagged) = target.Counting switch
        {
            CountingRule.AtOnce => WorkingTime.After(start, TimeSpan.Zero, calendar),
            CountingRule.FromNextDay => new(start, false),
        };
        var local = calendar.ToLocal(begin);
        var day = DateOnly.FromDateTime(local);
        for (var left = target.Amount; left > 0;)
        {
            day = day.AddDays(1);
            isFlagged |= !calendar.IsLoaded(day);
            if (calendar.IsWorkingDay(day))
                left--;
        }
        var hours = calendar.HoursOf(day);
        return new(calendar.ToInstant(day, (target.Counting, target.End) switch
        {
            (CountingRule.AtOnce, EndRule.Exact) => WithinOfficeTime(local.TimeOfDay, hours),
            (CountingRule.FromNextDay, EndRule.Exact) or (_, EndRule.CloseOfBusiness) => hours[^1].To,
            (_, EndRule.Midnight) => TimeSpan.FromDays(1),
        }), isFlagged);
    }

    /// <summary>The last office time not later than this time of day (a half day closes earlier); before opening, the opening.</summary>
    private static TimeSpan WithinOfficeTime(TimeSpan timeOfDay, OfficeSpan[] hours)
    {
        var latest = hours[0].From;
        foreach (var span in hours)
        {
            if (timeOfDay >= span.From)
                latest = timeOfDay < span.To ? timeOfDay : span.To;
        }
        return latest;
    }

    /// <summary>Moves a counted instant to the end of its day that the rule asks for.</summary>
    internal static Deadline Finish(Deadline counted, EndRule end, WorkCalendar calendar) => end switch
    {
        EndRule.Exact => counted,
        EndRule.CloseOfBusiness => NextClose(counted, calendar),
        EndRule.Midnight => counted with { At = EndingMidnight(counted.At, calendar) },
    };

    private static Deadline NextClose(Deadline counted, WorkCalendar calendar)
    {
        var (at, isFlagged) = counted;
        for (var day = calendar.LocalDay(at); ; day = day.AddDays(1))
        {
            isFlagged |= !calendar.IsLoaded(day);
            if (calendar.HoursOf(day) is [.., var last] && calendar.ToInstant(day, last.To) is var close && close >= at)
                return new(close, isFlagged);
        }
    }

    private static DateTimeOffset EndingMidnight(DateTimeOffset at, WorkCalendar calendar)
    {
        var local = calendar.ToLocal(at);
        return local.TimeOfDay == TimeSpan.Zero ? at : calendar.ToInstant(DateOnly.FromDateTime(local), TimeSpan.FromDays(1));
    }
}
