using Hotline.Bot.Turns;
using Hotline.Storage.Changes;
using Npgsql;

namespace Hotline.Storage.PostgreSql;

/// <summary>A connection on which one group of turns after the other is committed. Not thread-safe.</summary>
internal sealed class TurnLane(PostgreSqlConnections connections, ChangeRecording recording) : IDisposable
{
    private NpgsqlConnection? connection;

    /// <summary>Commits a group and tells it; returns what went wrong, with nothing written and nobody told.</summary>
    public Exception? TryCommit(IReadOnlyList<PendingTurn> group)
    {
        try
        {
            connection ??= connections.OpenForTurns();
            Write(connection, group);
        }
        catch (Exception e)
        {
            // Closing the connection rolls the transaction back, whatever state it is in.
            Dispose();
            return e;
        }

        StorageMeter.Group(group.Count);
        foreach (var turn in group)
            turn.Complete();
        return null;
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }

    private void Write(NpgsqlConnection connection, IReadOnlyList<PendingTurn> group)
    {
        var stored = StoredState.Read(connection, [.. group.Select(t => t.Rows)]);
        using var batch = new TurnBatch(recording);
        var taken = new List<(PendingTurn Turn, long? PendingRow)>(group.Count);
        foreach (var turn in group)
        {
            if (stored.Take(turn.Rows.Commit) is { } refused)
            {
                turn.Outcome = new(refused, null);
                continue;
            }

            var pendingRow = turn.Rows.Commit.Inbound is { } inbound ? stored.PendingRow(inbound) : null;
            batch.Add(turn.Rows, pendingRow);
            taken.Add((turn, pendingRow));
        }

        batch.Commit(connection);
        foreach (var (turn, pendingRow) in taken)
            turn.Outcome = new(CommitKind.Committed, HandoverOf(turn.Rows.Commit, batch, pendingRow));
    }

    private static long? HandoverOf(TurnCommit commit, TurnBatch batch, long? pendingRow)
        => commit is { PushRepliesAfter: not null, Inbound: { } inbound } ? pendingRow ?? batch.InboxId(inbound) : null;
}
