using Hotline.Storage.Deliveries;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Deliveries;

/// <summary>
/// Turns committed changes of tickets into deliveries. A change leaves the feed in the transaction that writes its deliveries, so
/// each is planned once, whenever the process dies.
/// </summary>
internal sealed partial class DeliveryPlanner(
    IDeliveryStore store, ITicketReader tickets, IEnumerable<IDeliverySource> sources, TimeProvider time, ILogger<DeliveryPlanner> logger) : BackgroundService
{
    private const int BatchSize = 100;

    /// <summary>A net under missed signals, and the pause after a fault.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = store.Changed;
            try
            {
                if (await PlanAsync(stoppingToken) > 0)
                    continue;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
                changed = Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }

            await Task.WhenAny(changed, Task.Delay(LongestWait, time, stoppingToken));
        }
    }

    /// <summary>Plans what is on the feed, at most one batch; returns how many changes that were.</summary>
    internal async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        var notes = await store.FeedAsync(BatchSize, cancellationToken);
        if (notes.Count == 0)
            return 0;
        var plans = new List<(FeedNote, IReadOnlyList<NewDelivery>)>(notes.Count);
        foreach (var note in notes)
            plans.Add((note, await PlanAsync(note, cancellationToken)));
        await store.PlanAsync(plans, cancellationToken);
        return notes.Count;
    }

    private async Task<IReadOnlyList<NewDelivery>> PlanAsync(FeedNote note, CancellationToken cancellationToken)
    {
        var events = await tickets.EventsAsync(note.Number, cancellationToken);
        try
        {
            return await PlanAsync(note, events, cancellationToken);
        }
        catch (ArgumentException e)
        {
            // A history that makes no ticket never will: it must not hold up what happens to all others.
            LogUnreadable(logger, note.Number.Value, e);
            return [];
        }
    }

    private async Task<IReadOnlyList<NewDelivery>> PlanAsync(FeedNote note, IReadOnlyList<TicketEvent> events, CancellationToken cancellationToken)
    {
        var deliveries = new List<NewDelivery>();
        Ticket? ticket = null;
        foreach (var happened in events)
        {
            if (happened.Sequence > note.Version)
                break;
            var before = ticket;
            ticket = TicketHistory.Apply(before, happened);
            if (happened.Sequence <= note.AfterVersion)
                continue;
            foreach (var source in sources)
                deliveries.AddRange(await source.PlanAsync(new(before, ticket, happened), cancellationToken));
        }

        return deliveries;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Planning deliveries failed and goes on.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Ticket {Number}: its history cannot be read, and nobody is told of the change.")]
    private static partial void LogUnreadable(ILogger logger, long number, Exception exception);
}
