using System.Collections.Frozen;
using Hotline.Storage.Deliveries;

namespace Hotline.Host.Deliveries;

/// <summary>Makes the deliveries that are due, many at the same time and one at a time for each target, until taken, refused or too often tried.</summary>
internal sealed partial class DeliveryRelay(IDeliveryStore store, IEnumerable<IDeliverySender> senders, TimeProvider time, ILogger<DeliveryRelay> logger)
    : BackgroundService
{
    private const int MostAtOnce = 16;

    /// <summary>Longer than any sender's own time limits, so that a lease ends only for a process that died.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly FrozenDictionary<string, IDeliverySender> senders = senders.ToFrozenDictionary(s => s.Medium, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new HashSet<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = store.Changed;
            var wait = LongestWait;
            try
            {
                running.RemoveWhere(t => t.IsCompleted);
                var started = await StartDueAsync(MostAtOnce - running.Count, stoppingToken);
                running.UnionWith(started);
                if (started.Count > 0)
                    continue;
                wait = await WaitAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
                changed = Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }

            await Task.WhenAny([changed, Task.Delay(wait, time, stoppingToken), .. running]);
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Claims what is due and starts an attempt of each.</summary>
    internal async Task<IReadOnlyList<Task>> StartDueAsync(int most, CancellationToken cancellationToken)
        => most == 0 ? [] : [.. (await store.ClaimAsync(most, Lease, cancellationToken)).Select(d => AttemptAsync(d, cancellationToken))];

    private async Task<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        var wait = await store.NextDueAsync(cancellationToken) is { } next ? next - time.GetUtcNow() : LongestWait;
        // What is due and could not be claimed waits for another of its target, whose end is waited for as well.
        return wait > TimeSpan.Zero && wait < LongestWait ? wait : LongestWait;
    }

    private async Task AttemptAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            var attempt = senders.TryGetValue(delivery.Medium, out var sender)
                ? await sender.SendAsync(delivery, cancellationToken)
                : new Attempt.Refused("the medium is off");
            var outcome = OutcomeOf(attempt, delivery.Attempt);
            LogOutcome(logger, delivery.Id, delivery.Medium, delivery.Target, delivery.Attempt, outcome.Status, outcome.Reason);
            await FinishAsync(delivery, outcome);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another node, or the next run, makes it again at once; the receiver knows it by its message id.
            await FinishAsync(delivery, new(DeliveryStatus.Pending, time.GetUtcNow(), "the service stopped"));
        }
        catch (Exception e)
        {
            // Nor is it lost here: what was not finished is given out again when its lease is over.
            LogFailed(logger, e);
        }
    }

    private async Task FinishAsync(Delivery delivery, AttemptOutcome outcome)
    {
        if (!await store.FinishAsync(delivery, outcome, CancellationToken.None))
            LogLost(logger, delivery.Id, delivery.Attempt);
    }

    private AttemptOutcome OutcomeOf(Attempt attempt, int number) => attempt switch
    {
        Attempt.Taken taken => new(DeliveryStatus.Sent, null, taken.Reason),
        Attempt.Failed failed when Pauses.After(number, failed.After) is { } pause => new(DeliveryStatus.Pending, time.GetUtcNow() + pause, failed.Reason),
        Attempt.Failed failed => new(DeliveryStatus.Dead, null, failed.Reason),
        Attempt.Refused refused => new(DeliveryStatus.Dead, null, refused.Reason),
        _ => throw new InvalidOperationException($"Unknown outcome {attempt.GetType().Name}."),
    };

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Delivery {Id} by {Medium} to {Target}, attempt {Attempt}: {Status}, {Reason}")]
    private static partial void LogOutcome(ILogger logger, long id, string medium, string target, int attempt, DeliveryStatus status, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Delivery {Id}: this node's lease on attempt {Attempt} ended and another node took it; the outcome here is dropped.")]
    private static partial void LogLost(ILogger logger, long id, int attempt);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The relay of deliveries failed and goes on.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
