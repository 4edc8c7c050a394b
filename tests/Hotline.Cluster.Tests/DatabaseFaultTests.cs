namespace Hotline.Cluster.Tests;

/// <summary>The database goes away under three nodes at work, and comes back. Nobody restarts a node.</summary>
public sealed class DatabaseFaultTests(City city, ITestOutputHelper output)
{
    /// <summary>After the database answers again, everything does within 5 s; as much again for a machine that has other things to do.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>Messages that the nodes push at the same time: which of them the vendor had taken, a database that is away is not told.</summary>
    private const int PushedAtOnce = 3 * 16;

    [Fact]
    public Task Frozen_NothingIsLostAndAllComesBackByItself() => TryAsync("PostgreSQL frozen for 10 s", mostTwice: 0, async () =>
    {
        city.Database.Freeze();
        await Pace.GoOnAsync(TimeSpan.FromSeconds(10));
        city.Database.Thaw();
    });

    [Fact]
    public Task StoppedAtOnce_EveryChannelSaysSo_NothingIsLostAndAllComesBackByItself() => TryAsync("PostgreSQL stopped at once and started again", PushedAtOnce, async () =>
    {
        await city.Database.StopAtOnceAsync();
        for (var node = 0; node < City.Nodes; node++)
        {
            using var client = city.ClientOf(node);
            await Strangers.AskAllInVainAsync(client);
        }

        await city.Database.StartAgainAsync();
    });

    private async Task TryAsync(string fault, int mostTwice, Func<Task> happen)
    {
        _ = city.Database;
        using var load = await Load.StartAsync(city);
        await happen();
        var back = Actor.Now;
        await Pace.GoOnAsync(TimeSpan.FromSeconds(12));
        await load.EndAsync();
        var (sentAt, twice) = await Outcome.CheckAsync(city, load, mostTwice);
        await Report.WriteAsync(output, city, fault + ", counted from its return", load, back, sentAt, twice);
        (load.All.Max(a => a.TroubledUntil) - back).ShouldBeLessThan(Soon);
    }
}
