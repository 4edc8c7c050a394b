namespace Hotline.Ticketing.Tickets;

/// <summary>Finds what tickets have to say by themselves by now. Pure: it changes nothing.</summary>
public interface IClockSweeper
{
    /// <summary>Version of the calendar that is loaded.</summary>
    string CalendarVersion { get; }

    /// <summary>
    /// Warnings, breaches, rungs of the ladder, reminders and waits that are over, as far as they are due and not recorded yet, in the
    /// order of their instants, each once, also after days in which nothing swept; null where there are none.
    /// </summary>
    /// <param name="ticket">As last committed.</param>
    /// <param name="now">The instant of the sweep; events carry the clock's own instants.</param>
    TicketChange? Sweep(Ticket ticket, DateTimeOffset now);

    /// <summary>
    /// The running clocks whose deadline hung on a year that was not loaded, computed again with the calendar that is loaded now; null
    /// where nothing is to be computed. An instant that would lie before <paramref name="now"/> is moved to it.
    /// </summary>
    TicketChange? Recompute(Ticket ticket, DateTimeOffset now);
}
