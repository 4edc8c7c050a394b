using Npgsql;

namespace Hotline.TestKit.Plans;

/// <summary>Tables that are too large to go through.</summary>
public sealed class LargeTables
{
    /// <summary>A table of fewer rows is read faster whole than by an index.</summary>
    public const long Smallest = 10_000;

    private readonly HashSet<string> names = [];

    private LargeTables()
    {
    }

    /// <summary>Those of a database, by the statistics of its last ANALYZE; partitions too.</summary>
    public static async Task<LargeTables> OfAsync(string connectionString)
    {
        var tables = new LargeTables();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND reltuples > $1", connection) { Parameters = { new() { Value = (float)Smallest } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.names.Add(reader.GetString(0));
        return tables;
    }

    /// <summary>Steps of a plan that go through one of them.</summary>
    public IEnumerable<PlanStep> ScannedBy(ExplainedPlan plan) => plan.Steps.Where(s => s.IsScan && s.Table is { } table && names.Contains(table));
}
