using System.Diagnostics;
using System.Net;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Nodes;

/// <summary>Two nodes on one database with a real Redis, which comes and goes.</summary>
public sealed class RedisTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>A vendor's or a person's measure of "at once"; reading from the database now and then would take longer.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-redis-").FullName;
    private PostgreSqlServer? database;
    private RedisServer? redis;
    private HostProcess[] nodes = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!RedisServer.IsThere || await PostgreSqlServer.TryStartAsync() is not { } server)
            return;
        database = server;
        redis = await RedisServer.StartAsync("redis-password-of-this-test");
        var connection = await server.CreateDatabaseAsync();
        nodes = await Task.WhenAll(Enumerable.Range(1, 2).Select(n => HostProcess.StartAsync(directory, new Dictionary<string, string>
        {
            ["Storage:PostgreSql"] = connection,
            ["Redis:Configuration"] = $"{redis.Address},password=redis-password-of-this-test",
            ["Node:Name"] = $"node-{n}",
            ["Api:RequestsPerMinute"] = "10",
            ["Api:DepartmentKeys:city-management"] = "dev-city-management",
            ["Api:DepartmentKeys:urban-enforcement"] = "dev-urban-enforcement",
        })));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        if (redis is not null)
            await redis.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Stream_OnAnotherNodeThanTheMessage_HearsAtOnce_LaterWithoutRedis_AndAtOnceAgainWithIt()
    {
        Assert.SkipWhen(nodes.Length == 0, $"PostgreSQL is not installed, or {RedisServer.Missing}.");
        using var visitor = await ChatVisitor.EnterAsync(nodes[0], nodes[1]);
        foreach (var node in nodes)
            await node.UntilHealthAsync(h => h.StateOf("redis") == "up");

        var with = await MeasureAsync(visitor, 15);
        await redis!.StopAtOnceAsync();
        var degraded = await nodes[1].UntilHealthAsync(h => h.StateOf("redis") == "down");
        var without = await MeasureAsync(visitor, 5);
        await redis.StartAgainAsync();
        foreach (var node in nodes)
            await node.UntilHealthAsync(h => h.StateOf("redis") == "up");
        var again = await MeasureAsync(visitor, 15);

        output.WriteLine($"to a stream on the other node: with Redis median {with[7].TotalMilliseconds:0} ms, worst {with[^1].TotalMilliseconds:0}; without, worst {without[^1].TotalMilliseconds:0} ms; back, median {again[7].TotalMilliseconds:0} ms");
        with[7].ShouldBeLessThan(AtOnce);
        again[7].ShouldBeLessThan(AtOnce);
        degraded.GetProperty("status").GetString().ShouldBe("degraded");
        degraded.GetProperty("dependencies").GetProperty("redis").GetProperty("cost").GetString()!.ShouldContain("2 seconds");
        foreach (var node in nodes)
        {
            node.Output.ShouldContain("Redis:Configuration");
            node.Output.ShouldNotContain("redis-password-of-this-test");
        }
    }

    [Fact]
    public async Task Limit_OfADepartment_IsCountedOnBothNodesTogether_AndOnEachWithoutRedis()
    {
        Assert.SkipWhen(nodes.Length == 0, $"PostgreSQL is not installed, or {RedisServer.Missing}.");
        foreach (var node in nodes)
            await node.UntilHealthAsync(h => h.StateOf("redis") == "up");

        var together = await CountAsync("dev-city-management");
        await redis!.StopAtOnceAsync();
        foreach (var node in nodes)
            await node.UntilHealthAsync(h => h.StateOf("redis") == "down");
        var alone = await CountAsync("dev-urban-enforcement");

        output.WriteLine($"of 20 requests over two nodes, 10 a minute allowed: {together} with Redis, {alone} without");
        // One comes back every six seconds.
        together.ShouldBeInRange(10, 13);
        alone.ShouldBe(20);
    }

    private async Task<int> CountAsync(string key)
    {
        var allowed = 0;
        for (var i = 0; i < 20; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tickets") { Headers = { { "X-Api-Key", key } } };
            using var response = await nodes[i % 2].Client.SendAsync(request, Stop);
            allowed += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return allowed;
    }

    /// <summary>From the message's acceptance on one node until the other node's stream brings the answer; the shortest first.</summary>
    private async Task<TimeSpan[]> MeasureAsync(ChatVisitor visitor, int messages)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < messages; i++)
        {
            var clock = Stopwatch.StartNew();
            await visitor.SayAsync(nodes[0], $"居住证到期了怎么续{i}");
            await visitor.HearAsync();
            times.Add(clock.Elapsed);
        }

        return [.. times.Order()];
    }
}
