namespace Hotline.Ticketing.Tickets;

/// <summary>Finds tickets whose deadline hangs on a year that no calendar was loaded for. Implemented by storage.</summary>
public interface IFlaggedTickets
{
    /// <summary>Tickets with a flagged clock that runs and was computed with another calendar, in the order of their numbers.</summary>
    /// <param name="calendarVersion">The calendar that is loaded now: <see cref="IClockSweeper.CalendarVersion"/>.</param>
    /// <param name="after">Only numbers above this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<Ticket>> FlaggedAsync(string calendarVersion, TicketNumber after, int limit, CancellationToken cancellationToken);
}
