using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <summary>Lets the clocks of a ticket be met, stop, stand still, go on and get more time, each by an event that says so.</summary>
internal sealed class TicketClocks(WorkCalendar calendar)
{
    /// <summary>The resolution clock of the round that is on.</summary>
    public static Clock ResolutionOf(Ticket ticket) => ticket.Clocks.Last(clock => clock.Kind == ClockKind.Resolution);

    /// <summary>A clock is met, by what happened at <paramref name="at"/>.</summary>
    public void Meet(ChangeBuilder change, DateTimeOffset at, Func<Clock, bool> which)
    {
        foreach (var clock in Running(change, which))
            change.Add(at, Actor.System, new ClockMet(clock.Id, clock.Kind, Time(clock, at, ofOffice: false), Time(clock, at, ofOffice: true)));
    }

    /// <summary>Nothing is owed any more.</summary>
    public void Stop(ChangeBuilder change, DateTimeOffset at, Func<Clock, bool> which)
    {
        foreach (var clock in Running(change, which))
            change.Add(at, Actor.System, new ClockStopped(clock.Id, clock.Kind, Time(clock, at, ofOffice: false), Time(clock, at, ofOffice: true)));
    }

    /// <summary>What runs stands still.</summary>
    public static void Pause(ChangeBuilder change, DateTimeOffset at, PauseReason reason, Func<Clock, bool> which)
    {
        foreach (var clock in Running(change, which).Where(clock => !clock.IsPaused))
            change.Add(at, Actor.System, new ClockPaused(clock.Id, clock.Kind, reason));
    }

    /// <summary>What stood still for this reason goes on.</summary>
    public void Resume(ChangeBuilder change, DateTimeOffset at, PauseReason reason)
    {
        foreach (var clock in Running(change, clock => clock.IsPaused && clock.Pauses[^1].Reason == reason))
            change.Add(at, Actor.System, new ClockResumed(clock.Id, clock.Kind, ClockPlan.Of(ClockHistory.Closed(clock, at), calendar)));
    }

    /// <summary>What the instants of a clock would be with so many days more.</summary>
    public ClockInstants Extended(Clock clock, DateTimeOffset at, int days) =>
        ClockPlan.Of(clock with { Extensions = [.. clock.Extensions, new(at, days)], BreachedAt = null }, calendar);

    /// <summary>The extension is granted.</summary>
    public void Extend(ChangeBuilder change, DateTimeOffset at, int days)
    {
        var clock = ResolutionOf(change.Ticket);
        change.Add(at, Actor.System, new ClockExtended(clock.Id, clock.Kind, days, Extended(clock, at, days)));
    }

    /// <summary>Computes flagged clocks again.</summary>
    public void Recompute(ChangeBuilder change, DateTimeOffset at)
    {
        foreach (var clock in change.Ticket.Clocks.Where(clock => clock.AwaitsCalendar && clock.CalendarVersion != calendar.Version).ToList())
        {
            change.Add(at, Actor.System, new ClockRecomputed(clock.Id, clock.Kind, Recomputed(clock, at)));
            // A running clock is swept; of one that is met nobody else says that it ran out at another instant.
            if (change.Ticket.Clocks.First(c => c.Id == clock.Id) is { BreachedAt: null } after && after.MetAt >= after.DeadlineAt)
                change.Add(after.DeadlineAt, Actor.System, new ClockBreached(after.Id, after.Kind));
        }
    }

    private ClockInstants Recomputed(Clock clock, DateTimeOffset at)
    {
        var computed = NotSooner(clock, at, ClockPlan.Of(clock, calendar));
        // Only where the breach is lifted does the ladder begin anew.
        return computed.DeadlineAt == clock.DeadlineAt ? computed : NotSooner(clock, at, ClockPlan.Of(clock with { BreachedAt = null }, calendar));
    }

    /// <summary>What comes sooner by the new calendar falls due now; what was due before stays so.</summary>
    private static ClockInstants NotSooner(Clock clock, DateTimeOffset at, ClockInstants computed)
    {
        return computed with
        {
            DeadlineAt = Floor(clock.DeadlineAt, computed.DeadlineAt),
            Warnings = [.. computed.Warnings.Select((warning, i) => warning.Recorded ? warning : warning with { At = Floor(clock.Warnings[i].At, warning.At) })],
            Escalations = [.. computed.Escalations.Select((rung, i) => rung.Recorded ? rung : rung with { At = Floor(clock.Escalations[i].At, rung.At) })],
        };

        DateTimeOffset Floor(DateTimeOffset before, DateTimeOffset after) => Later(after, before < at ? before : at);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static List<Clock> Running(ChangeBuilder change, Func<Clock, bool> which) =>
        [.. change.Ticket.Clocks.Where(clock => clock.IsRunning && which(clock))];

    private TimeSpan Time(Clock clock, DateTimeOffset at, bool ofOffice) => new TimeCount(ofOffice, calendar).Between(clock.StartedAt, at, clock.Pauses);
}
