namespace Hotline.Cluster.Tests;

/// <summary>A node dies, stops or stands still while residents text, chat and call, operators claim, departments ask and clocks fall due.</summary>
public sealed class NodeFaultTests(City city, ITestOutputHelper output)
{
    /// <summary>Messages that a node pushes at the same time.</summary>
    private const int PushedAtOnce = 16;

    /// <summary>Longer than the lease of what a node was pushing.</summary>
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(34);

    [Fact]
    public Task Killed_NothingIsLostAndNothingDoubled() => TryAsync("a node killed (SIGKILL)", PushedAtOnce, async () =>
    {
        await city.KillNodeAsync(0);
        await Pace.GoOnAsync(TimeSpan.FromSeconds(5));
        await city.StartNodeAsync(0);
    });

    [Fact]
    public Task FrozenPastItsLease_ThenThawed_ChangesNothingThatOthersDid() => TryAsync("a node frozen (SIGSTOP) past its lease and thawed", PushedAtOnce, async () =>
    {
        city.Node(2).Signal("STOP");
        await Pace.GoOnAsync(PastTheLease);
        city.Node(2).Signal("CONT");
    });

    [Fact]
    public Task StoppedAndStarted_OneAfterTheOther_NobodyWhoRetriesSeesAnError() => TryAsync("a rolling restart of all nodes (SIGTERM)", mostTwice: 0, async () =>
    {
        for (var node = 0; node < City.Nodes; node++)
        {
            var took = await city.StopNodeAsync(node);
            output.WriteLine($"node {node} ended after {took.TotalSeconds:F1} s");
            took.ShouldBeLessThan(TimeSpan.FromSeconds(25));
            await city.StartNodeAsync(node);
        }
    });

    private async Task TryAsync(string fault, int mostTwice, Func<Task> happen)
    {
        _ = city.Database;
        using var load = await Load.StartAsync(city);
        var at = Actor.Now;
        await happen();
        await Pace.GoOnAsync(TimeSpan.FromSeconds(2));
        await load.EndAsync();
        var (sentAt, twice) = await Outcome.CheckAsync(city, load, mostTwice);
        await Report.WriteAsync(output, city, fault, load, at, sentAt, twice);
    }
}
