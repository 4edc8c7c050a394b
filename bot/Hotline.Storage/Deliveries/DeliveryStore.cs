using Hotline.Storage.Commits;
using Hotline.Storage.Leases;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Deliveries;

/// <inheritdoc cref="IDeliveryStore"/>
internal sealed class DeliveryStore(GroupCommitter committer, DatabaseConnections connections, CommitSignals signals, LeaseOwner owner, TimeProvider time) : IDeliveryStore
{
    private readonly string isAnyDue = $"SELECT 1 FROM delivery d WHERE {IsDue(connections.Dialect, "$1")} LIMIT 1";

    private readonly string read = $"""
        SELECT id, medium, target, message_id, payload, attempts FROM delivery
        WHERE id IN (SELECT CAST(k.value AS bigint) FROM {connections.Dialect.Elements("$1")}) AND lease_owner = $2 ORDER BY next_attempt_at, id
        """;

    public Task Changed => signals.DeliveriesChanged;

    public Task<IReadOnlyList<FeedNote>> FeedAsync(int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT id, number, after_version, version FROM ticket_feed ORDER BY id LIMIT $1",
            row => new FeedNote(row.GetInt64(0), new(row.GetInt64(1)), row.GetInt64(2), row.GetInt64(3)),
            [limit], cancellationToken);

    public Task PlanAsync(IReadOnlyList<(FeedNote Note, IReadOnlyList<NewDelivery> Deliveries)> plans, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return committer.WriteAsync(w =>
        {
            foreach (var delivery in plans.Where(p => w.Deliveries.Take(p.Note)).SelectMany(p => p.Deliveries))
                w.Deliveries.Add(delivery, now);
            return true;
        }, cancellationToken);
    }

    public async Task<IReadOnlyList<Delivery>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await connections.QuerySingleAsync(isAnyDue, _ => true, [now.ToUnixTimeMilliseconds()], cancellationToken))
            return [];
        var ids = await committer.WriteAsync(w => w.Deliveries.Claim(limit, owner.Name, now, lease), cancellationToken);
        return ids.Count == 0 ? [] : await ReadAsync(ids, cancellationToken);
    }

    public Task<bool> FinishAsync(Delivery delivery, AttemptOutcome outcome, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Deliveries.Finish(delivery, owner.Name, outcome, time.GetUtcNow()), cancellationToken);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var next = await connections.QuerySingleAsync(
            "SELECT min(CASE WHEN lease_until > next_attempt_at THEN lease_until ELSE next_attempt_at END) FROM delivery WHERE status = 'Pending'",
            row => row.LongOrNull(0), [], cancellationToken);
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public Task<IReadOnlyList<DeliveryRecord>> ListAsync(
        string target, DeliveryStatus? status, long? before, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            """
            SELECT id, message_id, event, status, created_at, attempts, next_attempt_at, finished_at, outcome FROM delivery
            WHERE target = $1 AND id < $2 AND (CAST($3 AS text) IS NULL OR status = $3) ORDER BY id DESC LIMIT $4
            """,
            row =>
            {
                var stands = Enum.Parse<DeliveryStatus>(row.GetString(3));
                return new DeliveryRecord(
                    row.GetInt64(0), row.GetString(1), row.GetString(2), stands, Instant(row.GetInt64(4)), row.GetInt32(5),
                    stands == DeliveryStatus.Pending ? Instant(row.GetInt64(6)) : null,
                    row.LongOrNull(7) is { } at ? Instant(at) : null, row.StringOrNull(8));
            },
            [target, before ?? long.MaxValue, status?.ToString(), limit], cancellationToken);

    public async Task<int> ReplayAsync(string target, long? id, CancellationToken cancellationToken)
    {
        var replayed = await committer.WriteAsync(w => w.Deliveries.Replay(target, id, time.GetUtcNow()), cancellationToken);
        signals.RaiseDeliveries();
        return replayed;
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            w.Deliveries.Forget(before);
            return true;
        }, cancellationToken);

    /// <summary>A condition on a row <c>d</c>: it is due, nobody holds it, and its target is not busy and has none that goes before it.</summary>
    /// <param name="dialect">Whose SQL.</param>
    /// <param name="now">The parameter with this process's instant.</param>
    public static string IsDue(SqlDialect dialect, string now) => $"""
        d.status = 'Pending' AND d.next_attempt_at <= {now} AND (d.lease_until IS NULL OR d.lease_until <= {dialect.LeaseNow(now)})
          AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.target = d.target AND e.status = 'Pending'
            AND (e.lease_until > {dialect.LeaseNow(now)} OR (e.next_attempt_at <= {now} AND e.id < d.id)))
        """;

    private Task<IReadOnlyList<Delivery>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
        => connections.QueryAsync(
            read,
            row => new Delivery(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5)),
            [$"[{string.Join(',', ids)}]", owner.Name], cancellationToken);

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
