using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Hotline.TestKit;
using Npgsql;

namespace Hotline.Benchmarks.Nodes;

/// <summary>Nodes of one service under load, and what it costs them and their database.</summary>
internal sealed partial class LoadedNodes : IAsyncDisposable
{
    /// <summary>As many as the runtime needs until what is hot is compiled for the last time; see <see cref="DurableTurns"/>.</summary>
    private const int WarmUp = 60_000;

    private const int Messages = 15_000;
    private const int Rounds = 3;
    private const string MetricsKey = "benchmark-metrics-key";

    private readonly List<HostProcess> nodes = [];
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
    private readonly PostgreSqlServer? server;
    private readonly string? database;

    private LoadedNodes(PostgreSqlServer? server, string? database) => (this.server, this.database) = (server, database);

    public IReadOnlyList<HostProcess> All => nodes;

    /// <summary>Starts so many, on SQLite where there is no <paramref name="database"/>.</summary>
    public static async Task<LoadedNodes> StartAsync(int count, PostgreSqlServer? server, string? database, IReadOnlyDictionary<string, string> settings)
    {
        var loaded = new LoadedNodes(server, database);
        for (var i = 0; i < count; i++)
        {
            var own = new Dictionary<string, string>(DurableTurns.Quiet) { ["Node:Name"] = $"node{i + 1}", ["Metrics:PrometheusKey"] = MetricsKey };
            if (database is not null)
                own["Storage:PostgreSql"] = database;
            foreach (var (key, value) in settings)
                own[key] = value;
            loaded.nodes.Add(await HostProcess.StartAsync(loaded.directory, own));
        }

        return loaded;
    }

    /// <summary>Turns a second, the median of some rounds, and what each cost.</summary>
    /// <param name="part">Of the messages only one in so many is sent, where there is little time: then the runtime has not compiled all for the last time.</param>
    public async Task<LoadFigures> SaturateAsync(int part = 1)
    {
        Uri[] targets = [.. nodes.Select(n => n.Address)];
        await Residents.SaturateAsync(targets, Residents.Prepare(targets, WarmUp / part));
        var before = await SpentAsync();
        var perSecond = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
            perSecond[round] = await Residents.SaturateAsync(targets, Residents.Prepare(targets, Messages / part));
        var cost = (await SpentAsync()).Since(before) with { Turns = Rounds * (Messages / part) };
        var median = perSecond.Order().ElementAt(Rounds / 2);
        var times = await Residents.PaceAsync(targets, Residents.Prepare(targets, (int)(median / 2 * 10)), median / 2);
        return new(median, Report.Quantile(times, 0.5), Report.Quantile(times, 0.99), cost);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private async Task<Spending> SpentAsync()
    {
        var counters = new List<IReadOnlyDictionary<string, double>>();
        foreach (var node in nodes)
            counters.Add(await CountersAsync(node));
        double Sum(string name) => counters.Sum(c => c.GetValueOrDefault(name));
        return new(
            0, Sum("hotline_storage_turn_groups_total"), Sum("hotline_storage_turn_round_trips_total"), Sum("hotline_storage_turn_statements_total"),
            nodes.Sum(n => Milliseconds(n.Process)), server is null ? 0 : ProcessorTime.Of(server.Processes()).TotalMilliseconds,
            database is null ? 0 : await BytesAsync("pg_current_wal_lsn() - '0/0'::pg_lsn"), database is null ? 0 : await BytesAsync("pg_database_size(current_database())"));
    }

    private static double Milliseconds(System.Diagnostics.Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalMilliseconds;
    }

    private async Task<double> BytesAsync(string expression)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT ({expression})::float8", connection);
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyDictionary<string, double>> CountersAsync(HostProcess node)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", MetricsKey) } };
        using var response = await node.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return Counter().Matches(await response.Content.ReadAsStringAsync())
            .GroupBy(m => m.Groups[1].Value).ToDictionary(g => g.Key, g => g.Sum(m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"^(hotline_storage_\w+)(?:\{[^}]*\})? ([0-9.eE+]+)", RegexOptions.Multiline)]
    private static partial Regex Counter();
}

/// <summary>What a load showed.</summary>
/// <param name="PerSecond">Turns a second, as many as were answered.</param>
/// <param name="Median">Milliseconds of a turn at half that load.</param>
/// <param name="P99">The same, of the slowest hundredth.</param>
/// <param name="Cost">What the turns cost.</param>
internal sealed record LoadFigures(double PerSecond, double Median, double P99, Spending Cost);

/// <summary>What was spent up to a moment, or between two.</summary>
internal sealed record Spending(double Turns, double Groups, double RoundTrips, double Statements, double NodeMilliseconds, double DatabaseMilliseconds, double WalBytes, double StoredBytes)
{
    public Spending Since(Spending before) => new(
        Turns - before.Turns, Groups - before.Groups, RoundTrips - before.RoundTrips, Statements - before.Statements, NodeMilliseconds - before.NodeMilliseconds,
        DatabaseMilliseconds - before.DatabaseMilliseconds, WalBytes - before.WalBytes, StoredBytes - before.StoredBytes);
}
