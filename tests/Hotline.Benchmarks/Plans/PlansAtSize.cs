using System.Diagnostics;
using Hotline.TestKit;
using Hotline.TestKit.Plans;
using static System.Console;

namespace Hotline.Benchmarks.Plans;

/// <summary>The plan of every statement that the service sends all day, on PostgreSQL among as many messages as are asked for.</summary>
internal static class PlansAtSize
{
    /// <returns>The program's exit code: 1 where a statement goes through a large table.</returns>
    public static async Task<int> ShowAsync(long messages)
    {
        await using var server = await PostgreSqlServer.TryStartAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var database = await server.CreateDatabaseAsync();
        StorageFixture.PostgreSql = _ => Task.FromResult(database);
        await FillAsync(database, messages);
        await using var service = await StorageFixture.StartAsync();
        await FilledCity.PassYearsAsync(service);
        var (paths, large, log) = (new HotPaths(service, messages), await LargeTables.OfAsync(database), new PlanLog(server));
        var bad = 0;
        foreach (var (path, plan) in await HotPaths.ExplainAsync(paths.All, log))
            bad += Print(path, plan, large, HotPaths.MostRows);
        foreach (var (path, plan) in await HotPaths.ExplainAsync(paths.Counts, log))
            bad += Print(path, plan, large, long.MaxValue);
        WriteLine(bad == 0 ? $"No statement goes through a table of more than {LargeTables.Smallest:#,0} rows." : $"{bad} statements look at more than they need (marked with !).");
        return bad == 0 ? 0 : 1;
    }

    private static async Task FillAsync(string database, long messages)
    {
        await using var service = await StorageFixture.StartAsync();
        await FilledCity.PassYearsAsync(service);
        await service.Inbox.AcceptAsync(TestChannels.Text("你好", "SM0"), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        await FilledCity.FillAsync(database, messages, service.Time.GetUtcNow(), await FilledCity.OpenTicketAsync(service));
        Report.Row($"{messages:#,0} messages and {messages / 10:#,0} tickets made", clock.Elapsed.TotalMinutes, "min");
        await PlanLog.BeginAsync(database);
    }

    private static int Print(string path, ExplainedPlan plan, LargeTables large, long mostRows)
    {
        var scanned = large.ScannedBy(plan).ToHashSet();
        WriteLine($"{path}: {plan.Sql}");
        foreach (var step in plan.Steps)
            WriteLine($"{(scanned.Contains(step) || step.Rows > mostRows ? "!" : " ")} {new string(' ', step.Depth * 2)}{step}");
        return scanned.Count > 0 || plan.Steps.Any(s => s.Rows > mostRows) ? 1 : 0;
    }
}
