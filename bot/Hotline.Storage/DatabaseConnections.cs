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

    /// <summary>WAL with a sync at every commit: what is committed survives a power cut (sqlite.org/pragma.html#pragma_synchronous).</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA temp_store = MEMORY;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA busy_timeout = 5000;
            """;
        pragma.ExecuteNonQuery();
        return connection;
    }
}
