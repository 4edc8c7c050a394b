using System.Diagnostics;
using Hotline.TestKit;

namespace Hotline.Benchmarks;

/// <summary>From the process's start to the first answered message, on a warm disk.</summary>
internal static class StartTime
{
    private const int Rounds = 5;

    public static async Task MeasureAsync()
    {
        var (fresh, again) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
            fresh.Add(await OnceAsync(directory));
            again.Add(await OnceAsync(directory));
            Directory.Delete(directory, recursive: true);
        }

        Report.Row("start to first answered message, empty data folder", fresh.Order().ElementAt(Rounds / 2), "s", "median of 5; limit 3 s");
        Report.Row("start to first answered message, data folder exists", again.Order().ElementAt(Rounds / 2), "s", "median of 5");
    }

    private static async Task<double> OnceAsync(string directory)
    {
        var clock = Stopwatch.StartNew();
        await using var service = await HostProcess.StartAsync(directory, DurableTurns.Quiet);
        await Residents.SaturateAsync(service.Address, Residents.Prepare(service.Address, 1));
        return clock.Elapsed.TotalSeconds;
    }
}
