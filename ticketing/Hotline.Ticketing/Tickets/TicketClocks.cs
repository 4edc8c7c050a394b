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

    /// <summary>Computes flagged clocks again; what would lie in the past by the new calendar falls due now.</summary>
    public void Recompute(ChangeBuilder change, DateTimeOffset at)
    {
        foreach (var clock in Running(change, clock => clock.AwaitsCalendar && clock.CalendarVersion != calendar.Version))
            change.Add(at, Actor.System, new ClockRecomputed(clock.Id, clock.Kind, NotBefore(at, ClockPlan.Of(clock, calendar))));
    }

    private static ClockInstants NotBefore(DateTimeOffset at, ClockInstants computed) => computed with
    {
        DeadlineAt = Later(at, computed.DeadlineAt),
        Warnings = [.. computed.Warnings.Select(warning => warning.Recorded ? warning : warning with { At = Later(at, warning.At) })],
        Escalations = [.. computed.Escalations.Select(rung => rung.Recorded ? rung : rung with { At = Later(at, rung.At) })],
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static List<Clock> Running(ChangeBuilder change, Func<Clock, bool> which) =>
        [.. change.Ticket.Clocks.Where(clock => clock.IsRunning && which(clock))];

    private TimeSpan Time(Clock clock, DateTimeOffset at, bool ofOffice) => new TimeCount(ofOffice, calendar).Between(clock.StartedAt, at, clock.Pauses);
}
