using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Commits;

/// <summary>The writing connection with its prepared statements; used by the committer's loop alone.</summary>
internal sealed class SqliteWriters(SqliteConnection connection) : IDisposable
{
    private readonly Statement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement commit = new(connection, "COMMIT");

    public TurnWriter Turns { get; } = new(connection);

    public MailWriter Mail { get; } = new(connection);

    public void Begin() => begin.Execute();

    public void Commit() => commit.Execute();

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        Turns.Dispose();
        Mail.Dispose();
        connection.Dispose();
    }
}
