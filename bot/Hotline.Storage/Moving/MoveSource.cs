using System.Data.Common;
using Hotline.Storage.Reading;
using Hotline.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Moving;

/// <summary>The embedded database that is moved, held so that no service can open it meanwhile. Nothing in it is changed.</summary>
internal sealed class MoveSource : IDisposable
{
    private readonly SqliteConnection connection;

    private MoveSource(SqliteConnection connection, string path)
    {
        this.connection = connection;
        Path = path;
    }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>Opens it; null where somebody has it open, as a service that runs does.</summary>
    /// <exception cref="StorageUnusableException">It cannot be read.</exception>
    public static MoveSource? TryOpen(StorageOptions options)
    {
        var path = System.IO.Path.GetFullPath(options.DatabasePath);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            // Set before the first read, it takes the file for this connection alone (sqlite.org/wal.html, "Use of WAL Without Shared-Memory").
            Execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
            Execute(connection, "SELECT count(*) FROM sqlite_schema");
            return new(connection, path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            connection.Dispose();
            return null;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StorageUnusableException(options.Explain(e.Message), e);
        }
    }

    public long Count(MovedTable table) => Scalar($"SELECT count(*) FROM {table.QuotedName}");

    /// <summary>The largest number that a key which the database counts up ever had; 0 for none.</summary>
    public long LastKey(string table, string column)
        => Math.Max(
            Scalar($"SELECT coalesce(max(\"{column}\"), 0) FROM \"{table}\""),
            connection.QuerySingle("SELECT seq FROM sqlite_sequence WHERE name = $1", row => row.GetInt64(0), table));

    /// <summary>Goes through rows in the order in which they were written; behind the columns of the table stands the row's place in it.</summary>
    public IEnumerable<DbDataReader> Rows(MovedTable table, long after, long limit)
    {
        using var command = connection.Command(
            $"SELECT {table.ColumnList}, rowid FROM {table.QuotedName} WHERE rowid > $1 ORDER BY rowid LIMIT $2", [after, limit]);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }

    /// <summary>Goes through all rows.</summary>
    public IEnumerable<DbDataReader> Rows(MovedTable table) => Rows(table, long.MinValue, long.MaxValue);

    public void Dispose() => connection.Dispose();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql) => connection.QuerySingle(sql, row => row.GetInt64(0));
}
