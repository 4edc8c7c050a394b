using Hotline.TestKit;

namespace Hotline.Host.Tests.Nodes;

/// <summary>What can be wrong with several nodes, each with its outcome.</summary>
public sealed class NodeStartTests : IAsyncLifetime
{
    private const int ConfigurationFault = 78;

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-nodes-").FullName;
    private PostgreSqlServer? server;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        server = await PostgreSqlServer.TryStartAsync();
        if (server is not null)
            database = await server.CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task SecondNodeWithoutRedis_Starts_AndBothSayWhatIsMissing()
    {
        await using var first = await StartAsync("node-1");
        (await first.HealthAsync()).GetProperty("warnings").GetArrayLength().ShouldBe(0);

        await using var second = await StartAsync("node-2");

        second.Output.ShouldContain("Redis:Configuration");
        foreach (var (node, other) in ((HostProcess, string)[])[(first, "node-2"), (second, "node-1")])
        {
            var health = await node.UntilHealthAsync(h => h.GetProperty("otherNodes").GetArrayLength() == 1);
            health.GetProperty("otherNodes")[0].GetProperty("name").GetString().ShouldBe(other);
            health.GetProperty("warnings")[0].GetString()!.ShouldContain("Redis:Configuration");
        }

        second.Terminate();
        await first.UntilHealthAsync(h => h.GetProperty("otherNodes").GetArrayLength() == 0);
    }

    [Fact]
    public async Task SecondNodeOfOneName_IsRefused_AndOneThatWasKilledComesBack()
    {
        await using (var first = await StartAsync("node-1"))
        {
            var (exitCode, output) = await HostProcess.FailToStartAsync(directory, Settings("node-1"), "Development");
            exitCode.ShouldBe(ConfigurationFault, output);
            output.ShouldContain("Node:Name = 'node-1'");
            (await first.HealthAsync()).GetProperty("status").GetString().ShouldBe("ready");
            await first.KillAsync();
        }

        await using var again = await StartAsync("node-1");

        (await again.HealthAsync()).GetProperty("node").GetString().ShouldBe("node-1");
    }

    [Theory]
    [InlineData("127.0.0.1:1,password=redis-secret")]
    [InlineData("REDIS,password=wrong-redis-secret")]
    public async Task RedisThatCannotBeUsed_TheStartGoesOn_AndNamesTheKeyAndNoPassword(string configuration)
    {
        Assert.SkipUnless(RedisServer.IsThere, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync("the-right-one");

        await using var node = await StartAsync("node-1", configuration.Replace("REDIS", redis.Address, StringComparison.Ordinal));

        var health = await node.UntilHealthAsync(h => h.StateOf("redis") == "down");
        health.GetProperty("status").GetString().ShouldBe("degraded");
        while (!node.Output.Contains("Redis:Configuration", StringComparison.Ordinal))
            await node.HealthAsync();
        node.Output.ShouldNotContain("redis-secret");
    }

    [Theory]
    [InlineData("nonsense=1,password=redis-secret")]
    [InlineData(",password=redis-secret")]
    public async Task RedisConfigurationThatIsNone_StopsTheStart_AndNamesTheKeyAndNoPassword(string configuration)
    {
        var (exitCode, output) = await HostProcess.FailToStartAsync(directory, new Dictionary<string, string> { ["Redis:Configuration"] = configuration }, "Development");

        exitCode.ShouldBe(ConfigurationFault, output);
        output.ShouldContain("Redis:Configuration");
        output.ShouldNotContain("redis-secret");
    }

    private Task<HostProcess> StartAsync(string name, string? redis = null)
    {
        Assert.SkipWhen(server is null, "PostgreSQL is not installed.");
        var settings = Settings(name);
        if (redis is not null)
            settings["Redis:Configuration"] = redis;
        return HostProcess.StartAsync(directory, settings);
    }

    private Dictionary<string, string> Settings(string name) => new() { ["Storage:PostgreSql"] = database, ["Node:Name"] = name };
}
