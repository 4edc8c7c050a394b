using System.Text.Json;
using Hotline.Bot.Claims;
using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Commits;
using Hotline.Storage.Leases;
using Hotline.Storage.Reading;

namespace Hotline.Storage;

/// <inheritdoc cref="ITurnStore"/>
internal sealed class TurnStore(
    ITurnCommitter turns, GroupCommitter committer, DeliveredMarks marks, DatabaseConnections connections, CommitSignals signals, TimeProvider time) : ITurnStore
{
    private readonly string pending = $"""
        SELECT payload FROM inbox WHERE handled_at IS NULL AND received_at <= $1 AND received_at >= $4
          AND {WorkClaims.IsFree(WorkKind.Turns, "inbox.channel_id || ' ' || inbox.conversation_id", connections.Dialect, "$3")}
        ORDER BY received_at, id LIMIT $2
        """;

    public async ValueTask<Conversation?> LoadAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        return await connections.QuerySingleAsync(
            "SELECT reference, state, version, last_sequence FROM conversation WHERE channel_id = $1 AND conversation_id = $2",
            row => new Conversation(
                JsonSerializer.Deserialize(row.GetString(0), ActivityJson.Default.ConversationReference)!,
                JsonSerializer.Deserialize(row.GetString(1), ConversationJson.Default.ConversationState)!,
                row.GetInt64(2),
                row.GetInt64(3)),
            [key.ChannelId, key.ConversationId],
            cancellationToken);
    }

    public async Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var outcome = await turns.CommitAsync(TurnRows.Of(commit), cancellationToken);
        if (outcome.Kind == CommitKind.Committed)
        {
            if (commit.Conversation is { } conversation)
                signals.Raise(conversation.Reference.Key);
            foreach (var notice in commit.Notices)
                signals.Raise(notice.Conversation.Reference.Key);
            if (commit.Outbox.Count > 0 || commit.PushRepliesAfter <= commit.At)
                signals.RaiseOutbox();
            if (commit.Tickets.Count > 0)
                signals.RaiseDeliveries();
            signals.RaiseFeed(commit);
        }

        return outcome;
    }

    public Task<bool> AcceptAsync(InboundActivity inbound, DateTimeOffset receivedAt, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Mail.Accept(inbound, receivedAt), cancellationToken);

    public async Task<Receipt?> FindReceiptAsync(string channelId, string externalId, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var rows = await connection.QueryAsync(
            "SELECT conversation_id, handled_at, first_sequence, last_sequence, id FROM inbox WHERE channel_id = $1 AND external_id = $2 AND received_at >= $3",
            row => (Conversation: row.GetString(0), Handled: !row.IsDBNull(1), First: row.LongOrNull(2), Last: row.LongOrNull(3), Id: row.GetInt64(4)),
            [channelId, externalId, RepeatedDelivery.Since(time.GetUtcNow())],
            cancellationToken);
        if (rows is not [var found])
            return null;
        if (!found.Handled)
            return new() { Status = AcceptStatus.Deferred };
        var logged = found is { First: { } first, Last: { } last }
            ? await connection.ReadLogAsync(new(channelId, found.Conversation), first - 1, (int)(last - first + 1), cancellationToken)
            : [];
        return new()
        {
            Status = AcceptStatus.Duplicate,
            ActivityId = logged.Count > 0 ? logged[0].Activity.Id : null,
            Replies = [.. logged.Skip(1).Select(l => l.Activity)],
            // Also once confirmed: the answer to a repeated delivery is tracked as the first was.
            HandoverId = logged.Any(l => l.Activity is { Type: ActivityTypes.Message, ReplyToId: not null }) ? found.Id : null,
        };
    }

    public Task<IReadOnlyList<InboundActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return connections.QueryAsync(
            pending,
            row => JsonSerializer.Deserialize(row.GetString(0), ActivityJson.Default.InboundActivity)!,
            [receivedBefore.ToUnixTimeMilliseconds(), limit, now.ToUnixTimeMilliseconds(), RepeatedDelivery.Since(now)],
            cancellationToken);
    }

    public void MarkDelivered(long handoverId) => marks.Add(handoverId);

    public Task<long> ReserveTicketSequencesAsync(int count, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Mail.ReserveTickets(count), cancellationToken);
}
