namespace Hotline.Ticketing.ResponseTimes;

/// <summary>
/// When a clock warns, runs out and climbs the ladder: a pure function of its start, target, pauses and extensions and of the
/// calendar, so that it can be computed again at any time and must give what was recorded.
/// </summary>
internal static class ClockPlan
{
    /// <summary>The instants of a clock whose pauses are all closed. What is recorded already keeps its instant, unless the breach is lifted.</summary>
    public static ClockInstants Of(Clock clock, WorkCalendar calendar)
    {
        var deadline = DeadlineOf(clock, calendar);
        var count = new TimeCount(clock.Target.CountsOfficeTime, calendar);
        var total = count.Between(clock.StartedAt, deadline.At, clock.Pauses);
        return new(
            deadline.At,
            deadline.IsFlagged,
            calendar.Version,
            [.. clock.Warnings.Select(warning => warning.Recorded ? warning : warning with { At = WarningAt(clock, total, warning.SharePercent, deadline.At, count) })],
            [.. clock.Escalations.Select(rung => Rung(clock, rung, deadline.At, calendar))]);
    }

    /// <summary>The deadline after all that moved it, in the order in which it happened.</summary>
    private static Deadline DeadlineOf(Clock clock, WorkCalendar calendar)
    {
        var deadline = Deadline.Of(clock.StartedAt, clock.Target, calendar);
        var (pause, extension) = (0, 0);
        while (pause < clock.Pauses.Count || extension < clock.Extensions.Count)
        {
            var isPause = extension == clock.Extensions.Count
                || (pause < clock.Pauses.Count && clock.Pauses[pause].From <= clock.Extensions[extension].At);
            deadline = isPause
                ? Paused(deadline, clock.Pauses[pause++], clock.Target, calendar)
                : Extended(deadline, clock.Extensions[extension++].Days, clock.Target, calendar);
        }
        return deadline with { At = deadline.At.ToUniversalTime() };
    }

    /// <summary>What was left when the pause began is left when it ends; a clock that had run out before it stays so.</summary>
    private static Deadline Paused(Deadline deadline, ClockPause pause, ResponseTarget target, WorkCalendar calendar)
    {
        if (pause.To is not { } end || pause.From >= deadline.At)
            return deadline;
        var count = new TimeCount(target.CountsOfficeTime, calendar);
        var moved = Deadline.Finish(count.After(end, count.Between(pause.From, deadline.At)), target.End, calendar);
        return new(moved.At > deadline.At ? moved.At : deadline.At, deadline.IsFlagged | moved.IsFlagged);
    }

    private static Deadline Extended(Deadline deadline, int days, ResponseTarget target, WorkCalendar calendar)
    {
        var unit = target.CountsOfficeTime ? TargetUnit.WorkingDays : TargetUnit.CalendarDays;
        // The end of a day belongs to that day: counting on from the midnight after it would give away a day.
        var extended = target.End == EndRule.Exact
            ? Deadline.Of(deadline.At, new(days, unit, CountingRule.AtOnce, EndRule.Exact), calendar)
            : Deadline.Of(deadline.At.AddTicks(-1), new(days, unit, CountingRule.FromNextDay, target.End), calendar);
        return extended with { IsFlagged = extended.IsFlagged | deadline.IsFlagged };
    }

    /// <summary>A share of the time is a share of what the target counts, never later than the deadline.</summary>
    private static DateTimeOffset WarningAt(Clock clock, TimeSpan total, int sharePercent, DateTimeOffset deadline, TimeCount count)
    {
        var at = WholeSecond(count.After(clock.StartedAt, total * (sharePercent / 100.0), clock.Pauses).At);
        return at < deadline ? at : deadline;
    }

    /// <summary>Hours after the deadline, round the clock; a lifted breach begins the ladder anew.</summary>
    private static ClockEscalation Rung(Clock clock, ClockEscalation rung, DateTimeOffset deadline, WorkCalendar calendar)
    {
        if (rung.Recorded && clock.BreachedAt is not null)
            return rung;
        var pauses = clock.Pauses.Where(pause => pause.From >= deadline).ToList();
        var at = new TimeCount(false, calendar).After(deadline, TimeSpan.FromHours(rung.AfterHours), pauses).At;
        return rung with { At = at, Recorded = false };
    }

    internal static DateTimeOffset WholeSecond(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
