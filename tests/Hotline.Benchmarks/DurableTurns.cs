using System.Diagnostics;
using Hotline.TestKit;

namespace Hotline.Benchmarks;

/// <summary>Durable turns a second through signed SMS webhooks, over bare Kestrel answering the same post in the same run.</summary>
internal static class DurableTurns
{
    /// <summary>Until the runtime has compiled what is hot for the last time; half as many turns leave a tenth of the processor to its compiler.</summary>
    private const int WarmUp = 100_000;

    private const int Messages = 40_000;
    private const int Rounds = 3;
    private const double Goal = 0.6;

    public static async Task MeasureAsync()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using var service = await HostProcess.StartAsync(directory, Quiet);
        using var floor = await StartFloorAsync();
        await Residents.SaturateAsync(floor.Address, Residents.Prepare(floor.Address, WarmUp));
        await Residents.SaturateAsync(service.Address, Residents.Prepare(service.Address, WarmUp));
        var (floors, turns) = (new List<double>(), new List<double>());
        var (floorBefore, serviceBefore) = (Spent(floor.Process), Spent(service.Process));
        for (var round = 0; round < Rounds; round++)
        {
            floors.Add(await Residents.SaturateAsync(floor.Address, Residents.Prepare(floor.Address, Messages)));
            turns.Add(await Residents.SaturateAsync(service.Address, Residents.Prepare(service.Address, Messages)));
        }

        var (best, bare) = (turns.Order().ElementAt(Rounds / 2), floors.Order().ElementAt(Rounds / 2));
        Report.Row("bare Kestrel, the same post, 64 residents at once", bare, "/s", "the floor; median of 3 rounds");
        Report.Row("durable turns, signed SMS webhooks, 64 residents at once", best, "/s", "median of 3 rounds, alternating with the floor");
        Report.Row("  ratio to the floor", best / bare, "", $"at least 0.4; goal {Goal}");
        Report.Row("processor time of a turn, in the service", (Spent(service.Process) - serviceBefore) / (Rounds * Messages), "us", "of all its threads, kernel included");
        Report.Row("processor time of a bare post, in the floor", (Spent(floor.Process) - floorBefore) / (Rounds * Messages), "us");
        await PaceAsync(service, best / 2);
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>As in production: what is logged for each push and each warning stays, the rest is not printed.</summary>
    internal static Dictionary<string, string> Quiet { get; } = new() { ["Logging:LogLevel:Default"] = "Warning" };

    private static double Spent(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalMicroseconds;
    }

    private static async Task PaceAsync(HostProcess service, double perSecond)
    {
        var times = await Residents.PaceAsync(service.Address, Residents.Prepare(service.Address, (int)(perSecond * 10)), perSecond);
        Report.Row("turn at half that load, median", Report.Quantile(times, 0.5), "ms", $"{perSecond:F0} a second for 10 s, from when it was due");
        Report.Row("turn at half that load, p99", Report.Quantile(times, 0.99), "ms");
    }

    internal static async Task<Floor> StartFloorAsync()
    {
        var address = new Uri("http://127.0.0.1:5099");
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(DurableTurns).Assembly.Location, "floor", address.ToString()]))!;
        using var client = new HttpClient();
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var response = await client.PostAsync(new Uri(address, "/twilio/sms"), new ByteArrayContent([]));
                return new(process, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The floor server did not start.");
    }

    internal sealed record Floor(Process Process, Uri Address) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill();
            Process.Dispose();
        }
    }
}
