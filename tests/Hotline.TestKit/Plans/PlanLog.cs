using System.Text;
using Npgsql;

namespace Hotline.TestKit.Plans;

/// <summary>
/// The plans of the statements that a service really sends, also of those it prepared, as the server logs them
/// (postgresql.org/docs/current/auto-explain.html).
/// </summary>
public sealed class PlanLog(PostgreSqlServer server)
{
    private long position;

    /// <summary>From now on plans of connections that are opened to this database are logged, with the rows that each step saw.</summary>
    public static async Task BeginAsync(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        foreach (var setting in (string[])["session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_timing = off", "auto_explain.log_format = 'json'"])
        {
            await using var command = new NpgsqlCommand($"ALTER DATABASE \"{builder.Database}\" SET {setting}", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The plans that were logged since the last call.</summary>
    public IReadOnlyList<ExplainedPlan> Take()
    {
        using var file = new FileStream(server.LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = position;
        using var reader = new StreamReader(file, Encoding.UTF8);
        var plans = new List<ExplainedPlan>();
        StringBuilder? json = null;
        while (reader.ReadLine() is { } line)
        {
            if (json is not null && line.StartsWith('\t'))
            {
                json.AppendLine(line);
                continue;
            }

            Close(json, plans);
            json = line.EndsWith("  plan:", StringComparison.Ordinal) ? new() : null;
        }

        Close(json, plans);
        position = file.Length;
        return plans;
    }

    private static void Close(StringBuilder? json, List<ExplainedPlan> plans)
    {
        if (json is not null)
            plans.Add(ExplainedPlan.Parse(json.ToString()));
    }
}
