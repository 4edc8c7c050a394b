using Hotline.Bot.Turns;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Computes clocks again whose deadline hung on a year that was not loaded, once a calendar is there that was not there before.</summary>
public interface IFlaggedClocks
{
    /// <summary>Goes through all tickets with such clocks; doing it again changes nothing. Returns how many tickets changed.</summary>
    Task<int> RecomputeAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IFlaggedClocks"/>
internal sealed class FlaggedClocks(IFlaggedTickets flagged, ITicketReader tickets, IClockSweeper clocks, ITurnStore store, TimeProvider time) : IFlaggedClocks
{
    private const int BatchSize = 200;

    /// <summary>How often a ticket is looked at again that moves on meanwhile.</summary>
    private const int MostAttempts = 8;

    public async Task<int> RecomputeAsync(CancellationToken cancellationToken)
    {
        var (changed, last) = (0, default(TicketNumber));
        while (true)
        {
            var batch = await flagged.FlaggedAsync(clocks.CalendarVersion, last, BatchSize, cancellationToken);
            changed += (await Task.WhenAll(batch.Select(t => RecomputeAsync(t, cancellationToken)))).Count(isChanged => isChanged);
            if (batch.Count < BatchSize)
                return changed;
            last = batch[^1].Number;
        }
    }

    private async Task<bool> RecomputeAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var now = time.GetUtcNow();
            if (clocks.Recompute(ticket, now) is not { } change)
                return false;
            if ((await store.CommitAsync(new() { At = now, Tickets = [change] }, cancellationToken)).Kind == CommitKind.Committed)
                return true;
            ticket = await tickets.FindAsync(ticket.Number, cancellationToken) ?? ticket;
        }

        throw new InvalidOperationException($"Ticket {ticket.Number} moved on {MostAttempts} times while its clocks were computed again.");
    }
}
