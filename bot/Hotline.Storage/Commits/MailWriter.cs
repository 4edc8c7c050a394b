using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Storage.Commits;

/// <summary>Writes to inbox, outbox and counters outside a turn.</summary>
internal sealed class MailWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement accept = connection.Prepare("""
        INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, payload)
        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
        """);

    private readonly Statement delivered = connection.Prepare(
        "UPDATE inbox SET push_after = NULL WHERE id = ?1 AND push_after IS NOT NULL");

    private readonly OutboxWriter outbox = new(connection);

    private readonly Statement reserve = connection.Prepare("""
        INSERT INTO counter (name, next) VALUES ('ticket', 1 + ?1)
        ON CONFLICT (name) DO UPDATE SET next = counter.next + ?1 RETURNING next - ?1
        """);

    private readonly Statement lease = connection.Prepare("""
        UPDATE outbox SET lease_owner = ?2, lease_until = ?3, attempts = attempts + 1
        WHERE id = ?1 AND status = 'pending' AND (lease_until IS NULL OR lease_until <= ?4)
        """);

    private readonly Statement finish = connection.Prepare("""
        UPDATE outbox SET status = ?3, external_id = coalesce(?4, external_id), delivery = coalesce(delivery, ?5), error = ?6,
          next_attempt_at = coalesce(?7, next_attempt_at), lease_owner = NULL, lease_until = NULL
        WHERE id = ?1 AND lease_owner = ?2
        """);

    private readonly Statement replay = connection.Prepare("""
        UPDATE outbox SET status = 'pending', attempts = 0, next_attempt_at = ?2, error = NULL, delivery = NULL, lease_owner = NULL, lease_until = NULL
        WHERE id = ?1 AND status = 'dead'
        """);

    private readonly Statement count = connection.Prepare("""
        UPDATE conversation SET pushed_since_last_inbound = pushed_since_last_inbound + 1
        WHERE channel_id = ?1 AND conversation_id = ?2
        """);

    private readonly Statement report = connection.Prepare(
        "UPDATE outbox SET delivery = ?3, error = coalesce(?4, error) WHERE channel_id = ?1 AND external_id = ?2 AND delivery IN (?5, ?6, ?7)");

    private readonly Statement reportReply = connection.Prepare("""
        UPDATE inbox SET reply_delivery = ?3, reply_error = coalesce(?4, reply_error)
        WHERE channel_id = ?1 AND id = ?2 AND (reply_delivery IS NULL OR reply_delivery IN (?5, ?6, ?7))
        """);

    /// <summary>Stores an accepted activity whose turn comes later; false where it is there already.</summary>
    public bool Accept(InboundActivity inbound, DateTimeOffset at)
    {
        var reference = ConversationReference.From(inbound.Activity);
        return accept.Execute(reference.ChannelId, inbound.ExternalId, reference.ConversationId, at.ToUnixTimeMilliseconds(),
            StoredJson.Of(inbound, ActivityJsonContext.Default.InboundActivity)) == 1;
    }

    public void MarkDelivered(long handoverId) => delivered.Execute(handoverId);

    /// <summary>Moves replies that were not handed over in time to the outbox, once.</summary>
    public void Push(long handoverId, OutboxEntry entry, DateTimeOffset at)
    {
        if (delivered.Execute(handoverId) == 1)
            outbox.Write(entry, at);
    }

    public long ReserveTickets(int size) => reserve.ExecuteScalar(size)!.Value;

    /// <summary>Takes a due message for <paramref name="owner"/>; false where another has it or it is done.</summary>
    public bool Lease(long id, string owner, DateTimeOffset until, DateTimeOffset now)
        => lease.Execute(id, owner, until.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()) == 1;

    /// <summary>Records the outcome of a push, unless the lease was lost meanwhile.</summary>
    public void Finish(long id, string owner, string status, string? externalId, DeliveryState? delivery, string? error, DateTimeOffset? next)
        => finish.Execute(id, owner, status, externalId, delivery?.ToString(), error, next?.ToUnixTimeMilliseconds());

    /// <summary>Sends a message that was given up again, as new; 0 where it is not one.</summary>
    public int Replay(long id, DateTimeOffset at) => replay.Execute(id, at.ToUnixTimeMilliseconds());

    public void CountPush(ConversationKey key) => count.Execute(key.ChannelId, key.ConversationId);

    /// <summary>Records a vendor's report unless a later state stands already. <see cref="DeliveryState.Failed"/> and Delivered are final.</summary>
    public void Report(DeliveryReport r)
    {
        string?[] earlier = [.. Enum.GetValues<DeliveryState>().Where(s => s < r.State && s < DeliveryState.Delivered).Select(s => s.ToString())];
        Array.Resize(ref earlier, 3);
        if (r.HandoverId is { } handover)
            reportReply.Execute(r.ChannelId, handover, r.State.ToString(), r.ErrorCode, earlier[0], earlier[1], earlier[2]);
        else
            report.Execute(r.ChannelId, r.ExternalId, r.State.ToString(), r.ErrorCode, earlier[0], earlier[1], earlier[2]);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[accept, delivered, reserve, lease, finish, replay, count, report, reportReply])
            statement.Dispose();
        outbox.Dispose();
    }
}
