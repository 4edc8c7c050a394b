using Hotline.Benchmarks.Desk;
using Hotline.TestKit;

namespace Hotline.Benchmarks.Nodes;

/// <summary>
/// Durable turns on SQLite, on one node with PostgreSQL and on three with Redis, each beside its floor, and what a turn costs each server:
/// all of it on this one machine, so three nodes share the processors that one had.
/// </summary>
internal static class NodesAtWork
{
    private const double Goal = 0.5;
    private const double MostRoundTrips = 3;

    /// <summary>Connections that the service writes turns through.</summary>
    private const int Lanes = 3;

    private static readonly Dictionary<string, string> None = [];

    public static async Task MeasureAsync()
    {
        await using var server = await StartAsync();
        Report.Row("bare Kestrel, the same post, 64 residents at once", await FloorAsync(), "/s", "the floor of all");
        await using (var sqlite = await LoadedNodes.StartAsync(1, null, null, None))
            Turns("SQLite", await sqlite.SaturateAsync());
        var database = await server.CreateDatabaseAsync();
        LoadFigures one;
        await using (var nodes = await LoadedNodes.StartAsync(1, server, database, None))
            one = await nodes.SaturateAsync();
        await RawAsync(database, one);
        Turns("one node, PostgreSQL", one);
        Costs("one node, PostgreSQL", one.Cost);
        await ThreeAsync(server);
    }

    /// <summary>Only three nodes and what passes between them, with a quarter of the messages.</summary>
    public static async Task MeasureThreeAsync()
    {
        await using var server = await StartAsync();
        await ThreeAsync(server, part: 4);
    }

    private static async Task<PostgreSqlServer> StartAsync()
        => await PostgreSqlServer.TryStartAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.");

    private static async Task<double> FloorAsync()
    {
        using var floor = await DurableTurns.StartFloorAsync();
        await Residents.SaturateAsync(floor.Address, Residents.Prepare(floor.Address, 20_000));
        return await Residents.SaturateAsync(floor.Address, Residents.Prepare(floor.Address, 40_000));
    }

    private static async Task RawAsync(string database, LoadFigures one)
    {
        await using var raw = await RawTurns.PrepareAsync(database);
        var group = (int)Math.Max(1, Math.Round(one.Cost.Turns / one.Cost.Groups));
        var (single, grouped) = (await raw.MeasureAsync(Residents.Count, 1), await raw.MeasureAsync(Lanes, group));
        Report.Row("raw statements, a transaction a turn, 64 connections", single, "/s", "the floor on PostgreSQL: the same rows, one round trip");
        Report.Row($"raw statements, {group} turns a transaction, {Lanes} connections", grouped, "/s", "grouped as the service groups them");
        Report.Row("  one node on PostgreSQL over the first", one.PerSecond / single, "", $"goal {Goal}");
        Report.Row("  one node on PostgreSQL over the second", one.PerSecond / grouped, "");
    }

    private static async Task ThreeAsync(PostgreSqlServer server, int part = 1)
    {
        await using var redis = await RedisServer.StartAsync();
        var settings = new Dictionary<string, string>(ConsoleAtWork.Settings) { ["Redis:Configuration"] = redis.Address };
        await using var nodes = await LoadedNodes.StartAsync(3, server, await server.CreateDatabaseAsync(), settings);
        var three = await nodes.SaturateAsync(part);
        Turns("three nodes, PostgreSQL, Redis", three);
        Costs("three nodes, PostgreSQL, Redis", three.Cost);
        await ConsoleAtWork.AcrossAsync(nodes.All[0], nodes.All[1]);
    }

    private static void Turns(string where, LoadFigures figures)
    {
        Report.Row($"durable turns, {where}", figures.PerSecond, "/s", "64 residents at once, median of 3 rounds");
        Report.Row("  turn at half that load, median", figures.Median, "ms", "from when it was due");
        Report.Row("  turn at half that load, p99", figures.P99, "ms");
        Report.Row("  processor time of a turn, nodes", figures.Cost.NodeMilliseconds / figures.Cost.Turns, "ms");
    }

    private static void Costs(string where, Spending cost)
    {
        Report.Row($"turns a transaction, {where}", cost.Turns / cost.Groups, "");
        Report.Row("  round trips a transaction", cost.RoundTrips / cost.Groups, "", $"what a turn waits for; at most {MostRoundTrips}");
        Report.Row("  statements a transaction", cost.Statements / cost.Groups, "");
        Report.Row("  statements a turn", cost.Statements / cost.Turns, "");
        Report.Row("  processor time of a turn, PostgreSQL", cost.DatabaseMilliseconds / cost.Turns, "ms", "all its processes");
        Report.Row("  log that PostgreSQL writes for a turn", cost.WalBytes / cost.Turns / 1024, "KB", "what a replica receives");
        Report.Row("  stored for a turn", cost.StoredBytes / cost.Turns / 1024, "KB", "tables and indexes");
    }
}
