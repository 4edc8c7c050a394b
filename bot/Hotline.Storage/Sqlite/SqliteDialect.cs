namespace Hotline.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public override string ForUpdate => "";

    public override string SkipLocked(string alias) => "";

    public override string LeaseNow(string parameter) => parameter;

    public override string Elements(string parameter) => $"json_each({parameter}) AS k";

    public override string TransactionUnderWay => "0";

    public override string OldestTransactionUnderWay => "1";

    public override string Now => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    public override bool PartsByMonth => false;

    public override string? LockDelivery(string channel, string externalId) => null;

    public override string BeforeDot(string column) => $"substr({column}, 1, instr({column} || '.', '.') - 1)";

    public override string IndexedBy(string index) => $"INDEXED BY {index}";

    public override string JsonText(string column, params string[] path) => $"json_extract({column}, '$.{string.Join('.', path)}')";

    public override string JsonIsTrue(string column, params string[] path) => $"coalesce({JsonText(column, path)}, 0) = 1";
}
