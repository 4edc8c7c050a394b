using System.Globalization;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Outbox;

namespace Hotline.Storage.Commits;

/// <summary>Writes to inbox, outbox and counters outside a turn.</summary>
internal sealed class MailWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement? lockDelivery = connection.Dialect.LockDelivery("?1", "?2") is { } sql ? connection.Prepare(sql) : null;

    private readonly Statement accept = connection.Prepare("""
        INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, payload)
        SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE channel_id = ?1 AND external_id = ?2 AND received_at >= ?6)
        ON CONFLICT DO NOTHING
        """);

    private readonly Statement delivered = connection.Prepare(
        "UPDATE inbox SET push_after = NULL WHERE id = ?1 AND push_after IS NOT NULL AND received_at >= ?2");

    private readonly OutboxWriter outbox = new(connection);

    private readonly Statement reserve = connection.Prepare("""
        INSERT INTO counter (name, next) VALUES ('ticket', 1 + ?1)
        ON CONFLICT (name) DO UPDATE SET next = counter.next + ?1 RETURNING next - ?1
        """);

    private readonly Statement claim = connection.Prepare($"""
        WITH due AS MATERIALIZED (
          SELECT o.id FROM outbox o WHERE {OutboxStore.IsDue(connection.Dialect, "?1")}
          ORDER BY o.next_attempt_at, o.id LIMIT ?2{connection.Dialect.SkipLocked("o")})
        UPDATE outbox SET lease_owner = ?3, lease_until = {connection.Dialect.LeaseNow("?1")} + ?4, attempts = attempts + 1
        WHERE id IN (SELECT id FROM due) RETURNING id
        """);

    private readonly Statement keep = connection.Prepare($"""
        UPDATE outbox SET lease_until = {connection.Dialect.LeaseNow("?4")} + ?5 WHERE id = ?1 AND lease_owner = ?2 AND attempts = ?3
        """);

    private readonly Statement finish = connection.Prepare("""
        UPDATE outbox SET status = ?3, external_id = coalesce(?4, external_id), delivery = coalesce(delivery, ?5), error = ?6,
          next_attempt_at = coalesce(?7, next_attempt_at), lease_owner = NULL, lease_until = NULL
        WHERE id = ?1 AND lease_owner = ?2 AND attempts = ?8
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
        WHERE channel_id = ?1 AND id = ?2 AND received_at >= ?8 AND (reply_delivery IS NULL OR reply_delivery IN (?5, ?6, ?7))
        """);

    /// <summary>Stores an accepted activity whose turn comes later; false where it is there already.</summary>
    public bool Accept(InboundActivity inbound, DateTimeOffset at)
    {
        var reference = ConversationReference.From(inbound.Activity);
        lockDelivery?.ExecuteScalar(reference.ChannelId, inbound.ExternalId);
        return accept.Execute(reference.ChannelId, inbound.ExternalId, reference.ConversationId, at.ToUnixTimeMilliseconds(),
            StoredJson.Of(inbound, ActivityJsonContext.Default.InboundActivity), RepeatedDelivery.Since(at)) == 1;
    }

    public bool MarkDelivered(long handoverId, DateTimeOffset at) => delivered.Execute(handoverId, RepeatedDelivery.Since(at)) == 1;

    /// <summary>Moves replies that were not handed over in time to the outbox, once.</summary>
    public void Push(long handoverId, OutboxEntry entry, DateTimeOffset at)
    {
        if (MarkDelivered(handoverId, at))
            outbox.Write(entry, at);
    }

    public long ReserveTickets(int size) => reserve.ExecuteScalar(size)!.Value;

    /// <summary>Takes due messages for <paramref name="owner"/>; what others are taking at the same time is passed by.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<long> Claim(int limit, string owner, DateTimeOffset now, TimeSpan lease)
        => [.. claim.ExecuteTexts(now.ToUnixTimeMilliseconds(), limit, owner, (long)lease.TotalMilliseconds).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>Lets the lease of a message begin anew; false where somebody else has taken it.</summary>
    public bool Keep(LeasedMessage message, DateTimeOffset now, TimeSpan lease)
        => keep.Execute(message.Id, message.Owner, message.Attempt, now.ToUnixTimeMilliseconds(), (long)lease.TotalMilliseconds) == 1;

    /// <summary>Records the outcome of a push; false, and nothing is written, where somebody else has taken the message meanwhile.</summary>
    public bool Finish(LeasedMessage message, string status, string? externalId, DeliveryState? delivery, string? error, DateTimeOffset? next)
        => finish.Execute(message.Id, message.Owner, status, externalId, delivery?.ToString(), error, next?.ToUnixTimeMilliseconds(), message.Attempt) == 1;

    /// <summary>Sends a message that was given up again, as new; 0 where it is not one.</summary>
    public int Replay(long id, DateTimeOffset at) => replay.Execute(id, at.ToUnixTimeMilliseconds());

    public void CountPush(ConversationKey key) => count.Execute(key.ChannelId, key.ConversationId);

    /// <summary>Records a vendor's report unless a later state stands already. <see cref="DeliveryState.Failed"/> and Delivered are final.</summary>
    public void Report(DeliveryReport r, DateTimeOffset at)
    {
        string?[] earlier = [.. Enum.GetValues<DeliveryState>().Where(s => s < r.State && s < DeliveryState.Delivered).Select(s => s.ToString())];
        Array.Resize(ref earlier, 3);
        if (r.HandoverId is { } handover)
            reportReply.Execute(r.ChannelId, handover, r.State.ToString(), r.ErrorCode, earlier[0], earlier[1], earlier[2], RepeatedDelivery.Since(at));
        else
            report.Execute(r.ChannelId, r.ExternalId, r.State.ToString(), r.ErrorCode, earlier[0], earlier[1], earlier[2]);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[accept, delivered, reserve, claim, keep, finish, replay, count, report, reportReply])
            statement.Dispose();
        lockDelivery?.Dispose();
        outbox.Dispose();
    }
}

/// <summary>A message under the lease of one attempt.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Owner">Who holds the lease.</param>
/// <param name="Attempt">Which attempt: one process that took a message twice holds it by the second.</param>
internal readonly record struct LeasedMessage(long Id, string Owner, int Attempt);
