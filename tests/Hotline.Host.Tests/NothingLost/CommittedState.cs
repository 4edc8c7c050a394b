using System.Text.Json;
using Hotline.Channels;
using Microsoft.Data.Sqlite;

namespace Hotline.Host.Tests.NothingLost;

/// <summary>What lies in the database, read as it stands.</summary>
internal sealed record CommittedState(IReadOnlyList<Turn> Turns, IReadOnlyList<StoredTicket> Tickets, int UnsentReplies)
{
    /// <summary>Reads it while no service runs, or beside one.</summary>
    public static CommittedState Read(string directory)
    {
        using var connection = Open(directory);
        var logs = ReadLogs(connection);
        var turns = Query(connection,
            "SELECT external_id, conversation_id, handled_at IS NOT NULL, first_sequence, last_sequence FROM inbox",
            r => new Turn(r.GetString(0), r.GetString(1), r.GetBoolean(2), Replies(logs[r.GetString(1)], r)));
        var tickets = Query(connection,
            """
            SELECT t.number, t.user_id, t.version, (SELECT count(*) FROM ticket_event e WHERE e.number = t.number)
            FROM ticket t
            """,
            r => new StoredTicket(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)));
        var unsent = Query(connection, "SELECT count(*) FROM outbox WHERE status <> 'sent'", r => r.GetInt32(0)).Single();
        return new(turns, tickets, unsent);
    }

    /// <summary>Waits until every committed reply has left, for two minutes at most: one that was being pushed when a process died is leased for one.</summary>
    public static async Task WaitUntilOutboxIsEmptyAsync(string directory, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (Read(directory).UnsentReplies > 0)
            await Task.Delay(200, limit.Token);
    }

    private static Dictionary<string, Dictionary<long, Activity>> ReadLogs(SqliteConnection connection)
        => Query(connection, "SELECT conversation_id, sequence, payload FROM activity",
                r => (User: r.GetString(0), Sequence: r.GetInt64(1), Activity: JsonSerializer.Deserialize(r.GetString(2), ActivityJson.Default.Activity)!))
            .GroupBy(e => e.User)
            .ToDictionary(g => g.Key, g => g.ToDictionary(e => e.Sequence, e => e.Activity));

    private static List<string> Replies(Dictionary<long, Activity> log, SqliteDataReader r)
    {
        var (first, last) = (r.GetInt64(3), r.GetInt64(4));
        return [.. Enumerable.Range((int)first + 1, (int)(last - first)).Select(s => log[s]).Where(a => a.Type == ActivityTypes.Message).Select(a => a.Text!)];
    }

    private static SqliteConnection Open(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "hotline.db")};Pooling=false");
        connection.Open();
        return connection;
    }

    private static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> map)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }
}

/// <summary>A turn: the delivery that caused it and what was said in reply.</summary>
internal sealed record Turn(string ExternalId, string User, bool IsHandled, IReadOnlyList<string> Replies);

/// <summary>A ticket, with the version of its snapshot and the number of its events, which must agree.</summary>
internal sealed record StoredTicket(long Number, string User, long Version, long Events);
