using Npgsql;

namespace Hotline.Benchmarks.Nodes;

/// <summary>What one turn wrote, read back from the service's tables.</summary>
internal sealed record RawTurn(long At, string Reference, string State, IReadOnlyList<string> Log, IReadOnlyList<(string Name, string Payload)> Events)
{
    /// <summary>The columns of the ticket that the turn opened; null where it opened none.</summary>
    public object?[]? Ticket { get; private init; }

    public IReadOnlyList<string> TicketEvents { get; private init; } = [];

    /// <summary>The turns that were committed last, with the names of a ticket's columns.</summary>
    public static async Task<(IReadOnlyList<RawTurn> Turns, string[] TicketColumns)> SampleAsync(NpgsqlDataSource source, int count)
    {
        var turns = new List<RawTurn>();
        await using (var command = source.CreateCommand($"""
            WITH turn AS (SELECT * FROM inbox WHERE handled_at IS NOT NULL ORDER BY id DESC LIMIT {count}),
              happened AS (SELECT conversation_id, at, array_agg(name ORDER BY id) AS names, array_agg(payload ORDER BY id) AS payloads FROM domain_event GROUP BY conversation_id, at)
            SELECT t.handled_at, c.reference, c.state,
              ARRAY(SELECT payload FROM activity a WHERE a.channel_id = t.channel_id AND a.conversation_id = t.conversation_id AND a.sequence BETWEEN t.first_sequence AND t.last_sequence),
              coalesce(h.names, ARRAY[]::text[]), coalesce(h.payloads, ARRAY[]::text[])
            FROM turn t JOIN conversation c ON c.channel_id = t.channel_id AND c.conversation_id = t.conversation_id
            LEFT JOIN happened h ON h.conversation_id = t.conversation_id AND h.at = t.handled_at
            """))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                var (names, payloads) = (reader.GetFieldValue<string[]>(4), reader.GetFieldValue<string[]>(5));
                turns.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<string[]>(3), [.. names.Zip(payloads)]));
            }
        }

        return await WithTicketsAsync(source, turns);
    }

    /// <summary>Lets as many of them open a ticket as did: the shares of the whole run.</summary>
    private static async Task<(IReadOnlyList<RawTurn>, string[])> WithTicketsAsync(NpgsqlDataSource source, List<RawTurn> turns)
    {
        await using var shares = source.CreateCommand("SELECT (SELECT count(*) FROM inbox) / greatest(1, (SELECT count(*) FROM ticket))");
        var every = (int)Math.Max(1, (long)(await shares.ExecuteScalarAsync())!);
        await using var command = source.CreateCommand($"""
            SELECT ARRAY(SELECT payload FROM ticket_event e WHERE e.number = t.number ORDER BY e.sequence) AS events, t.*
            FROM ticket t ORDER BY opened_at DESC LIMIT {turns.Count / every}
            """);
        await using var reader = await command.ExecuteReaderAsync();
        string[] columns = [.. Enumerable.Range(1, reader.FieldCount - 1).Select(reader.GetName)];
        for (var i = 0; await reader.ReadAsync(); i += every)
        {
            turns[i] = turns[i] with
            {
                Ticket = [.. Enumerable.Range(1, columns.Length).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))],
                TicketEvents = reader.GetFieldValue<string[]>(0),
            };
        }

        return (turns, columns);
    }
}
