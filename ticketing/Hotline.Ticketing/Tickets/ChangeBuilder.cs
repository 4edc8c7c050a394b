namespace Hotline.Ticketing.Tickets;

/// <summary>Gathers what happens to a ticket; each event is numbered and applied at once, so that the next is decided on its outcome.</summary>
internal sealed class ChangeBuilder
{
    private readonly List<TicketEvent> events = [];
    private readonly long versionBefore;

    /// <summary>Goes on with a ticket as last committed.</summary>
    public ChangeBuilder(Ticket ticket) => (Ticket, versionBefore) = (ticket, ticket.Version);

    /// <summary>Begins a new ticket.</summary>
    public ChangeBuilder(TicketOpened opened)
    {
        Ticket = TicketHistory.Apply(null, opened);
        events.Add(opened);
    }

    /// <summary>The ticket after all that was added.</summary>
    public Ticket Ticket { get; private set; }

    /// <summary>The key that the next event carries.</summary>
    public UsedKey? Key { private get; set; }

    /// <summary>Appends what happened; number, time and actor are set here.</summary>
    public void Add(DateTimeOffset at, Actor by, TicketEvent happened)
    {
        var stamped = happened with { Sequence = Ticket.Version + 1, At = at, By = by, Key = Key };
        Key = null;
        Ticket = TicketHistory.Apply(Ticket, stamped);
        events.Add(stamped);
    }

    /// <summary>The change; null where nothing was added.</summary>
    public TicketChange? ToChange() => events.Count == 0 ? null : new(Ticket, events, versionBefore);
}
