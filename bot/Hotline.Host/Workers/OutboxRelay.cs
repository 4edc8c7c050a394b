using System.Collections.Frozen;
using Hotline.Channels;
using Hotline.Host.Metrics;
using Hotline.Storage.Outbox;

namespace Hotline.Host.Workers;

/// <summary>Pushes committed messages through their channel, again and again with growing pauses, until taken, rejected or too old.</summary>
internal sealed partial class OutboxRelay(IOutboxStore outbox, IEnumerable<IChannelSender> senders, TimeProvider time, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    /// <summary>Messages pushed at the same time; a slow vendor must not take every thread.</summary>
    private const int MostAtOnce = 16;

    /// <summary>How long what a dead node was pushing waits for another. Longer than a request to a vendor may take; who sends several keeps it by <see cref="KeepEvery"/>.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for work when nothing says there is some; a net under missed signals.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>1 s, 2 s, 4 s ... up to an hour: about a day in all before <see cref="MostAttempts"/> are used up.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private const int MostAttempts = 36;

    /// <summary>Sooner than anybody looks for what is due after the database was away.</summary>
    private static readonly TimeSpan FinishAgain = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Task, OutboundMessage> underWay = [];
    private DateTimeOffset keptAt = time.GetUtcNow();
    private readonly FrozenDictionary<string, IChannelSender> senders = senders.ToFrozenDictionary(s => s.ChannelId, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RelayOnceAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogRelayFailed(logger, e);
                await Task.Delay(FirstPause, time, stoppingToken);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // What the vendor may have taken is finished and recorded, so that no other node sends it again.
        await Task.WhenAll(underWay.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A message that takes long holds its own place only: the others go on meanwhile.
    private async Task RelayOnceAsync(CancellationToken cancellationToken)
    {
        var changed = outbox.Changed;
        foreach (var done in underWay.Keys.Where(push => push.IsCompleted).ToList())
            underWay.Remove(done);
        await KeepAsync(cancellationToken);
        var room = MostAtOnce - underWay.Count;
        var due = room > 0 ? await outbox.ClaimAsync(room, Lease, cancellationToken) : [];
        foreach (var message in due)
        {
            var push = PushAsync(message, cancellationToken);
            if (!push.IsCompleted)
                underWay.Add(push, message);
        }

        if (underWay.Count == MostAtOnce)
        {
            await Task.WhenAny([Task.Delay(LongestWait, time, cancellationToken), .. underWay.Keys]);
            return;
        }

        var wait = await outbox.NextDueAsync(cancellationToken) is { } next ? next - time.GetUtcNow() : LongestWait;
        var bounded = wait < TimeSpan.Zero ? FirstPause : wait < LongestWait ? wait : LongestWait;
        await Task.WhenAny([changed, Task.Delay(bounded, time, cancellationToken), .. underWay.Keys]);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - keptAt < KeepEvery)
            return;
        keptAt = now;
        if (underWay.Count > 0)
            await outbox.KeepAsync(underWay.Values, Lease, cancellationToken);
    }

    private async Task PushAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await PushOnceAsync(message, cancellationToken);
        }
        catch (Exception e)
        {
            // The lease ends, and it is tried again.
            LogPushFailed(logger, e, message.Id);
        }
    }

    private async Task PushOnceAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var channel = message.Reference.ChannelId;
        var result = senders.TryGetValue(channel, out var sender)
            ? await sender.SendAsync(message, CancellationToken.None)
            : new SendResult.Rejected("the channel is off");
        DateTimeOffset? next = result is SendResult.Retry retry && message.Attempt < MostAttempts
            ? time.GetUtcNow() + (retry.After ?? Pause(message.Attempt))
            : null;
        HotlineMeter.Pushes.Add(1, new("channel", channel), new("outcome", result.GetType().Name));
        LogOutcome(logger, message.Id, channel, message.Attempt, result.GetType().Name, Reason(result));
        await FinishAsync(message, result, next, cancellationToken);
    }

    /// <summary>Records what came of a push. While the database is away this goes on: a message that the vendor has is not to be sent again because of that.</summary>
    private async Task FinishAsync(OutboundMessage message, SendResult result, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (!await outbox.FinishAsync(message, result, next, CancellationToken.None))
                    LogLost(logger, message.Id, message.Attempt);
                return;
            }
            catch (InboxUnavailableException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(FinishAgain, time, cancellationToken);
            }
        }
    }

    private static TimeSpan Pause(int attempt)
    {
        var seconds = FirstPause.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 20));
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestPause.TotalSeconds));
    }

    private static string Reason(SendResult result) => result switch
    {
        SendResult.Retry retry => retry.Reason,
        SendResult.Rejected rejected => rejected.Reason,
        _ => "",
    };

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Outbox {Id} on {Channel}, attempt {Attempt}: {Outcome} {Reason}")]
    private static partial void LogOutcome(ILogger logger, long id, string channel, int attempt, string outcome, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Outbox {Id}: the push failed; it is tried again when its lease ends.")]
    private static partial void LogPushFailed(ILogger logger, Exception exception, long id);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Outbox {Id}: this node's lease on attempt {Attempt} ended and another node took the message; the outcome here is dropped.")]
    private static partial void LogLost(ILogger logger, long id, int attempt);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The outbox relay failed and goes on.")]
    private static partial void LogRelayFailed(ILogger logger, Exception exception);
}
