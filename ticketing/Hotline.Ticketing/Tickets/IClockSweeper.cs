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
    /// The clocks whose deadline hung on a year that was not loaded, computed again with the calendar that is loaded now; null where
    /// nothing is to be computed. A deadline that comes later lifts a breach that was recorded too soon, also of a clock that was met
    /// after it. One that comes sooner never lies before <paramref name="now"/>: nobody is late by a calendar that was not there.
    /// </summary>
    TicketChange? Recompute(Ticket ticket, DateTimeOffset now);
}
