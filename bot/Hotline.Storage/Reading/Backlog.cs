namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IBacklog"/>
internal sealed class Backlog(DatabaseConnections connections) : IBacklog
{
    public async Task<BacklogFigures> MeasureAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var at = now.ToUnixTimeMilliseconds();
        return new(
            await CountAsync("SELECT count(*), min(requested_at) FROM handoff WHERE account_id IS NULL AND requested_at <= $1"),
            await CountAsync("SELECT count(*), min(received_at) FROM inbox WHERE handled_at IS NULL AND received_at <= $1"),
            await CountAsync("SELECT count(*), min(next_attempt_at) FROM outbox WHERE status = 'pending' AND next_attempt_at <= $1"),
            await CountAsync("SELECT count(*), min(next_attempt_at) FROM delivery WHERE status = 'Pending' AND next_attempt_at <= $1"),
            await CountAsync("SELECT count(*), min(next_step_at) FROM ticket WHERE next_step_at IS NOT NULL AND next_step_at <= $1"),
            await connection.QuerySingleAsync("SELECT count(*) FROM outbox WHERE status = 'dead'", row => row.GetInt64(0), [], cancellationToken));

        Task<Waiting> CountAsync(string sql) => connection.QuerySingleAsync(
            sql, row => new Waiting(row.GetInt64(0), TimeSpan.FromMilliseconds(row.LongOrNull(1) is { } oldest ? at - oldest : 0)), [at], cancellationToken);
    }
}
