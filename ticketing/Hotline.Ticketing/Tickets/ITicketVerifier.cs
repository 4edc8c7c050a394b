namespace Hotline.Ticketing.Tickets;

/// <summary>Compares a stored ticket with what its events and its clocks' own rules make of it. Pure.</summary>
public interface ITicketVerifier
{
    /// <summary>Makes the ticket of its events again and says what differs.</summary>
    /// <param name="stored">The ticket as it is stored.</param>
    /// <param name="events">All its events, oldest first.</param>
    TicketVerification Verify(Ticket stored, IReadOnlyList<TicketEvent> events);
}

/// <summary>Outcome of a comparison.</summary>
/// <param name="Rebuilt">The ticket that the events make; null where they make none.</param>
/// <param name="Differences">Names of the parts that differ, such as <c>status</c> or <c>clock 3 deadline</c>; empty where nothing does.</param>
public sealed record TicketVerification(Ticket? Rebuilt, IReadOnlyList<string> Differences);
