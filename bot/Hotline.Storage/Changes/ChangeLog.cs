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

    public async Task<IReadOnlyList<Change>> ReadAsync(ChangePosition after, int limit, CancellationToken cancellationToken)
    {
        var rows = await connections.QueryAsync(read, row => (
            Position: new ChangePosition(row.GetInt64(0), row.GetInt64(1)), At: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), Node: row.GetString(3),
            Touched: ChangeJson.Read(row.GetString(4))), [after.Transaction, after.Id, limit], cancellationToken);
        return [.. rows.SelectMany(r => r.Touched.Select(t => new Change(r.Position, t.Kind, t.Key, r.At, r.Node)))];
    }

    public async Task<ChangePosition> LatestAsync(CancellationToken cancellationToken)
        => await PositionAsync(latest, cancellationToken) ?? ChangePosition.Start;

    public Task<ChangePosition?> OldestAsync(CancellationToken cancellationToken)
        => PositionAsync("SELECT transaction_id, id FROM change ORDER BY transaction_id, id LIMIT 1", cancellationToken);

    private Task<ChangePosition?> PositionAsync(string sql, CancellationToken cancellationToken)
        => connections.QuerySingleAsync<ChangePosition?>(sql, row => new(row.GetInt64(0), row.GetInt64(1)), [], cancellationToken);
}
