using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Commits;
using Hotline.Storage.Leases;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Outbox;

/// <summary>Messages that have to be pushed: claimed with a lease, finished with an outcome.</summary>
public interface IOutboxStore
{
    /// <summary>Completes at the next commit that adds a message; take it before <see cref="ClaimAsync"/>.</summary>
    Task Changed { get; }

    /// <summary>
    /// Takes due messages for <paramref name="lease"/>; what is not finished by then is given out again. Messages to residents who
    /// opted out are closed as suppressed instead. Oldest first, one at a time a conversation, so that order holds; what is held back keeps nothing waiting.
    /// </summary>
    Task<IReadOnlyList<OutboundMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Records the outcome of a push; <paramref name="next"/> is the next attempt of a <see cref="SendResult.Retry"/>, null to give up.</summary>
    /// <returns>False, and nothing is recorded, where the lease ended and another took the message.</returns>
    Task<bool> FinishAsync(OutboundMessage message, SendResult result, DateTimeOffset? next, CancellationToken cancellationToken);

    /// <summary>Lets the leases of messages whose push takes long begin anew.</summary>
    Task KeepAsync(IReadOnlyCollection<OutboundMessage> messages, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>When the next message falls due, UTC; null where none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IOutboxStore"/>
internal sealed class OutboxStore(GroupCommitter committer, DatabaseConnections connections, CommitSignals signals, LeaseOwner owner, TimeProvider time)
    : IOutboxStore, IDeliveryReports
{
    /// <summary>Bounds the reports that are kept until the push they speak of is recorded.</summary>
    private const int MostEarlyReports = 1_000;

    private readonly string isAnyDue = $"SELECT 1 FROM outbox o WHERE {IsDue(connections.Dialect, "$1")} LIMIT 1";

    private readonly string read = $"""
        SELECT o.id, o.reference, o.payload, o.attempts, c.last_inbound_at, c.last_inbound_was_event, c.pushed_since_last_inbound, c.opted_out, c.last_message_at
        FROM outbox o LEFT JOIN conversation c ON c.channel_id = o.channel_id AND c.conversation_id = o.conversation_id
        WHERE o.id IN (SELECT CAST(k.value AS bigint) FROM {connections.Dialect.Elements("$1")}) AND o.lease_owner = $2
        ORDER BY o.next_attempt_at, o.id
        """;

    private readonly ConcurrentDictionary<(string, string), DeliveryReport> early = new();

    public Task Changed => signals.OutboxChanged;

    public async Task<IReadOnlyList<OutboundMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await PushUnconfirmedAsync(now, limit, cancellationToken);
        if (!await connections.QuerySingleAsync(isAnyDue, _ => true, [now.ToUnixTimeMilliseconds()], cancellationToken))
            return [];
        var ids = await committer.WriteAsync(w => w.Mail.Claim(limit, owner.Name, now, lease), cancellationToken);
        if (ids.Count == 0)
            return [];
        var claimed = await ReadAsync(ids, cancellationToken);
        var unwanted = claimed.Where(c => c.OptedOut).ToList();
        if (unwanted.Count > 0)
            await committer.WriteAsync(w => unwanted.Count(u => w.Mail.Finish(Leased(u.Message), OutboxStatus.Suppressed, null, null, "opted out", null)), cancellationToken);
        return [.. claimed.Where(c => !c.OptedOut).Select(c => c.Message)];
    }

    public async Task<bool> FinishAsync(OutboundMessage message, SendResult result, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        if (!await committer.WriteAsync(w => Finish(w.Mail, message, result, next), cancellationToken))
            return false;
        Tell(message.Reference.Key);
        return true;
    }

    public Task KeepAsync(IReadOnlyCollection<OutboundMessage> messages, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return committer.WriteAsync(w => messages.Count(m => w.Mail.Keep(Leased(m), now, lease)), cancellationToken);
    }

    /// <summary>
    /// A condition on a row <c>o</c>: it is due, nobody holds it, and nothing of its conversation goes before it. Which is asked for as the first such
    /// row in the order of an index: of NOT EXISTS, PostgreSQL makes a join that goes through all that waits for each that waits.
    /// </summary>
    /// <param name="dialect">Whose SQL.</param>
    /// <param name="now">The parameter with this process's instant.</param>
    public static string IsDue(SqlDialect dialect, string now) => $"""
        o.status = 'pending' AND o.next_attempt_at <= {now} AND (o.lease_until IS NULL OR o.lease_until <= {dialect.LeaseNow(now)})
          AND (SELECT e.id FROM outbox e WHERE e.status = 'pending' AND e.id < o.id
            AND e.channel_id = o.channel_id AND e.conversation_id = o.conversation_id
            AND (e.attempts > 0 OR e.next_attempt_at <= {now}) ORDER BY e.id LIMIT 1) IS NULL
        """;

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var next = await connections.QuerySingleAsync(
            """
            SELECT min(at) FROM (
              SELECT min(CASE WHEN lease_until > next_attempt_at THEN lease_until ELSE next_attempt_at END) AS at FROM outbox WHERE status = 'pending'
              UNION ALL SELECT min(push_after) FROM inbox WHERE push_after IS NOT NULL) due
            """,
            row => row.LongOrNull(0), [], cancellationToken);
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public async Task ReportAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        var conversation = report.HandoverId is null ? await ConversationOfAsync(report, cancellationToken) : null;
        if (report.HandoverId is null && conversation is null && early.Count < MostEarlyReports)
            early.AddOrUpdate((report.ChannelId, report.ExternalId), report, (_, old) => old.State > report.State ? old : report);
        var now = time.GetUtcNow();
        await committer.WriteAsync(w =>
        {
            w.Mail.Report(report, now);
            return true;
        }, cancellationToken);
        if (conversation is not null)
            Tell(new(report.ChannelId, conversation));
    }

