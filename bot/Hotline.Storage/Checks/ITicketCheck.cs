using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Checks;

/// <summary>Rebuilds every stored ticket from its events and compares: status, clocks, what it is counted by, and what it is listed by.</summary>
public interface ITicketCheck
{
    /// <summary>Goes through all tickets, also while the service runs on the same data; it changes nothing.</summary>
    /// <param name="progress">Is told how many tickets were looked at, every thousand.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>How many tickets there are, and those that differ.</returns>
    Task<TicketCheckResult> RunAsync(Action<long> progress, CancellationToken cancellationToken);
}

/// <summary>Outcome of a check.</summary>
/// <param name="Count">How many tickets were looked at.</param>
/// <param name="Differing">Those that are not what their events make of them.</param>
public sealed record TicketCheckResult(long Count, IReadOnlyList<DifferingTicket> Differing);

/// <summary>A ticket that is not what its events make of it.</summary>
/// <param name="Number">Which.</param>
/// <param name="Parts">What differs.</param>
public sealed record DifferingTicket(TicketNumber Number, IReadOnlyList<string> Parts);
