using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <summary>What events make of a ticket's clocks.</summary>
internal static class ClockHistory
{
    /// <summary>The ticket after a clock's event; null for another event.</summary>
    public static Ticket? Apply(Ticket ticket, TicketEvent happened) => happened switch
    {
        ClockWarned e => Each(ticket, e.ClockId, clock => Warned(clock, e.SharePercent)),
        ClockBreached e => Each(ticket, e.ClockId, clock => clock with { BreachedAt = clock.DeadlineAt }),
        ClockEscalated e => Each(ticket, e.ClockId, clock => Escalated(clock, e.Level)),
        ClockMet e => Each(ticket, e.ClockId, clock => clock with { MetAt = e.At, Elapsed = e.Elapsed, Worked = e.Worked }),
        ClockStopped e => Each(ticket, e.ClockId, clock => Closed(clock, e.At) with { StoppedAt = e.At, Elapsed = e.Elapsed, Worked = e.Worked }),
        ClockPaused e => Each(ticket, e.ClockId, clock => clock with { Pauses = [.. clock.Pauses, new(e.At, To: null, e.Reason)] }),
        ClockResumed e => Each(ticket, e.ClockId, clock => Closed(clock, e.At).With(e.Instants)),
        ClockExtended e => Each(ticket, e.ClockId, clock => (clock with { Extensions = [.. clock.Extensions, new(e.At, e.Days)] }).With(e.Instants)),
        ClockRecomputed e => Each(ticket, e.ClockId, clock => clock.With(e.Instants)),
        _ => null,
    };

    /// <summary>The department that leads changes; what it still owes goes with the ticket, what is done stays with whoever did it.</summary>
    public static Ticket HandOver(Ticket ticket, string department) => ticket with
    {
        Department = department,
        Clocks = [.. ticket.Clocks.Select(clock => clock.IsRunning && IsLeads(clock.Kind) ? clock with { Department = department } : clock)],
    };

    /// <summary>The clock with its open pause ended.</summary>
    public static Clock Closed(Clock clock, DateTimeOffset at) =>
        clock.IsPaused ? clock with { Pauses = [.. clock.Pauses.SkipLast(1), clock.Pauses[^1] with { To = at }] } : clock;

    private static bool IsLeads(ClockKind kind) => kind switch
    {
        ClockKind.SignIn or ClockKind.FirstContact or ClockKind.Resolution => true,
        ClockKind.CoHandling or ClockKind.Summons => false,
    };

    private static Clock Warned(Clock clock, int sharePercent) => clock with
    {
        Warnings = [.. clock.Warnings.Select(warning => warning.SharePercent == sharePercent ? warning with { Recorded = true } : warning)],
    };

    private static Clock Escalated(Clock clock, int level) => clock with
    {
        Escalations = [.. clock.Escalations.Select(rung => rung.Level == level ? rung with { Recorded = true } : rung)],
    };

    private static Ticket Each(Ticket ticket, int id, Func<Clock, Clock> change) =>
        ticket with { Clocks = [.. ticket.Clocks.Select(clock => clock.Id == id ? change(clock) : clock)] };
}
