using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <summary>
/// Reads the tickets that may be spoken of in public: those with a category, neither confidential nor reports of wrongdoing, which
/// never leave here. What is told of them is the caller's responsibility.
/// </summary>
public interface IPublicTickets
{
    /// <summary>The public ones among these numbers, newest first.</summary>
    Task<IReadOnlyList<PublicTicket>> FindAsync(IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellationToken);

    /// <summary>Public tickets by when they were opened, newest first.</summary>
    Task<IReadOnlyList<PublicTicket>> ListAsync(PublicTicketQuery query, CancellationToken cancellationToken);
}

/// <summary>A ticket with the instant of its last event.</summary>
/// <param name="Ticket">All of it: not everything may be told.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record PublicTicket(Ticket Ticket, DateTimeOffset UpdatedAt);

/// <summary>Which public tickets to read.</summary>
public sealed record PublicTicketQuery
{
    /// <summary>Opened at or after this instant.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Opened at or before this instant.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Only these categories; empty: all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>True: only those whose residents wait for an answer (<see cref="Ticket.IsAwaited"/>); false: only the others; null: all.</summary>
    public bool? IsAwaited { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>At most so many.</summary>
    public required int Limit { get; init; }
}
