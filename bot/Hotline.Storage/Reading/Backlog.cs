using System.Data.Common;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IBacklog"/>
internal sealed class Backlog(DatabaseConnections connections) : IBacklog
{
    public BacklogFigures Measure(DateTimeOffset now)
    {
        using var connection = connections.OpenForReading();
        var at = now.ToUnixTimeMilliseconds();
        return new(
            Count(connection, "SELECT count(*), min(requested_at) FROM handoff WHERE account_id IS NULL AND requested_at <= $1", at),
            Count(connection, "SELECT count(*), min(received_at) FROM inbox WHERE handled_at IS NULL AND received_at <= $1", at),
            Count(connection, "SELECT count(*), min(next_attempt_at) FROM outbox WHERE status = 'pending' AND next_attempt_at <= $1", at),
            Count(connection, "SELECT count(*), min(next_attempt_at) FROM delivery WHERE status = 'Pending' AND next_attempt_at <= $1", at),
            Count(connection, "SELECT count(*), min(next_step_at) FROM ticket WHERE next_step_at IS NOT NULL AND next_step_at <= $1", at),
            connection.QuerySingle("SELECT count(*) FROM outbox WHERE status = 'dead'", row => row.GetInt64(0)));
    }

    private static Waiting Count(DbConnection connection, string sql, long at)
        => connection.QuerySingle(
            sql,
            row => new Waiting(row.GetInt64(0), TimeSpan.FromMilliseconds(row.LongOrNull(1) is { } oldest ? at - oldest : 0)),
            at);
}
