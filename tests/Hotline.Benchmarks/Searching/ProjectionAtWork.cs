using System.Diagnostics;

namespace Hotline.Benchmarks.Searching;

/// <summary>How far Elasticsearch is behind PostgreSQL while turns come, on one machine with both.</summary>
internal static class ProjectionAtWork
{
    private const int WarmUp = 60_000;
    private const double TurnsPerSecond = 500;
    private const int Turns = 20_000;

    public static async Task MeasureAsync()
    {
        await using var servers = await SearchServers.StartAsync();
        await using var node = await servers.StartNodeAsync();
        await servers.UntilAsync(IsUp);
        var clock = Stopwatch.StartNew();
        var perSecond = await Residents.SaturateAsync(node.Address, Residents.Prepare(node.Address, WarmUp));
        await servers.UntilAsync(IsUpToDate);
        Report.Row("documents a second while turns come as fast as they can", await servers.CountAsync() / clock.Elapsed.TotalSeconds, "/s", $"{perSecond:F0} turns a second, until all is in the index");

        using var stop = new CancellationTokenSource();
        var lags = new SortedDictionary<long, long>();
        var looking = servers.UntilAsync(progress =>
        {
            lags[progress.LookedAt] = progress.LagMilliseconds;
            return stop.IsCancellationRequested;
        });
        var times = await Residents.PaceAsync(node.Address, Residents.Prepare(node.Address, Turns), TurnsPerSecond);
        await stop.CancelAsync();
        await looking;
        double[] sorted = [.. lags.Values.Select(l => (double)l).Order()];
        Report.Row($"lag at {TurnsPerSecond:F0} turns a second, median", Report.Quantile(sorted, 0.5), "ms", "of the oldest change of each pass; a search sees it at most a second later");
        Report.Row($"lag at {TurnsPerSecond:F0} turns a second, p99", Report.Quantile(sorted, 0.99), "ms", $"limit 2,000 ms; the most {sorted[^1]:#,0} ms");
        Report.Row("  turn meanwhile, p99", Report.Quantile(times, 0.99), "ms", "from when it was due");
    }

    private static bool IsUp(Projected progress) => progress is { Rebuild: null, IsIncomplete: false, Problem: null, LookedAt: > 0 };

    /// <summary>A pass that found nothing more to do.</summary>
    private static bool IsUpToDate(Projected progress) => IsUp(progress) && progress.LagMilliseconds == 0;
}
