namespace Hotline.Cluster.Tests;

/// <summary>The database goes away under three nodes at work, and comes back. Nobody restarts a node.</summary>
public sealed class DatabaseFaultTests(City city, ITestOutputHelper output)
{
    /// <summary>After the database answers again, everything does within 5 s; as much again for a machine that has other things to do.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public Task Frozen_NothingIsLostAndAllComesBackByItself() => TryAsync("PostgreSQL frozen for 10 s", async () =>
    {
        city.Database.Freeze();
        await Pace.GoOnAsync(TimeSpan.FromSeconds(10));
        city.Database.Thaw();
    });

    private async Task TryAsync(string fault, Func<Task> happen)
    {
        _ = city.Database;
        using var load = await Load.StartAsync(city);
        await happen();
        var back = Actor.Now;
        await Pace.GoOnAsync(TimeSpan.FromSeconds(12));
        await load.EndAsync();
        var (sentAt, twice) = await Outcome.CheckAsync(city, load, mostTwice: 0);
        Report.Write(output, fault + ", counted from its return", load, back, sentAt, twice);
        (load.All.Max(a => a.TroubledUntil) - back).ShouldBeLessThan(Soon);
    }
}
