namespace Hotline.Ticketing.Tickets;

/// <summary>Reads committed tickets. Implemented by storage.</summary>
public interface ITicketReader
{
    /// <summary>The ticket with this number, or null.</summary>
    Task<Ticket?> FindAsync(TicketNumber number, CancellationToken cancellationToken);

    /// <summary>Tickets of a resident (same channel and user id, or same telephone number), newest first.</summary>
    Task<IReadOnlyList<Ticket>> OfResidentAsync(string channelId, string userId, string? phone, int limit, CancellationToken cancellationToken);

    /// <summary>One page of tickets, by nearest unmet deadline, then number.</summary>
    Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken);

    /// <summary>A ticket's events, oldest first; empty where there is no such ticket.</summary>
    Task<IReadOnlyList<TicketEvent>> EventsAsync(TicketNumber number, CancellationToken cancellationToken);

    /// <summary>
    /// Tickets with a clock step (warning or breach) that is due at or before <paramref name="now"/>, not recorded yet and not under another node's claim, earliest first.
    /// </summary>
    Task<IReadOnlyList<Ticket>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}

/// <summary>Which tickets to list.</summary>
public sealed record TicketQuery
{
    /// <summary>Only this department's; null: all.</summary>
    public string? Department { get; init; }

    /// <summary>What part <see cref="Department"/> has in them.</summary>
    public DepartmentPart Part { get; init; } = DepartmentPart.Leads;

    /// <summary>Only this status; null: all.</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>Only those with a proposal beside their status that waits for a supervisor: to be left out of the figures (剔除).</summary>
    public bool HasProposal { get; init; }

    /// <summary>Only this category; null: all.</summary>
    public string? Category { get; init; }

    /// <summary>Opened at or after this instant; null: whenever.</summary>
    public DateTimeOffset? OpenedFrom { get; init; }

    /// <summary>Opened before this instant; null: whenever.</summary>
    public DateTimeOffset? OpenedUntil { get; init; }

    /// <summary>With a running clock whose deadline is at or after this instant; null: all.</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>With a running clock whose deadline is before this instant; null: all.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary><see cref="TicketPage.Next"/> of the page before; null for the first.</summary>
    public string? After { get; init; }
}

/// <summary>What part a department has in a ticket.</summary>
public enum DepartmentPart
{
    /// <summary>It leads (首接负责).</summary>
    Leads,
    /// <summary>It owes a report as co-handler (协办) or summoned department (吹哨); such tickets stand in the order of its own clock.</summary>
    Helps,
    /// <summary>Either: all that it has to do.</summary>
    LeadsOrHelps,
}

/// <summary>A page of tickets.</summary>
/// <param name="Tickets">In order.</param>
/// <param name="Next">Opaque token of the next page; null at the end.</param>
public sealed record TicketPage(IReadOnlyList<Ticket> Tickets, string? Next);
