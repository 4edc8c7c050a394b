using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// Carries the write-ahead log over into the database beside the writing, so that no turn waits for it; only the little that was
/// written meanwhile is carried over between two groups, after which SQLite begins the log anew. Called by the committer's thread.
/// </summary>
internal sealed partial class WalCheckpoints(SqliteConnections connections, ILogger<WalCheckpoints> logger)
{
    /// <summary>Pages (of 4 KB) in the log before it is carried over: hot pages are written once for many commits, and a start reads it in a moment.</summary>
    private const int PagesBetween = 8_000;

    private Task background = Task.CompletedTask;
    private bool isFinishing;
    private long pages;

    /// <summary>Counts what <paramref name="connection"/> wrote and carries it over when it is much.</summary>
    public void AfterCommit(SqliteWritingConnection connection)
    {
        pages += connection.TakePagesWritten();
        if (pages < PagesBetween || !background.IsCompleted)
            return;
        if (!isFinishing)
        {
            isFinishing = true;
            background = Task.Run(CarryOver);
            return;
        }

        isFinishing = false;
        pages = 0;
        connection.Checkpoint();
    }

    private void CarryOver()
    {
        try
        {
            using var connection = connections.OpenSqliteForWriting();
            connection.Checkpoint();
        }
        catch (SqliteException e)
        {
            // Nothing is lost: the log stays as it is until the next time.
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The write-ahead log could not be carried over; it grows until the next attempt.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
