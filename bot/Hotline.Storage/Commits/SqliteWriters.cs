using Hotline.Storage.ApiKeys;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Requests;
using Hotline.Storage.Webhooks;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace Hotline.Storage.Commits;

/// <summary>The writing connection with its prepared statements; used by the committer's loop alone.</summary>
internal sealed class SqliteWriters(SqliteConnection connection) : IDisposable
{
    /// <summary>Carries over what it can without waiting for anybody (sqlite.org/pragma.html#pragma_wal_checkpoint).</summary>
    public const string CheckpointSql = "PRAGMA wal_checkpoint(PASSIVE)";

    private readonly Statement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement commit = new(connection, "COMMIT");
    private readonly Statement checkpoint = new(connection, CheckpointSql);

    public TurnWriter Turns { get; } = new(connection);

    public MailWriter Mail { get; } = new(connection);

    public RequestMarkWriter Requests { get; } = new(connection);

    public ApiKeyWriter Keys { get; } = new(connection);

    public WebhookWriter Webhooks { get; } = new(connection);

    public DeliveryWriter Deliveries { get; } = new(connection);

    public PeopleWriter People { get; } = new(connection);

    public void Begin() => begin.Execute();

    public void Commit() => commit.Execute();

    /// <summary>The write-ahead log, to be synced. It exists while the connection is open; SQLite takes its locks elsewhere.</summary>
    public SafeFileHandle Wal { get; } = File.OpenHandle(connection.DataSource + "-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Pages written since the last call.</summary>
    public int TakePagesWritten()
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1), connection.Handle);
        return pages;
    }

    /// <summary>Carries the write-ahead log over into the database.</summary>
    public void Checkpoint() => checkpoint.Execute();

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        checkpoint.Dispose();
        Turns.Dispose();
        Mail.Dispose();
        Requests.Dispose();
        Keys.Dispose();
        Webhooks.Dispose();
        Deliveries.Dispose();
        Wal.Dispose();
        People.Dispose();
        connection.Dispose();
    }
}
