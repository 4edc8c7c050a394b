namespace Hotline.Ticketing.Tickets;

/// <summary>Finds what clocks have to say by now. Pure: it changes nothing.</summary>
public interface IClockSweeper
{
    /// <summary>
    /// Warnings and breaches that are due and not recorded yet, in the order of their instants, each once, also after days in
    /// which nothing swept; null where there are none.
    /// </summary>
    /// <param name="ticket">As last committed.</param>
    /// <param name="now">The instant of the sweep; events carry the clock's own instants.</param>
    TicketChange? Sweep(Ticket ticket, DateTimeOffset now);
}
