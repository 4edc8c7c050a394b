using System.Data.Common;
using Hotline.Bot.Mail;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Mail;

/// <inheritdoc cref="IMailroom"/>
internal sealed class Mailroom(GroupCommitter committer, DatabaseConnections connections, CommitSignals signals, TimeProvider time) : IMailroom
{
    /// <summary>Received messages and errors that are looked through for the last of each channel.</summary>
    private const int LookedAt = 5_000;

    public async Task<IReadOnlyList<ChannelTraffic>> TrafficAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var latest = await connection.QueryAsync(
            "SELECT channel_id, max(received_at) FROM (SELECT channel_id, received_at FROM inbox ORDER BY id DESC LIMIT $1) latest GROUP BY channel_id",
            row => (Channel: row.GetString(0), At: Instant(row.GetInt64(1))), [LookedAt], cancellationToken);
        var failed = await connection.QueryAsync(
            "SELECT channel_id, created_at, error FROM outbox WHERE error IS NOT NULL ORDER BY id DESC LIMIT $1",
            row => (Channel: row.GetString(0), At: Instant(row.GetInt64(1)), Error: row.GetString(2)), [LookedAt], cancellationToken);
        var (received, errors) = (latest.ToDictionary(r => r.Channel, r => r.At), failed.DistinctBy(e => e.Channel).ToDictionary(e => e.Channel));
        return [.. received.Keys.Union(errors.Keys).Order(StringComparer.Ordinal).Select(channel => new ChannelTraffic(
            channel,
            received.TryGetValue(channel, out var at) ? at : null,
            errors.TryGetValue(channel, out var error) ? error.At : null,
            errors.TryGetValue(channel, out var last) ? last.Error : null))];
    }

    public async Task<IReadOnlyDictionary<(MailKind Kind, MailState State), int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var counts = new Dictionary<(MailKind, MailState), int>();
        foreach (var (kind, state) in Enum.GetValues<MailKind>().SelectMany(k => Enum.GetValues<MailState>().Select(s => (k, s))))
        {
            counts[(kind, state)] = await connection.QuerySingleAsync(
                $"SELECT count(*) FROM {Table(kind)} WHERE status = {Status(kind, state)}", row => row.GetInt32(0), [], cancellationToken);
        }

        return counts;
    }

    public Task<IReadOnlyList<MailItem>> ListAsync(MailKind kind, MailState state, long? before, int limit, CancellationToken cancellationToken)
    {
        var columns = kind == MailKind.Resident ? "channel_id, conversation_id, NULL, created_at, attempts, next_attempt_at, error" : "medium, target, event, created_at, attempts, next_attempt_at, outcome";
        return connections.QueryAsync(
            $"SELECT id, {columns} FROM {Table(kind)} WHERE status = {Status(kind, state)} AND id < $1 ORDER BY id DESC LIMIT $2",
            Read, [before ?? long.MaxValue, limit], cancellationToken);
    }

    public async Task<int> ReplayAsync(MailKind kind, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (kind == MailKind.Resident)
        {
            var sent = await committer.WriteAsync(w => ids.Sum(id => w.Mail.Replay(id, now)), cancellationToken);
            signals.RaiseOutbox();
            return sent;
        }

        var targets = await TargetsAsync(ids, cancellationToken);
        var replayed = await committer.WriteAsync(w => targets.Sum(t => w.Deliveries.Replay(t.Target, t.Id, now)), cancellationToken);
        signals.RaiseDeliveries();
        return replayed;
    }

    private async Task<List<(long Id, string Target)>> TargetsAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var dead = new List<(long, string)>();
        foreach (var id in ids)
        {
            if (await connection.QuerySingleAsync("SELECT target FROM delivery WHERE id = $1 AND status = 'Dead'", row => row.GetString(0), [id], cancellationToken) is { } target)
                dead.Add((id, target));
        }

        return dead;
    }

    private static string Table(MailKind kind) => kind == MailKind.Resident ? "outbox" : "delivery";

    // Each table writes its states its own way; the literals let the partial indexes be used.
    private static string Status(MailKind kind, MailState state) => (kind, state) switch
    {
        (MailKind.Resident, MailState.Pending) => "'pending'",
        (MailKind.Resident, _) => "'dead'",
        (_, MailState.Pending) => "'Pending'",
        _ => "'Dead'",
    };

    private static MailItem Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.StringOrNull(3), Instant(row.GetInt64(4)), (int)row.GetInt64(5), Instant(row.GetInt64(6)), row.StringOrNull(7));

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
