using Npgsql;
using NpgsqlTypes;

namespace Hotline.Benchmarks.City;

/// <summary>
/// Copies of tickets that PostgreSQL makes itself, each with a number and a resident of its own: several times as fast as sending a million of
/// them through the service's commits.
/// </summary>
internal static class CopiedTickets
{
    /// <summary>Connections that copy at the same time.</summary>
    private const int Workers = 2;

    /// <param name="database">It holds the originals.</param>
    /// <param name="tickets">Tells the copies' numbers and residents.</param>
    /// <param name="from">Sequence of the last ticket that is there.</param>
    /// <param name="until">Of the last one that will be.</param>
    /// <param name="withEvents">Whether what happened to each is copied too, which takes as long again.</param>
    public static async Task FillAsync(string database, CityTickets tickets, int from, int until, bool withEvents)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 0 });
        await ExecuteAsync(source, "CREATE UNLOGGED TABLE copied (worker int, original bigint, number bigint, phone text)");
        await NameAsync(source, tickets, from, until);
        var columns = await ListAsync(source, "SELECT column_name FROM information_schema.columns WHERE table_name = 'ticket' ORDER BY ordinal_position");
        // An index that is made at the end takes a fraction of the time that adding a million entries anywhere in it does.
        var indexes = await ListAsync(source, "SELECT indexdef FROM pg_indexes WHERE tablename = 'ticket' AND indexname LIKE 'ix%'");
        foreach (var name in await ListAsync(source, "SELECT indexname FROM pg_indexes WHERE tablename = 'ticket' AND indexname LIKE 'ix%'"))
            await ExecuteAsync(source, $"DROP INDEX {name}");
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            await ExecuteAsync(source, $"INSERT INTO ticket ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(Value))} FROM copied c JOIN ticket t ON t.number = c.original WHERE worker = {worker}");
            if (withEvents)
                await ExecuteAsync(source, $"INSERT INTO ticket_event (number, sequence, at, payload) SELECT c.number, e.sequence, e.at, e.payload FROM copied c JOIN ticket_event e ON e.number = c.original WHERE worker = {worker}");
        }));
        await Parallel.ForEachAsync(indexes, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (index, _) => await ExecuteAsync(source, index));
        await ExecuteAsync(source, "DROP TABLE copied");
        await ExecuteAsync(source, "VACUUM ANALYZE");
    }

    private static async Task NameAsync(NpgsqlDataSource source, CityTickets tickets, int from, int until)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var rows = await connection.BeginBinaryImportAsync("COPY copied FROM STDIN (FORMAT binary)");
        for (var sequence = from + 1; sequence <= until; sequence++)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(sequence % Workers, NpgsqlDbType.Integer);
            await rows.WriteAsync(tickets.NumberOf(CityTickets.OriginalOf(sequence)).Value, NpgsqlDbType.Bigint);
            await rows.WriteAsync(tickets.NumberOf(sequence).Value, NpgsqlDbType.Bigint);
            await rows.WriteAsync(CityTickets.PhoneOf(sequence), NpgsqlDbType.Text);
        }

        await rows.CompleteAsync();
    }

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }

    private static string Value(string column) => column switch
    {
        "number" => "c.number",
        "user_id" or "phone" => "c.phone",
        "payload" => "replace(replace(t.payload, t.number::text, c.number::text), t.phone, c.phone)",
        _ => "t." + column,
    };

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
