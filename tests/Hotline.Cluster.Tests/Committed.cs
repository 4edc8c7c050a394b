using System.Globalization;
using Npgsql;

namespace Hotline.Cluster.Tests;

/// <summary>What lies in the nodes' database.</summary>
internal static class Committed
{
    /// <summary>Rows of a query, on a connection of its own: one from before a restart of the server would be dead; with parameters <c>$1</c>, <c>$2</c>, ...</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(City city, string sql, Func<NpgsqlDataReader, T> map, params object[] values)
    {
        await using var connection = new NpgsqlConnection(city.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>How many messages still have to be pushed, among them replies that nobody confirmed yet.</summary>
    public static async Task<long> UnsentAsync(City city) => (await ReadAsync(
        city, "SELECT (SELECT count(*) FROM outbox WHERE status = 'pending') + (SELECT count(*) FROM inbox WHERE push_after IS NOT NULL OR handled_at IS NULL)", r => r.GetInt64(0)))[0];

    /// <summary>Deliveries of a conversation that have a turn, by the number that the vendor or client gave them.</summary>
    public static Task<IReadOnlyList<string>> TurnsAsync(City city, string channel, string conversation) => ReadAsync(
        city, "SELECT external_id FROM inbox WHERE channel_id = $1 AND conversation_id = $2 AND handled_at IS NOT NULL", r => r.GetString(0), channel, conversation);

    /// <summary>How many messages of the resident stand in the log of a conversation.</summary>
    public static async Task<long> HeardAsync(City city, string channel, string conversation) => (await ReadAsync(
        city,
        "SELECT count(*) FROM activity WHERE channel_id = $1 AND conversation_id = $2 AND payload::json ->> 'type' = 'message' AND payload::json #>> '{from,role}' = 'user'",
        r => r.GetInt64(0), channel, conversation))[0];

    /// <summary>How often each of a conversation's domain events of a name happened.</summary>
    public static async Task<long> HappenedAsync(City city, string channel, string conversation, string name) => (await ReadAsync(
        city, "SELECT count(*) FROM domain_event WHERE channel_id = $1 AND conversation_id = $2 AND name = $3", r => r.GetInt64(0), channel, conversation, name))[0];

    /// <summary>How often a text stands in the log of a conversation.</summary>
    public static async Task<long> SaidAsync(City city, string channel, string conversation, string text) => (await ReadAsync(
        city, "SELECT count(*) FROM activity WHERE channel_id = $1 AND conversation_id = $2 AND payload::json ->> 'text' = $3", r => r.GetInt64(0), channel, conversation, text))[0];

    /// <summary>How many messages of the resident were answered by more turns than one: replies to a message stand in one piece.</summary>
    public static async Task<long> RepliesTwiceAsync(City city, string channel, string conversation) => (await ReadAsync(
        city,
        """
        SELECT count(*) FROM (
          SELECT 1 FROM activity WHERE channel_id = $1 AND conversation_id = $2 AND payload::json ->> 'replyToId' IS NOT NULL
          GROUP BY payload::json ->> 'replyToId', payload::json ->> 'text' HAVING count(*) > 1) AS twice
        """,
        r => r.GetInt64(0), channel, conversation))[0];

    /// <summary>Whether the conversation is in the operators' queue.</summary>
    public static async Task<bool> WaitsAsync(City city, string channel, string conversation) => (await ReadAsync(
        city, "SELECT count(*) FROM handoff WHERE channel_id = $1 AND conversation_id = $2 AND account_id IS NULL", r => r.GetInt64(0), channel, conversation))[0] == 1;

    /// <summary>What happened to a ticket, as it is stored.</summary>
    public static Task<IReadOnlyList<string>> EventsAsync(City city, string number)
        => ReadAsync(city, "SELECT payload FROM ticket_event WHERE number = $1 ORDER BY sequence", r => r.GetString(0), long.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>Warnings of clocks: how many there are, and how many of them stand twice.</summary>
    public static async Task<(long All, long Twice)> WarningsAsync(City city) => (await ReadAsync(
        city,
        """
        SELECT coalesce(sum(times), 0)::bigint, coalesce(sum(times - 1), 0)::bigint FROM (
          SELECT count(*) AS times FROM ticket_event WHERE payload::json ->> 'event' = 'clockWarned'
          GROUP BY number, payload::json ->> 'clockId', payload::json ->> 'sharePercent') AS each
        """,
        r => (r.GetInt64(0), r.GetInt64(1))))[0];

    /// <summary>Tickets whose clock has been due for longer than a sweep takes to come by.</summary>
    public static async Task<long> OverdueAsync(City city) => (await ReadAsync(
        city, "SELECT count(*) FROM ticket WHERE next_step_at < (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 60000", r => r.GetInt64(0)))[0];

    /// <summary>A resident's tickets: number, version, events.</summary>
    public static Task<IReadOnlyList<(long Number, long Version, long Events)>> TicketsAsync(City city, string user) => ReadAsync(
        city, "SELECT number, version, (SELECT count(*) FROM ticket_event e WHERE e.number = t.number) FROM ticket t WHERE user_id = $1",
        r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), user);
}
