using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Hotline.Storage;

/// <summary>Opens connections to the embedded database: one for writing (the committer's), pooled ones for reading.</summary>
internal sealed class DatabaseConnections(IOptions<StorageOptions> options)
{
    /// <summary>The connection string of readers.</summary>
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(options.Value.DatabasePath),
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 5,
    }.ToString();

    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>
    /// WAL without SQLite's own sync at every commit and without its checkpoints: <see cref="Commits.WalSync"/> and
    /// <see cref="Commits.WalCheckpoints"/> do both beside the writing (sqlite.org/wal.html). What was told survives a power cut all the same.
    /// </summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
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
        return connection;
    }
}
