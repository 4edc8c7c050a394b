using Hotline.Storage.Commits;
using Npgsql;

namespace Hotline.Storage.PostgreSql;

/// <summary>The connection that this node's committer writes through.</summary>
internal sealed class PostgreSqlWritingConnection(NpgsqlConnection connection) : WritingConnection
{
    private NpgsqlTransaction? transaction;

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override Statement Prepare(string sql) => new PostgreSqlStatement(connection, sql);

    public override void Begin() => transaction = connection.BeginTransaction();

    public override void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public override void Dispose()
    {
        transaction?.Dispose();
        connection.Dispose();
    }
}
