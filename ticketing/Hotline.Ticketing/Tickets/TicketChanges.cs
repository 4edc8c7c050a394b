namespace Hotline.Ticketing.Tickets;

/// <summary>Turns what happened into a change: numbers the events and applies them.</summary>
internal static class TicketChanges
{
    /// <param name="before">The ticket as last committed; null for a new one.</param>
    /// <param name="happened">In order; their sequence numbers are set here.</param>
    public static TicketChange Of(Ticket? before, IEnumerable<TicketEvent> happened)
    {
        var versionBefore = before?.Version ?? 0;
        var events = happened.Select((one, index) => one with { Sequence = versionBefore + index + 1 }).ToArray();
        return new(events.Aggregate(before, TicketHistory.Apply)!, events, versionBefore);
    }
}
