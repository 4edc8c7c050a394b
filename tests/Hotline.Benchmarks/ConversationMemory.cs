using Hotline.TestKit;

namespace Hotline.Benchmarks;

/// <summary>Memory of the service after 100,000 conversations.</summary>
internal static class ConversationMemory
{
    private const int Conversations = 100_000;

    public static async Task MeasureAsync()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using var service = await HostProcess.StartAsync(directory, DurableTurns.Quiet);
        await Residents.SaturateAsync(service.Address, Residents.Prepare(service.Address, 1_000));
        var before = Megabytes(service);
        SmsPost[] posts = [.. Enumerable.Range(0, Conversations).Select(i => SmsPost.Create(service.Address, $"+86137{i:D8}", i, 10_000_000 + i))];
        await Residents.SaturateAsync(service.Address, posts);
        Report.Row("working set after 1,000 messages", before, "MB");
        Report.Row("working set after 100,000 conversations", Megabytes(service), "MB");
        Report.Row("  database file", new FileInfo(Path.Combine(directory, "hotline.db")).Length / 1_048_576.0, "MB");
        await service.KillAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static double Megabytes(HostProcess service)
    {
        service.Process.Refresh();
        return service.Process.WorkingSet64 / 1_048_576.0;
    }
}
