using System.Globalization;
using System.Net.Http.Json;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>
/// The search server is stopped, loses its indexes and has a full disk under two nodes: residents get their answers from each node's own
/// index, the console searches the database and says so, and the server has everything again by itself.
/// </summary>
public sealed class SearchFaultTests(City city, ITestOutputHelper output)
{
    private const string Article = "居住证到期了怎么续";

    /// <summary>What the console says where the database was searched instead (<c>Search_ByDatabaseForNow</c>).</summary>
    private const string ByDatabase = "检索服务暂时用不上";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task StoppedDeletedAndFull_SearchesGoOn_AndNothingIsMissingAfterwards()
    {
        _ = city.Database;
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        await using var server = await ElasticsearchServer.StartAsync();
        var directory = Directory.CreateTempSubdirectory("hotline-cluster-search-").FullName;
        var database = await city.Database.CreateDatabaseAsync();
        var starting = await Task.WhenAll(StartAsync(directory, database, "search0", server), StartAsync(directory, database, "search1", server));
        await using var one = starting[0];
        await using var other = starting[1];
        using var first = Plain(one);
        using var second = Plain(other);
        var page = new SearchPage(await StaffBrowser.SignInAsync(second, "supervisor"), second);
        using var admin = new HttpClient { BaseAddress = new(server.Url) };

        var known = await ReportAsync(first);
        await page.UntilFoundAsync(known, bySearchServer: true);
        var answer = await AnswerAsync(first);

        await server.StopAtOnceAsync();
        known = [.. known, .. await ReportAsync(first)];
        var at = Actor.Now;
        await page.UntilFoundAsync(known, bySearchServer: false);
        var answeredAfter = Actor.Now - at;
        (await AnswerAsync(first)).ShouldBe(answer, "from the node's own index");
        await server.StartAgainAsync();
        var back = Actor.Now;
        await page.UntilFoundAsync(known, bySearchServer: true);
        output.WriteLine($"Elasticsearch stopped: the database answered after {Seconds(answeredAfter)}; everything found again {Seconds(Actor.Now - back)} after its return");

        (await admin.DeleteAsync(new Uri("/hotline-tickets-*", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        at = Actor.Now;
        known = [.. known, .. await ReportAsync(first)];
        (await AnswerAsync(first)).ShouldBe(answer);
        await page.UntilFoundAsync(known, bySearchServer: true);
        output.WriteLine($"its index deleted: built anew and everything found after {Seconds(Actor.Now - at)}");

        await FillAsync(admin, true);
        known = [.. known, .. await ReportAsync(first)];
        await other.UntilHealthAsync(h => h.StateOf("elasticsearch") == "down");
        (await AnswerAsync(first)).ShouldBe(answer);
        await FillAsync(admin, null);
        at = Actor.Now;
        await page.UntilFoundAsync(known, bySearchServer: true);
        await other.UntilHealthAsync(h => h.StateOf("elasticsearch") == "up");
        output.WriteLine($"its disk full: everything found {Seconds(Actor.Now - at)} after it was freed");
        Directory.Delete(directory, recursive: true);

        static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
    }

    private static Task<HostProcess> StartAsync(string directory, string database, string name, ElasticsearchServer server) => HostProcess.StartAsync(
        Directory.CreateDirectory(Path.Combine(directory, name)).FullName,
        new Dictionary<string, string> { ["Storage:PostgreSql"] = database, ["Node:Name"] = name, ["Elasticsearch:Url"] = server.Url, ["Logging:LogLevel:Default"] = "Warning" });

    private static HttpClient Plain(HostProcess node) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = node.Address };

    /// <summary>Somebody reports a street lamp; returns the ticket's number.</summary>
    private static async Task<string[]> ReportAsync(HttpClient node)
    {
        var handset = new SmsHandset(node, Load.NewNumber());
        await handset.SendAsync("朝阳区望京街道花家地北里门口的路灯坏了三天了");
        var opened = string.Concat(await handset.SendAsync("对"));
        return [string.Concat(opened.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit))];
    }

    private static async Task<string> AnswerAsync(HttpClient node) => string.Concat(await new SmsHandset(node, Load.NewNumber()).SendAsync(Article));

    // What a server does to its indexes when its disk is nearly full.
    private static async Task FillAsync(HttpClient admin, bool? isFull)
    {
        using var answer = await admin.PutAsJsonAsync(
            new Uri("/hotline-*/_settings", UriKind.Relative), new Dictionary<string, object?> { ["index.blocks.read_only_allow_delete"] = isFull });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The console's search for street lamps.</summary>
    private sealed class SearchPage(StaffBrowser browser, HttpClient node)
    {
        private static readonly string Path = "/console/search?q=" + Uri.EscapeDataString("路灯");

        public Task UntilFoundAsync(IReadOnlyList<string> numbers, bool bySearchServer)
        {
            var html = "";
            return Pace.UntilAsync(
                async () =>
                {
                    html = System.Net.WebUtility.HtmlDecode(await browser.ReadAsync(node, Path));
                    return html.Contains(ByDatabase, StringComparison.Ordinal) != bySearchServer && numbers.All(n => html.Contains("/console/tickets/" + n, StringComparison.Ordinal));
                },
                Longest, () => html);
        }
    }
}
