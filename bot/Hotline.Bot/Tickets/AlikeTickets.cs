using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Finds tickets that may be about what a new one is about, so that they can be merged while it is new.</summary>
public interface IAlikeTickets
{
    /// <summary>
    /// Open tickets of the last two weeks whose words are alike and whose place does not contradict, the most alike first, at most three. A merged ticket
    /// stands for the one that it was merged into.
    /// </summary>
    /// <param name="matter">What the new one is about; none are alike one whose reporter is protected.</param>
    /// <param name="except">The new one itself, where it is open already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<Ticket>> FindAsync(Matter matter, TicketNumber? except, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class AlikeTickets(RecentTickets recent, ITicketReader tickets) : IAlikeTickets
{
    /// <summary>From here on two tickets are proposed as one. An issue's members need less on average; a proposal costs somebody a look.</summary>
    private const double LeastAlike = 0.25;

    private const int MostProposed = 3;
    private const int MostLookedAt = 6;

    public async Task<IReadOnlyList<Ticket>> FindAsync(Matter matter, TicketNumber? except, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(matter);
        if (matter.IsConfidential || matter.Kind == TicketKind.Report)
            return [];
        var alike = await recent.ReadAsync(
            issues => issues.Like(matter.Description, matter.Place.Detail ?? "", LeastAlike).Select(l => l.Ticket)
                .Where(t => t.Number != except && Agree(t.District, matter.Place.District)).Take(MostLookedAt).ToList(),
            cancellationToken);
        var proposed = new List<Ticket>();
        foreach (var one in alike)
        {
            var ticket = await tickets.FindAsync(one.Number, cancellationToken);
            if (ticket?.Master is { } master)
                ticket = await tickets.FindAsync(master, cancellationToken);
            if (ticket is not null && ticket.Status.IsOpen() && ticket.Number != except && IsSamePlace(ticket.Matter.Place, matter.Place) && !ReporterIdentity.IsProtected(ticket) && proposed.TrueForAll(p => p.Number != ticket.Number))
                proposed.Add(ticket);
            if (proposed.Count == MostProposed)
                break;
        }

        return proposed;
    }

    private static bool IsSamePlace(Place one, Place other)
        => Agree(one.District, other.District) && Agree(one.Street, other.Street) && Agree(one.Community, other.Community);

    // Who does not say where may mean the same place.
    private static bool Agree(string? one, string? other) => one is null || other is null || one == other;
}
