using System.Diagnostics;
using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <summary>Makes a ticket of its events. It decides nothing: what happened, happened.</summary>
public static class TicketHistory
{
    /// <summary>The ticket that a complete history makes.</summary>
    /// <param name="events">All events, oldest first; the first is <see cref="TicketOpened"/>.</param>
    /// <exception cref="ArgumentException">There are none, or they do not follow one another.</exception>
    public static Ticket Replay(IEnumerable<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(default(Ticket), Apply) ?? throw new ArgumentException("A ticket has at least one event.", nameof(events));
    }

    /// <summary>The ticket after one more event.</summary>
    /// <param name="ticket">As it stood before; null for the first event.</param>
    /// <param name="happened">The event that follows.</param>
    /// <exception cref="ArgumentException">The event's sequence number does not follow the ticket's version.</exception>
    public static Ticket Apply(Ticket? ticket, TicketEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Sequence != (ticket?.Version ?? 0) + 1)
            throw new ArgumentException($"Event {happened.Sequence} does not follow version {ticket?.Version ?? 0}.", nameof(happened));
        if (happened is TicketOpened opened)
            return ticket is null ? Opened(opened) : throw new ArgumentException("A ticket is opened once.", nameof(happened));
        return Changed(ticket ?? throw new ArgumentException("The first event opens the ticket.", nameof(happened)), happened) with
        {
            Version = happened.Sequence,
        };
    }

    private static Ticket Opened(TicketOpened opened) => new()
    {
        Number = opened.Number,
        Status = TicketStatus.Triage,
        Version = opened.Sequence,
        Matter = opened.Matter,
        Resident = opened.Resident,
        OpenedAt = opened.At,
        Routing = opened.Routing,
    };

    private static Ticket Changed(Ticket ticket, TicketEvent happened) => happened switch
    {
        TicketDispatched e => ticket with { Status = TicketStatus.Dispatched, Department = e.Department, Clocks = e.Clocks },
        TicketSignedFor => ticket with { Status = TicketStatus.InProgress, Clocks = Met(ticket, happened, ClockKind.SignIn) },
        ResidentContacted => ticket with { Clocks = Met(ticket, happened, ClockKind.FirstContact) },
        TicketNoted or ResidentAdded => ticket,
        TicketUrged e => ticket with { UrgeCount = ticket.UrgeCount + 1, LastUrgedAt = e.At, UrgesThatDay = e.NthThatDay },
        TicketResolved e => ticket with
        {
            Status = TicketStatus.Resolved,
            Answer = e.Answer,
            Clocks = Met(ticket, happened, ClockKind.FirstContact, ClockKind.Resolution),
        },
        TicketClosed => ticket with { Status = TicketStatus.Closed },
        TicketDeclined e => ticket with { Status = TicketStatus.Declined, DeclineGround = e.Ground, Clocks = Stopped(ticket, happened) },
        ClockWarned e => ticket with { Clocks = Each(ticket, clock => clock.Kind == e.Clock ? Warned(clock, e.SharePercent) : clock) },
        ClockBreached e => ticket with { Clocks = Each(ticket, clock => clock.Kind == e.Clock ? clock with { BreachedAt = clock.DeadlineAt } : clock) },
        _ => throw new UnreachableException($"{happened.GetType().Name} changes no ticket."),
    };

    private static Clock[] Met(Ticket ticket, TicketEvent happened, params ClockKind[] kinds) =>
        Each(ticket, clock => clock.IsRunning && kinds.Contains(clock.Kind) ? clock with { MetAt = happened.At } : clock);

    private static Clock[] Stopped(Ticket ticket, TicketEvent happened) =>
        Each(ticket, clock => clock.IsRunning ? clock with { StoppedAt = happened.At } : clock);

    private static Clock Warned(Clock clock, int sharePercent) => clock with
    {
        Warnings = [.. clock.Warnings.Select(warning => warning.SharePercent == sharePercent ? warning with { Recorded = true } : warning)],
    };

    private static Clock[] Each(Ticket ticket, Func<Clock, Clock> change) => [.. ticket.Clocks.Select(change)];
}
