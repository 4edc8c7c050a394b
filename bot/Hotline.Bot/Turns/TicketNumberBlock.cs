using System.Collections.Concurrent;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Turns;

/// <summary>
/// Ticket numbers reserved from the store in blocks, so that a turn has one at hand without asking the database.
/// A number that a turn did not use is given to another. One that stood in a commit is not, whatever became of that: a commit whose answer
/// was lost with the connection may have been carried out, though its repetition is refused. Those numbers and those of a killed process
/// are lost, which leaves a gap and no harm.
/// </summary>
internal sealed class TicketNumberBlock(ITurnStore store, ITicketDesk desk) : IDisposable
{
    /// <summary>As many as may be lost when the process dies.</summary>
    private const int BlockSize = 128;

    private readonly ConcurrentBag<TicketNumber> free = [];
    private readonly SemaphoreSlim refill = new(1);

    /// <summary>Takes a number that nobody else has.</summary>
    public async ValueTask<TicketNumber> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (free.TryTake(out var number))
                return number;
            await RefillAsync(cancellationToken);
        }
    }

    /// <summary>Gives back a number that stood in no commit.</summary>
    public void Return(TicketNumber number) => free.Add(number);

    public void Dispose() => refill.Dispose();

    private async Task RefillAsync(CancellationToken cancellationToken)
    {
        await refill.WaitAsync(cancellationToken);
        try
        {
            if (!free.IsEmpty)
                return;
            var first = await store.ReserveTicketSequencesAsync(BlockSize, cancellationToken);
            for (var i = BlockSize - 1; i >= 0; i--)
                free.Add(desk.NumberFor(first + i));
        }
        finally
        {
            refill.Release();
        }
    }
}
