using Hotline.Storage.Reading;

namespace Hotline.Storage.Changes;

/// <inheritdoc cref="IChangeLog"/>
/// <remarks>
/// Several nodes commit at once, and a row with a smaller number can become visible after one with a larger: a reader that had gone on by
/// number would never see it. So a row carries its transaction's number, and only rows are read that are older than every transaction
/// still under way (<c>pg_snapshot_xmin</c>, postgresql.org/docs/current/functions-info.html): nothing can appear among them any more,
/// and (transaction, number) is an order in which nothing is lost. The price: a long transaction of anybody on that server holds readers
/// back until it ends; a long query does not, it has no number.
/// </remarks>
internal sealed class ChangeLog(DatabaseConnections connections) : IChangeLog
{
    private readonly string read = $"""
        SELECT transaction_id, id, at, node, touched FROM change
        WHERE (transaction_id, id) > ($1, $2) AND transaction_id < {connections.Dialect.OldestTransactionUnderWay}
        ORDER BY transaction_id, id LIMIT $3
        """;

    private readonly string latest = $"""
        SELECT transaction_id, id FROM change WHERE transaction_id < {connections.Dialect.OldestTransactionUnderWay}
        ORDER BY transaction_id DESC, id DESC LIMIT 1
        """;

    public Task<IReadOnlyList<Change>> ReadAsync(ChangePosition after, int limit, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        var rows = connection.Query(read, row => (
            Position: new ChangePosition(row.GetInt64(0), row.GetInt64(1)), At: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), Node: row.GetString(3),
            Touched: ChangeJson.Read(row.GetString(4))), after.Transaction, after.Id, limit);
        return Task.FromResult<IReadOnlyList<Change>>([.. rows.SelectMany(r => r.Touched.Select(t => new Change(r.Position, t.Kind, t.Key, r.At, r.Node)))]);
    }

    public Task<ChangePosition> LatestAsync(CancellationToken cancellationToken)
        => Task.FromResult(Position(latest) ?? ChangePosition.Start);

    public Task<ChangePosition?> OldestAsync(CancellationToken cancellationToken)
        => Task.FromResult(Position("SELECT transaction_id, id FROM change ORDER BY transaction_id, id LIMIT 1"));

    private ChangePosition? Position(string sql)
    {
        using var connection = connections.OpenForReading();
        return connection.QuerySingle<ChangePosition?>(sql, row => new(row.GetInt64(0), row.GetInt64(1)));
    }
}
