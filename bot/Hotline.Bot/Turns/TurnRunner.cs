using System.Collections.Frozen;
using System.Security.Cryptography;
using Hotline.Bot.Claims;
using Hotline.Bot.Conversations;
using Hotline.Channels;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace Hotline.Bot.Turns;

/// <summary>
/// Runs turns: one at a time a conversation, decided on the last committed state, committed, and only then handed out.
/// </summary>
internal sealed partial class TurnRunner : IInbox, ITurnRecovery, IDisposable
{
    /// <summary>How often a turn is decided again when the conversation or a ticket has moved on under it.</summary>
    private const int MostAttempts = 8;

    /// <summary>Conversations kept in memory; the others are read from the store again.</summary>
    private const int CachedConversations = 10_000;

    /// <summary>
    /// How long a late message may take to be stored before its vendor is told that it is not: a database that hangs must not let vendors
    /// wait beyond their own limit (the shortest is 15 s, of which a text waits 10 for its reply), nor a caller in silence.
    /// </summary>
    private static readonly TimeSpan StoreDeadline = TimeSpan.FromSeconds(2);

    private readonly ITurnEngine engine;
    private readonly ITurnStore store;
    private readonly IWorkClaims claims;
    private readonly TicketNumberBlock numbers;
    private readonly TimeProvider time;
    private readonly ILogger<TurnRunner> logger;
    private readonly FrozenDictionary<string, ChannelCapabilities> channels;
    private readonly ConversationLanes lanes;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = CachedConversations });

    public TurnRunner(
        ITurnEngine engine, ITurnStore store, IWorkClaims claims, TicketNumberBlock numbers, ConversationLanes lanes, IEnumerable<ChannelCapabilities> channels, TimeProvider time,
        ILogger<TurnRunner> logger)
    {
        this.lanes = lanes;
        this.engine = engine;
        this.store = store;
        this.claims = claims;
        this.numbers = numbers;
        this.time = time;
        this.logger = logger;
        this.channels = channels.ToFrozenDictionary(c => c.ChannelId, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<Receipt> AcceptAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        var channel = ChannelOf(inbound);
        // Not the request's token: a turn that was begun is finished, also when the vendor hangs up.
        if (channel.ReplyDeadline == TimeSpan.Zero)
            return await RunAsync(inbound, channel, isWaitedFor: true, CancellationToken.None);
        // Its place is taken here, in the order of arrival; what it then reads may hold a thread, beside which the deadline must run.
        var place = lanes.EnterAsync(ConversationReference.From(inbound.Activity).Key).AsTask();
        var turn = Task.Run(() => RunAsync(place, inbound, channel, isWaitedFor: true, CancellationToken.None), CancellationToken.None);
        try
        {
            return await turn.WaitAsync(channel.ReplyDeadline, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return await DeferAsync(inbound, turn, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<Receipt?> FindAsync(string channelId, string externalId, CancellationToken cancellationToken)
        => store.FindReceiptAsync(channelId, externalId, cancellationToken);

    /// <inheritdoc/>
    public void ConfirmDelivered(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (receipt.HandoverId is { } id)
            store.MarkDelivered(id);
    }

    /// <inheritdoc/>
    public async Task<int> ResumeAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken)
    {
        var pending = await store.PendingAsync(receivedBefore, limit: 100, cancellationToken);
        return await claims.WorkAsync(WorkKind.Turns, pending, NameOf, mine => ResumeAsync(mine, cancellationToken), cancellationToken);
    }

    public void Dispose() => cache.Dispose();

    private static string NameOf(InboundActivity inbound) => $"{inbound.Activity.ChannelId} {inbound.Activity.Conversation?.Id}";

    /// <summary>Runs them in order. One that cannot be run holds up the rest of its conversation and nobody else.</summary>
    private async Task<int> ResumeAsync(IReadOnlyList<InboundActivity> pending, CancellationToken cancellationToken)
    {
        var (resumed, stuck) = (0, new HashSet<string>());
        foreach (var inbound in pending.Where(p => !stuck.Contains(NameOf(p))))
        {
            try
            {
                await RunAsync(inbound, ChannelOf(inbound), isWaitedFor: false, cancellationToken);
                resumed++;
            }
            catch (Exception e) when (e is not (InboxUnavailableException or OperationCanceledException))
            {
                stuck.Add(NameOf(inbound));
                LogTurnFailed(logger, e, inbound.Activity.ChannelId!);
            }
        }

        return resumed;
    }

    private ChannelCapabilities ChannelOf(InboundActivity inbound)
        => inbound.Activity.ChannelId is { } id && channels.TryGetValue(id, out var channel)
            ? channel
            : throw new InvalidOperationException($"No channel '{inbound.Activity.ChannelId}' is registered.");

    /// <summary>The turn is late: stores the activity so that it may be acknowledged; its replies will be pushed.</summary>
    private async Task<Receipt> DeferAsync(InboundActivity inbound, Task<Receipt> turn, CancellationToken cancellationToken)
    {
        LogLate(logger, inbound.Activity.ChannelId!);
        _ = turn.ContinueWith(t => LogTurnFailed(logger, t.Exception!.InnerException!, inbound.Activity.ChannelId!), CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            await store.AcceptAsync(inbound, time.GetUtcNow(), cancellationToken).WaitAsync(StoreDeadline, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            // It may be stored all the same: delivered again, it is known by its number.
            throw new InboxUnavailableException("The database does not answer.", e);
        }

        return turn.IsCompletedSuccessfully ? await turn : new() { Status = AcceptStatus.Deferred };
    }

    private Task<Receipt> RunAsync(InboundActivity inbound, ChannelCapabilities channel, bool isWaitedFor, CancellationToken cancellationToken)
        => RunAsync(lanes.EnterAsync(ConversationReference.From(inbound.Activity).Key).AsTask(), inbound, channel, isWaitedFor, cancellationToken);

    private async Task<Receipt> RunAsync(
        Task<ConversationLanes.Lane> place, InboundActivity inbound, ChannelCapabilities channel, bool isWaitedFor, CancellationToken cancellationToken)
    {
        var key = ConversationReference.From(inbound.Activity).Key;
        using var lane = await place;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var conversation = (attempt == 1 ? cache.Get<Conversation>(key) : null) ?? await store.LoadAsync(key, cancellationToken)
                ?? new(ConversationReference.From(inbound.Activity), ConversationState.New, Version: 0, LastSequence: 0);
            if (await TryTurnAsync(conversation, inbound, channel, isWaitedFor, cancellationToken) is { } receipt)
                return receipt;
            LogConflict(logger, key.ChannelId, attempt);
        }

        throw new InboxUnavailableException($"The conversation moved on {MostAttempts} times while its turn was decided.");
    }

    /// <summary>Decides and commits; null where the state had moved on.</summary>
    private async Task<Receipt?> TryTurnAsync(
        Conversation conversation, InboundActivity inbound, ChannelCapabilities channel, bool isWaitedFor, CancellationToken cancellationToken)
    {
        var number = await numbers.TakeAsync(cancellationToken);
        var input = new TurnInput(conversation, inbound, channel, time.GetUtcNow(), number);
        var commit = TurnComposer.Compose(input, await DecideAsync(input, cancellationToken), isWaitedFor);
        if (!commit.Tickets.Any(t => t.After.Number == number))
            numbers.Return(number);
        var outcome = await store.CommitAsync(commit, cancellationToken);
        switch (outcome.Kind)
        {
            case CommitKind.Committed:
                Remember(commit.Conversation!);
                return ReceiptOf(commit, outcome);
            case CommitKind.Duplicate:
                return await store.FindReceiptAsync(inbound.Activity.ChannelId!, inbound.ExternalId, cancellationToken);
            default:
                return null;
        }
    }

    private async ValueTask<TurnResult> DecideAsync(TurnInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.DecideAsync(input, cancellationToken);
        }
        catch (Exception e) when (e is not (InboxUnavailableException or OperationCanceledException))
        {
            var reference = RandomNumberGenerator.GetString("0123456789", 6);
            LogDecisionFailed(logger, e, input.Inbound.Activity.ChannelId!, reference);
            return TurnApology.For(input, reference);
        }
    }

    private void Remember(Conversation conversation)
        => cache.Set(conversation.Reference.Key, conversation, new MemoryCacheEntryOptions { Size = 1 });

    private static Receipt ReceiptOf(TurnCommit commit, CommitOutcome outcome) => new()
    {
        Status = AcceptStatus.Committed,
        ActivityId = commit.Log[0].Activity.Id,
        Replies = [.. commit.Log.Skip(1).Select(l => l.Activity)],
        HandoverId = outcome.HandoverId,
    };

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A turn on {Channel} missed the reply deadline; its reply will be pushed.")]
    private static partial void LogLate(ILogger logger, string channel);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "A turn on {Channel} that nobody waits for failed; recovery will run it again.")]
    private static partial void LogTurnFailed(ILogger logger, Exception exception, string channel);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "A turn on {Channel} is decided again (attempt {Attempt}): its conversation or ticket moved on.")]
    private static partial void LogConflict(ILogger logger, string channel, int attempt);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "A turn on {Channel} could not be decided; the resident was given reference {Reference}.")]
    private static partial void LogDecisionFailed(ILogger logger, Exception exception, string channel, string reference);
}

/// <summary>Takes up what an earlier process accepted and did not finish.</summary>
public interface ITurnRecovery
{
    /// <summary>Runs the turns of activities accepted before <paramref name="receivedBefore"/> and not committed, unless another node is at it; returns how many it ran (at most 100 a call).</summary>
    Task<int> ResumeAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken);
}
