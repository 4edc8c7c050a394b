using Hotline.Bot.Searching;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

/// <summary>The search server goes away, loses its index, is full, or is rebuilt: searches go on, and it catches up by itself.</summary>
public sealed class SearchFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_KilledAndStartedAgain_DatabaseAnswersMeanwhileAndNothingIsMissing()
    {
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        await using var server = await ElasticsearchServer.StartAsync();
        await using var scenario = await SearchScenario.StartAsync(server);
        await scenario.OpenAsync("路灯不亮");
        await scenario.UntilFoundAsync("路灯不亮");

        await server.StopAtOnceAsync();
        await scenario.OpenAsync("井盖丢失");
        await scenario.UntilStateAsync(ProjectionState.Down);

        (await scenario.Projection.StatusAsync(Stop)).Reason!.ShouldContain("Elasticsearch:Url");
        var meanwhile = await scenario.FindAsync("井盖丢失");
        (meanwhile.Source, meanwhile.Hits.Count).ShouldBe((RecordSource.DatabaseForNow, 1));

        await server.StartAgainAsync();
        await scenario.UntilFoundAsync("井盖丢失");
        await scenario.UntilFoundAsync("路灯不亮");
        await scenario.UntilStateAsync(ProjectionState.Up);
    }

    [Fact]
    public async Task Index_DeletedUnderTheService_IsBuiltAnew()
    {
        await using var scenario = await StartAsync();
        await scenario.OpenAsync("路灯不亮");
        await scenario.UntilFoundAsync("路灯不亮");

        using (await scenario.Client.SendAsync(HttpMethod.Delete, scenario.Prefix + "-tickets-*", null, isRepeatable: true, Stop))
        {
            (await scenario.FindAsync("路灯不亮")).Source.ShouldBe(RecordSource.DatabaseForNow);
        }

        await scenario.OpenAsync("井盖丢失");
        await scenario.UntilFoundAsync("路灯不亮");
        await scenario.UntilFoundAsync("井盖丢失");
    }

    [Fact]
    public async Task Disk_Full_IsSaidAndGoesOnWhenItIsFreed()
    {
        await using var scenario = await StartAsync();
        await scenario.OpenAsync("路灯不亮");
        await scenario.UntilFoundAsync("路灯不亮");
        // What a server does to its indexes when its disk is nearly full.
        await BlockAsync(scenario, true);

        await scenario.OpenAsync("井盖丢失");
        await scenario.UntilStateAsync(ProjectionState.Down);

        (await scenario.Projection.StatusAsync(Stop)).Reason!.ShouldContain("disk");
        (await scenario.FindAsync("路灯不亮")).Source.ShouldBe(RecordSource.Server);
        await BlockAsync(scenario, null);
        await scenario.UntilFoundAsync("井盖丢失");
        await scenario.UntilStateAsync(ProjectionState.Up);
    }

    [Fact]
    public async Task Rebuild_StoppedAndResumed_EndsWithEveryRecord()
    {
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        var server = await ElasticsearchServer.SharedAsync();
        var directory = Directory.CreateTempSubdirectory("hotline-test-").FullName;
        string prefix;
        await using (var scenario = await SearchScenario.StartAsync(server, directory))
        {
            prefix = scenario.Prefix;
            await scenario.OpenAsync("路灯不亮");
            await scenario.UntilFoundAsync("路灯不亮");
            await scenario.Projection.StopAsync(Stop);
            await scenario.Projection.RebuildAsync(Stop);
            await scenario.Projection.StopAsync(Stop);
            await scenario.UntilAsync(async () => (await scenario.Projection.StatusAsync(Stop)).Rebuild is null or { IsStopped: true });
        }

        await using (var scenario = await SearchScenario.StartAsync(server, directory, prefix))
        {
            await scenario.OpenAsync("井盖丢失");
            await scenario.UntilFoundAsync("井盖丢失");
            await scenario.Projection.RebuildAsync(Stop);
            await scenario.UntilAsync(async () => (await scenario.Projection.StatusAsync(Stop)) is { Rebuild: null, State: ProjectionState.Up });
            await scenario.UntilFoundAsync("井盖丢失");
            await scenario.UntilFoundAsync("路灯不亮");
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Analyzer_ThatTheServerLacks_IsNamedWithItsKey()
    {
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        await using var scenario = await SearchScenario.StartAsync(await ElasticsearchServer.SharedAsync(), analyzer: "ik_smart");

        await scenario.UntilStateAsync(ProjectionState.Down);

        (await scenario.Projection.StatusAsync(Stop)).Reason!.ShouldContain("Elasticsearch:Analyzer");
        await scenario.OpenAsync("路灯不亮");
        (await scenario.FindAsync("路灯不亮")).ShouldSatisfyAllConditions(p => p.Source.ShouldBe(RecordSource.DatabaseForNow), p => p.Hits.Count.ShouldBe(1));
    }

    [Fact]
    public async Task Name_ThatAnotherIndexHas_IsNamedWithItsKey()
    {
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        var server = await ElasticsearchServer.SharedAsync();
        await using var first = await SearchScenario.StartAsync(server);
        var prefix = "foreign-" + first.Prefix;
        using (await first.Client.SendAsync(HttpMethod.Put, prefix + "-tickets", null, isRepeatable: true, Stop))
        {
            await using var scenario = await SearchScenario.StartAsync(server, prefix: prefix);
            await scenario.UntilStateAsync(ProjectionState.Down);
            (await scenario.Projection.StatusAsync(Stop)).Reason!.ShouldContain("Elasticsearch:IndexPrefix");
        }
    }

    private static async Task BlockAsync(SearchScenario scenario, bool? isFull)
    {
        var settings = new Dictionary<string, object?> { ["index.blocks.read_only_allow_delete"] = isFull };
        using var answer = await scenario.Client.SendAsync(HttpMethod.Put, scenario.Prefix + "-*/_settings", settings, isRepeatable: true, Stop);
    }

    private static async Task<SearchScenario> StartAsync()
    {
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        return await SearchScenario.StartAsync(await ElasticsearchServer.SharedAsync());
    }
}