    private Task<string?> ConversationOfAsync(DeliveryReport report, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            "SELECT conversation_id FROM outbox WHERE channel_id = $1 AND external_id = $2",
            row => row.GetString(0), [report.ChannelId, report.ExternalId], cancellationToken);

    /// <summary>Whoever looks at the conversation sees how far its messages have come.</summary>
    private void Tell(ConversationKey conversation) => signals.Raise(new CommitNews([Touched.Of(conversation)], isFromElsewhere: false));

    /// <summary>Moves replies that nobody confirmed to have left in their HTTP response to the outbox.</summary>
    private async Task PushUnconfirmedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var unconfirmed = await UnconfirmedAsync(now, limit, cancellationToken);
        if (unconfirmed.Count == 0)
            return;
        await committer.WriteAsync(w =>
        {
            foreach (var (id, entry) in unconfirmed)
                w.Mail.Push(id, entry, now);
            return true;
        }, cancellationToken);
    }

    private async Task<IReadOnlyList<(long Id, OutboxEntry Entry)>> UnconfirmedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var rows = await connection.QueryAsync(
            """
            SELECT i.id, c.reference, i.first_sequence, i.last_sequence FROM inbox i
            JOIN conversation c ON c.channel_id = i.channel_id AND c.conversation_id = i.conversation_id
            WHERE i.push_after <= $1 ORDER BY i.push_after, i.id LIMIT $2
            """,
            row => (Id: row.GetInt64(0), Reference: row.GetString(1), First: row.GetInt64(2), Last: row.GetInt64(3)),
            [now.ToUnixTimeMilliseconds(), limit], cancellationToken);
        var unconfirmed = new List<(long, OutboxEntry)>(rows.Count);
        foreach (var (id, stored, first, last) in rows)
        {
            var reference = JsonSerializer.Deserialize(stored, ActivityJson.Default.ConversationReference)!;
            var replies = await connection.ReadLogAsync(reference.Key, first, (int)(last - first), cancellationToken);
            unconfirmed.Add((id, new(reference, [.. replies.Select(l => l.Activity).Where(a => a.Type == ActivityTypes.Message)])));
        }

        return unconfirmed;
    }

    private Task<IReadOnlyList<(OutboundMessage Message, bool OptedOut)>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
        => connections.QueryAsync(
            read,
            row => (new OutboundMessage
            {
                Id = row.GetInt64(0),
                Reference = JsonSerializer.Deserialize(row.GetString(1), ActivityJson.Default.ConversationReference)!,
                Activities = JsonSerializer.Deserialize(row.GetString(2), ActivityJson.Default.IReadOnlyListActivity)!,
                Attempt = row.GetInt32(3),
                LastInboundAt = row.LongOrNull(4) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
                LastInboundWasEvent = row.BooleanOrNull(5) == true,
                LastMessageAt = row.LongOrNull(8) is { } message ? DateTimeOffset.FromUnixTimeMilliseconds(message) : null,
                PushedSinceLastInbound = (int)(row.LongOrNull(6) ?? 0),
            }, row.BooleanOrNull(7) == true),
            [$"[{string.Join(',', ids)}]", owner.Name], cancellationToken);

    private LeasedMessage Leased(OutboundMessage message) => new(message.Id, owner.Name, message.Attempt);

    private bool Finish(MailWriter mail, OutboundMessage message, SendResult result, DateTimeOffset? next)
    {
        var (status, externalId, delivery, error) = OutcomeOf(result, next);
        if (!mail.Finish(Leased(message), status, externalId, delivery, error, next))
            return false;
        if (result is not SendResult.Sent)
            return true;
        mail.CountPush(message.Reference.Key);
        if (externalId is not null && early.TryRemove((message.Reference.ChannelId, externalId), out var report))
            mail.Report(report, time.GetUtcNow());
        return true;
    }

    private static Outcome OutcomeOf(SendResult result, DateTimeOffset? next) => result switch
    {
        SendResult.Sent sent => new(OutboxStatus.Sent, sent.ExternalId, DeliveryState.Accepted, null),
        SendResult.Rejected rejected => new(OutboxStatus.Dead, null, DeliveryState.Failed, rejected.Reason),
        SendResult.Retry retry when next is null => new(OutboxStatus.Dead, null, DeliveryState.Failed, retry.Reason),
        SendResult.Retry retry => new(OutboxStatus.Pending, null, null, retry.Reason),
        _ => throw new InvalidOperationException($"Unknown send result {result.GetType().Name}."),
    };

    private readonly record struct Outcome(string Status, string? ExternalId, DeliveryState? Delivery, string? Error);
}

/// <summary>Values of an outbox row's status.</summary>
internal static class OutboxStatus
{
    public const string Pending = "pending";
    public const string Sent = "sent";
    public const string Dead = "dead";
    public const string Suppressed = "suppressed";
}
