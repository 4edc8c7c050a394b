using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>
/// The search server is stopped, loses its indexes, has a full disk and loses one of three nodes under two nodes of the service: residents get
/// their answers from each node's own index, the console searches the database and says so, and the server has everything again by itself.
/// </summary>
public sealed class SearchFaultTests(City city, ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(1_000);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly HttpClient admin = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StoppedDeletedAndFull_SearchesGoOn_AndNothingIsMissingAfterwards()
    {
        _ = city.Database;
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        await using var server = await ElasticsearchServer.StartAsync();
        await using var nodes = await SearchedNodes.StartAsync(city, server.Url);

        await nodes.ReportAsync();
        await nodes.UntilFoundAsync(bySearchServer: true);
        var answer = await nodes.AnswerAsync();

        await server.StopAtOnceAsync();
        await nodes.ReportAsync();
        var at = Actor.Now;
        await nodes.UntilFoundAsync(bySearchServer: false);
        var answeredAfter = Actor.Now - at;
        (await nodes.AnswerAsync()).ShouldBe(answer, "from the node's own index");
        await server.StartAgainAsync();
        var back = Actor.Now;
        await nodes.UntilFoundAsync(bySearchServer: true);
        output.WriteLine($"Elasticsearch stopped: the database answered after {Seconds(answeredAfter)}; everything found again {Seconds(Actor.Now - back)} after its return");

        (await admin.DeleteAsync($"{server.Url}/hotline-tickets-*", Stop)).EnsureSuccessStatusCode();
        at = Actor.Now;
        await nodes.ReportAsync();
        (await nodes.AnswerAsync()).ShouldBe(answer);
        await nodes.UntilFoundAsync(bySearchServer: true);
        output.WriteLine($"its index deleted: built anew and everything found after {Seconds(Actor.Now - at)}");

        await FillAsync(server, true);
        await nodes.ReportAsync();
        await nodes.Second.UntilHealthAsync(h => h.StateOf("elasticsearch") == "down");
        (await nodes.AnswerAsync()).ShouldBe(answer);
        await FillAsync(server, null);
        at = Actor.Now;
        await nodes.UntilFoundAsync(bySearchServer: true);
        await nodes.Second.UntilHealthAsync(h => h.StateOf("elasticsearch") == "up");
        output.WriteLine($"its disk full: everything found {Seconds(Actor.Now - at)} after it was freed");
    }

    /// <summary>The one that dies is the cluster's master: the others must choose a new one before they take writes.</summary>
    [Fact]
    public async Task OneOfThreeKilled_TheOthersAnswer_AndNothingIsMissingAfterwards()
    {
        _ = city.Database;
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        var cluster = await ElasticsearchServer.StartClusterAsync(3);
        await using var one = cluster[0];
        await using var two = cluster[1];
        await using var three = cluster[2];
        await using var nodes = await SearchedNodes.StartAsync(city, string.Join(',', cluster.Select(s => s.Url)));
        await nodes.ReportAsync();
        await nodes.UntilFoundAsync(bySearchServer: true);
        await UntilWholeAsync(one);
        var name = await MasterOfAsync(one);
        var master = cluster.Single(s => s.NodeName == name);

        using var end = new CancellationTokenSource();
        var reporting = RepeatAsync(BetweenReports, nodes.ReportAsync, end.Token);
        var searches = new List<(TimeSpan At, bool ByServer)>();
        var searching = RepeatAsync(BetweenSearches, async () => searches.Add((Actor.Now, (await nodes.SearchAsync("路灯")).BySearchServer)), end.Token);
        var at = Actor.Now;
        await master.StopAtOnceAsync();
        var last = nodes.Known.Count;
        await Pace.UntilAsync(() => Task.FromResult(nodes.Known.Count > last), Longest, () => "somebody reports in the middle of it");
        await nodes.UntilFoundAsync(nodes.Known[last], [nodes.Known[last]], bySearchServer: true);
        var found = Actor.Now - at;
        for (var search = 0; search < 3 * cluster.Count; search++)
            (await nodes.SearchAsync("路灯")).BySearchServer.ShouldBeTrue("each host in turn, and the next one where that is the dead one");

        var back = Actor.Now;
        await master.StartAgainAsync();
        await UntilWholeAsync(master);
        var whole = Actor.Now - back;
        await end.CancelAsync();
        await Task.WhenAll(reporting, searching);
        foreach (var number in nodes.Known)
            await nodes.UntilFoundAsync(number, [number], bySearchServer: true);
        await nodes.Second.UntilHealthAsync(h => h.StateOf("elasticsearch") == "up");
        (await CountAsync(master)).ShouldBe(nodes.Known.Count, "each ticket once, also where the dead one answers");
        output.WriteLine(
            $"one of three nodes of Elasticsearch killed (SIGKILL), the master: of {searches.Count} searches {searches.Count(s => !s.ByServer)} were answered by the database, the last {Seconds(searches.Where(s => !s.ByServer).Select(s => s.At - at).DefaultIfEmpty().Max())} after it; "
            + $"what was reported then found after {Seconds(found)}; {nodes.Known.Count} tickets, none missing; all copies there again {Seconds(whole)} after it was started again");
    }

    /// <inheritdoc/>
    public void Dispose() => admin.Dispose();

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");

    /// <summary>Does it again and again until told to stop.</summary>
    private static async Task RepeatAsync(TimeSpan pause, Func<Task> act, CancellationToken end)
    {
        using var timer = new PeriodicTimer(pause);
        do
            await act();
        while (!end.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None));
    }

    /// <summary>Waits until all nodes are there with all copies.</summary>
    private async Task UntilWholeAsync(ElasticsearchServer node)
    {
        var health = "";
        await Pace.UntilAsync(
            async () =>
            {
                using var answer = await admin.GetAsync($"{node.Url}/_cluster/health?wait_for_status=green&wait_for_nodes=3&timeout=5s", Stop);
                health = await answer.Content.ReadAsStringAsync(Stop);
                return answer.IsSuccessStatusCode;
            },
            Longest, () => health);
    }

    private async Task<string> MasterOfAsync(ElasticsearchServer node) => (await admin.GetStringAsync($"{node.Url}/_cat/master?h=node", Stop)).Trim();

    // A copy shows what it holds only once it was refreshed, each in its own time: the last ticket may be found in one and not yet counted in another.
    private async Task<int> CountAsync(ElasticsearchServer node)
    {
        using var refreshed = await admin.PostAsync($"{node.Url}/hotline-tickets/_refresh", content: null, Stop);
        refreshed.EnsureSuccessStatusCode();
        return (await admin.GetFromJsonAsync<JsonElement>($"{node.Url}/hotline-tickets/_count", Stop)).GetProperty("count").GetInt32();
    }

    // What a server does to its indexes when its disk is nearly full.
    private async Task FillAsync(ElasticsearchServer server, bool? isFull)
    {
        using var answer = await admin.PutAsJsonAsync(
            $"{server.Url}/hotline-*/_settings", new Dictionary<string, object?> { ["index.blocks.read_only_allow_delete"] = isFull });
        answer.EnsureSuccessStatusCode();
    }
}
