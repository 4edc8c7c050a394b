using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Reporting;

/// <summary>Reads tickets for figures. Implemented by storage.</summary>
public interface IReportedTickets
{
    /// <summary>Tickets opened at or after <paramref name="from"/> and before <paramref name="until"/>, one by one, the latest first.</summary>
    IAsyncEnumerable<ReportedTicket> OpenedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>All open tickets, whenever they were opened, in groups by key; groups without any are left out.</summary>
    /// <param name="by">What groups are told apart by.</param>
    /// <param name="department">Only tickets that this department leads; null: all.</param>
    /// <param name="now">The instant for which at risk and overdue hold.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is <see cref="ReportDimension.Month"/>: what is open now is not of a month.</exception>
    Task<IReadOnlyList<OpenTickets>> CountOpenAsync(ReportDimension by, string? department, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Numbers of open tickets of a group of <see cref="CountOpenAsync"/>, the most pressing first.</summary>
    /// <param name="by">What groups are told apart by.</param>
    /// <param name="key">The group; null: all.</param>
    /// <param name="department">Only tickets that this department leads; null: all.</param>
    /// <param name="state">Only these; null: all.</param>
    /// <param name="now">The instant for which at risk and overdue hold.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<TicketNumber>> FindOpenAsync(
        ReportDimension by, string? key, string? department, OpenState? state, DateTimeOffset now, int limit, CancellationToken cancellationToken);
}

/// <summary>Open tickets of a group.</summary>
/// <param name="Key">What tells the group apart; empty for what is not known.</param>
/// <param name="Open">All of them.</param>
/// <param name="AtRisk">Of these past the last warning of the resolution clock, and not overdue.</param>
/// <param name="Overdue">Of these past the deadline of the resolution clock.</param>
public sealed record OpenTickets(string Key, int Open, int AtRisk, int Overdue);
