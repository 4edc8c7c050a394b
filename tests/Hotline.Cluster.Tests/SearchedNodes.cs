using System.Collections.Concurrent;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>Two nodes that search in a search server: residents write at the first, a supervisor sits at the second.</summary>
internal sealed class SearchedNodes : IAsyncDisposable
{
    private const string Article = "居住证到期了怎么续";

    /// <summary>What the console says where the database was searched instead (<c>Search_ByDatabaseForNow</c>).</summary>
    private const string ByDatabase = "检索服务暂时用不上";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly string directory;
    private readonly HostProcess[] nodes;
    private readonly HttpClient residents, supervisor;
    private readonly ConcurrentQueue<string> known = new();
    private StaffBrowser browser = null!;

    private SearchedNodes(string directory, HostProcess[] nodes)
    {
        (this.directory, this.nodes) = (directory, nodes);
        (residents, supervisor) = (Plain(nodes[0]), Plain(nodes[1]));
    }

    /// <summary>Where the supervisor sits.</summary>
    public HostProcess Second => nodes[1];

    /// <summary>Numbers of the tickets that were opened.</summary>
    public IReadOnlyList<string> Known => [.. known];

    /// <summary>Starts them on a database of their own.</summary>
    /// <param name="city">Whose database server they use.</param>
    /// <param name="urls">Addresses of the search server, <c>Elasticsearch:Url</c>.</param>
    public static async Task<SearchedNodes> StartAsync(City city, string urls)
    {
        var directory = Directory.CreateTempSubdirectory("hotline-cluster-search-").FullName;
        var database = await city.Database.CreateDatabaseAsync();
        var searched = new SearchedNodes(directory, await Task.WhenAll(StartAsync(directory, database, "search0", urls), StartAsync(directory, database, "search1", urls)));
        searched.browser = await StaffBrowser.SignInAsync(searched.supervisor, "supervisor");
        return searched;
    }

    /// <summary>Somebody reports a street lamp.</summary>
    public async Task ReportAsync()
    {
        var handset = new SmsHandset(residents, Load.NewNumber());
        await handset.SendAsync("朝阳区望京街道花家地北里门口的路灯坏了三天了");
        var opened = string.Concat(await handset.SendAsync("对"));
        known.Enqueue(string.Concat(opened.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)));
    }

    /// <summary>What a resident who asks is told.</summary>
    public async Task<string> AnswerAsync() => string.Concat(await new SmsHandset(residents, Load.NewNumber()).SendAsync(Article));

    /// <summary>The supervisor searches; tells whether the search server answered, else the database did.</summary>
    public async Task<(bool BySearchServer, string Html)> SearchAsync(string words)
    {
        var html = System.Net.WebUtility.HtmlDecode(await browser.ReadAsync(supervisor, "/console/search?q=" + Uri.EscapeDataString(words)));
        return (!html.Contains(ByDatabase, StringComparison.Ordinal), html);
    }

    /// <summary>Searches for street lamps until all that were reported, no more than a page holds, are found.</summary>
    public Task UntilFoundAsync(bool bySearchServer) => UntilFoundAsync("路灯", Known, bySearchServer);

    /// <summary>Searches for words until these are found.</summary>
    public Task UntilFoundAsync(string words, IReadOnlyList<string> numbers, bool bySearchServer)
    {
        var html = "";
        return Pace.UntilAsync(
            async () =>
            {
                (var isByServer, html) = await SearchAsync(words);
                return isByServer == bySearchServer && numbers.All(n => html.Contains("/console/tickets/" + n, StringComparison.Ordinal));
            },
            Longest, () => html);
    }

    public async ValueTask DisposeAsync()
    {
        residents.Dispose();
        supervisor.Dispose();
        foreach (var node in nodes)
            await node.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static Task<HostProcess> StartAsync(string directory, string database, string name, string urls) => HostProcess.StartAsync(
        Directory.CreateDirectory(Path.Combine(directory, name)).FullName,
        new Dictionary<string, string> { ["Storage:PostgreSql"] = database, ["Node:Name"] = name, ["Elasticsearch:Url"] = urls, ["Logging:LogLevel:Default"] = "Warning" });

    private static HttpClient Plain(HostProcess node) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = node.Address };
}
