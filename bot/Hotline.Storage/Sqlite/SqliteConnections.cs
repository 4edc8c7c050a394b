using System.Data.Common;
using Hotline.Storage.Commits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Sqlite;

/// <summary>Connections to the embedded database.</summary>
internal sealed class SqliteConnections(IOptions<StorageOptions> options) : DatabaseConnections
{
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(options.Value.DatabasePath),
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 5,
    }.ToString();

    public override SqlDialect Dialect => SqliteDialect.Instance;

    public override bool KeepsStatements => true;

    public override DbConnection OpenForReading()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    public override ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken) => ValueTask.FromResult(OpenForReading());

    public override WritingConnection OpenForWriting() => OpenSqliteForWriting();

    /// <summary>
    /// WAL without SQLite's own sync at every commit and without its checkpoints: <see cref="WalSync"/> and
    /// <see cref="WalCheckpoints"/> do both beside the writing (sqlite.org/wal.html). What was told survives a power cut all the same.
    /// </summary>
    public SqliteWritingConnection OpenSqliteForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -65536;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA busy_timeout = 5000;
            """;
        pragma.ExecuteNonQuery();
        return new(connection);
    }

    public override bool IsUnreachable(Exception fault) => false;

    public override bool LostRace(Exception fault) => false;

    // Entity Framework keeps processes apart by itself here.
    public override IDisposable? LockForMigration() => null;

    public override string Explain(string reason) => options.Value.Explain(reason);

    public override void Configure(DbContextOptionsBuilder builder) => builder.UseSqlite(connectionString);
}
