namespace Hotline.Storage.PostgreSql;

/// <inheritdoc/>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public override string ForUpdate => " FOR UPDATE";

    // "json", not "jsonb": what residents wrote may hold what jsonb refuses.
    public override string JsonText(string column, params string[] path) => $"({column}::json #>> '{{{string.Join(',', path)}}}')";

    public override string JsonIsTrue(string column, params string[] path) => $"coalesce({JsonText(column, path)}, 'false') = 'true'";

    public override string BeforeDot(string column) => $"split_part({column}, '.', 1)";

    public override string IndexedBy(string index) => "";
}
