namespace Hotline.Storage.PostgreSql;

/// <inheritdoc/>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public override string ForUpdate => " FOR UPDATE";

    public override string SkipLocked(string alias) => $" FOR UPDATE OF {alias} SKIP LOCKED";

    public override string LeaseNow(string parameter) => Now;

    public override string Elements(string parameter) => $"json_array_elements_text({parameter}::json) AS k (value)";

    public override string TransactionUnderWay => "pg_current_xact_id()::text::bigint";

    public override string OldestTransactionUnderWay => "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    public override string Now => "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    public override bool PartsByMonth => true;

    public override string LockDelivery(string channel, string externalId)
        => $"SELECT count(pg_advisory_xact_lock(hashtextextended('{StoredState.DeliveryName}' || {channel} || ' ' || {externalId}, 0)))";

    // "json", not "jsonb": what residents wrote may hold what jsonb refuses.
    public override string JsonText(string column, params string[] path) => $"({column}::json #>> '{{{string.Join(',', path)}}}')";

    public override string JsonIsTrue(string column, params string[] path) => $"coalesce({JsonText(column, path)}, 'false') = 'true'";

    public override string BeforeDot(string column) => $"split_part({column}, '.', 1)";

    public override string IndexedBy(string index) => "";
}
