using System.Diagnostics;
using Npgsql;

namespace Hotline.Benchmarks.Nodes;

/// <summary>
/// The floor under turns on PostgreSQL: the rows that the service's turns wrote, written again by plain prepared statements into copies of its
/// tables with all their indexes, a transaction in one round trip, and nothing decided, read or locked.
/// </summary>
internal sealed class RawTurns : IAsyncDisposable
{
    private const int Sampled = 2_000;
    private const int WarmUp = 4_000;
    private const int Written = 15_000;
    private const int Rounds = 3;

    private static readonly string[] Tables = ["inbox", "conversation", "activity", "domain_event", "ticket", "ticket_event", "ticket_feed", "change"];

    private readonly NpgsqlDataSource source;
    private readonly IReadOnlyList<RawTurn> turns;
    private readonly (string Sql, string[] Columns) ticket;
    private long next;

    private RawTurns(NpgsqlDataSource source, IReadOnlyList<RawTurn> turns, string[] ticketColumns)
    {
        this.source = source;
        this.turns = turns;
        ticket = ($"INSERT INTO floor_ticket ({string.Join(", ", ticketColumns)}) VALUES ({string.Join(", ", ticketColumns.Select((_, i) => $"${i + 1}"))})", ticketColumns);
    }

    /// <summary>Reads the turns that the service committed last, and copies its tables without their rows.</summary>
    public static async Task<RawTurns> PrepareAsync(string database)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = Residents.Count + 10, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 });
        foreach (var table in Tables)
            await ExecuteAsync(source, $"CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL)");
        var (turns, columns) = await RawTurn.SampleAsync(source, Sampled);
        return new(source, turns, columns);
    }

    /// <summary>Turns a second, the median of some rounds.</summary>
    /// <param name="connections">That write at the same time, each waiting for its commit before the next.</param>
    /// <param name="group">Turns in a transaction.</param>
    public async Task<double> MeasureAsync(int connections, int group)
    {
        await RunAsync(connections, group, WarmUp);
        var perSecond = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
            perSecond[round] = await RunAsync(connections, group, Written);
        return perSecond.Order().ElementAt(Rounds / 2);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in Tables)
            await ExecuteAsync(source, $"DROP TABLE floor_{table}");
        await source.DisposeAsync();
    }

    private async Task<double> RunAsync(int connections, int group, int count)
    {
        var begun = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(worker => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            while (Interlocked.Add(ref begun, group) <= count + (group * connections) - group)
                await WriteAsync(connection, group);
        })));
        return begun / clock.Elapsed.TotalSeconds;
    }

    private async Task WriteAsync(NpgsqlConnection connection, int group)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("BEGIN"));
        for (var i = 0; i < group; i++)
        {
            var number = Interlocked.Increment(ref next);
            Add(batch, turns[(int)(number % turns.Count)], number);
        }

        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync();
    }

    private void Add(NpgsqlBatch batch, RawTurn turn, long number)
    {
        // As many conversations as residents write; the messages of each in order.
        var conversation = $"floor {number % turns.Count}";
        Add(batch, "INSERT INTO floor_inbox (channel_id, external_id, conversation_id, received_at, handled_at, first_sequence, last_sequence) VALUES ('sms', $1, $2, $3, $3, $4, $5)",
            $"floor {number}", conversation, turn.At, number * 10, (number * 10) + turn.Log.Count - 1);
        Add(batch, """
            INSERT INTO floor_conversation (channel_id, conversation_id, reference, state, version, last_sequence, opted_out, last_inbound_was_event, pushed_since_last_inbound)
            VALUES ('sms', $1, $2, $3, $4, $4, false, false, 0)
            ON CONFLICT (channel_id, conversation_id) DO UPDATE SET reference = excluded.reference, state = excluded.state, version = excluded.version, last_sequence = excluded.last_sequence
            """, conversation, turn.Reference, turn.State, number);
        for (var i = 0; i < turn.Log.Count; i++)
            Add(batch, "INSERT INTO floor_activity (channel_id, conversation_id, sequence, at, payload) VALUES ('sms', $1, $2, $3, $4)", conversation, (number * 10) + i, turn.At, turn.Log[i]);
        foreach (var (name, payload) in turn.Events)
            Add(batch, "INSERT INTO floor_domain_event (at, channel_id, conversation_id, name, payload) VALUES ($1, 'sms', $2, $3, $4)", turn.At, conversation, name, payload);
        if (turn.Ticket is { } columns)
        {
            Add(batch, ticket.Sql, [.. columns.Select((value, i) => ticket.Columns[i] == "number" ? number : value)]);
            for (var i = 0; i < turn.TicketEvents.Count; i++)
                Add(batch, "INSERT INTO floor_ticket_event (number, sequence, at, payload) VALUES ($1, $2, $3, $4)", number, (long)i, turn.At, turn.TicketEvents[i]);
            Add(batch, "INSERT INTO floor_ticket_feed (number, after_version, version) VALUES ($1, 0, 1)", number);
        }

        Add(batch, "INSERT INTO floor_change (transaction_id, at, node, touched) VALUES ($1, $2, 'floor', $3)", number, turn.At, $"[\"Conversation\",\"sms\\n{conversation}\"]");
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
