using Hotline.Storage.Commits;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace Hotline.Storage.Sqlite;

/// <summary>The one writing connection to the embedded database.</summary>
internal sealed class SqliteWritingConnection : WritingConnection
{
    /// <summary>Carries over what it can without waiting for anybody (sqlite.org/pragma.html#pragma_wal_checkpoint).</summary>
    private const string CheckpointSql = "PRAGMA wal_checkpoint(PASSIVE)";

    private readonly SqliteConnection connection;
    private readonly sqlite3 handle;
    private readonly Statement begin, commit, checkpoint;

    /// <summary>Takes an open connection in WAL mode over.</summary>
    public SqliteWritingConnection(SqliteConnection connection)
    {
        this.connection = connection;
        handle = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        checkpoint = Prepare(CheckpointSql);
        Wal = File.OpenHandle(connection.DataSource + "-wal", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>The write-ahead log, to be synced. It exists while the connection is open; SQLite takes its locks elsewhere.</summary>
    public SafeFileHandle Wal { get; }

    public override SqlDialect Dialect => SqliteDialect.Instance;

    public override Statement Prepare(string sql) => new SqliteStatement(handle, sql);

    public override void Begin() => begin.Execute();

    public override void Commit() => commit.Execute();

    /// <summary>Pages written since the last call.</summary>
    public int TakePagesWritten()
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_db_status(handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1), handle);
        return pages;
    }

    /// <summary>Carries the write-ahead log over into the database.</summary>
    public void Checkpoint() => checkpoint.Execute();

    public override void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        checkpoint.Dispose();
        Wal.Dispose();
        connection.Dispose();
    }
}
