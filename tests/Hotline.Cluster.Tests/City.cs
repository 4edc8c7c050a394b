using Hotline.Cluster.Tests;
using Hotline.TestKit;

[assembly: AssemblyFixture(typeof(City))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Hotline.Cluster.Tests;

/// <summary>
/// Three nodes of the real service on one real PostgreSQL and one real Redis, behind a plain round-robin, with a stand-in for the vendor
/// that pushes. Clocks of tickets warn after half a minute and again, so that in each test some fall due.
/// </summary>
public sealed class City : IAsyncLifetime
{
    /// <summary>How many nodes there are.</summary>
    public const int Nodes = 3;

    /// <summary>Of the department whose tickets are worked on.</summary>
    public const string DepartmentKey = "dev-city-management";

    /// <summary>With which the nodes sign what they give to pages.</summary>
    public const string WebChatSecret = "a-secret-only-for-these-tests";

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-cluster-").FullName;
    private readonly HostProcess?[] nodes = new HostProcess?[Nodes];
    private readonly HostCopy service = new();
    private PostgreSqlServer? database;
    private RedisServer? redis;
    private TwilioApi? vendor;
    private HttpClient? front;
    private string connectionString = "";
    private int next;

    /// <summary>What the nodes need of other servers; without it there is nothing to try.</summary>
    public PostgreSqlServer Database
    {
        get
        {
            Assert.SkipWhen(database is null, "PostgreSQL is not installed.");
            return database;
        }
    }

    /// <summary>Tells the nodes of each other's changes; skips the test where it is not installed.</summary>
    public RedisServer Redis
    {
        get
        {
            Assert.SkipWhen(redis is null, RedisServer.Missing);
            return redis;
        }
    }

    /// <summary>How to look into what the nodes committed.</summary>
    public string ConnectionString => connectionString;

    /// <summary>Takes what is pushed.</summary>
    public TwilioApi Vendor => vendor!;

    /// <summary>What residents and departments talk to: each request goes to the next node.</summary>
    public HttpClient Front => front!;

    /// <summary>Two operators who are signed in.</summary>
    internal IReadOnlyList<StaffBrowser> Operators { get; private set; } = [];

    /// <summary>The address of some node that is there, another each time.</summary>
    public Uri NextNode() => nodes.OfType<HostProcess>().Select(n => n.Address).ToArray() is { Length: > 0 } there
        ? there[(int)((uint)Interlocked.Increment(ref next) % there.Length)]
        : throw new HttpRequestException("No node is there.");

    /// <summary>Talks to one node, without cookies of its own.</summary>
    public HttpClient ClientOf(int index) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Node(index).Address };

    /// <summary>A node that runs.</summary>
    public HostProcess Node(int index) => nodes[index] ?? throw new InvalidOperationException($"Node {index} is not there.");

    /// <summary>What the nodes printed last.</summary>
    public string LastWords => string.Join('\n', nodes.Select((n, i) => $"--- node {i}\n{string.Join('\n', (n?.Output ?? "").Split('\n').TakeLast(40))}"));

    public async ValueTask InitializeAsync()
    {
        database = await PostgreSqlServer.TryStartAsync();
        if (database is null)
            return;
        connectionString = await database.CreateDatabaseAsync();
        redis = RedisServer.IsThere ? await RedisServer.StartAsync() : null;
        service.Replace("response-times.yaml", "warnAtPercent: [50, 80]", "warnAtPercent: [1, 2, 3]")
            .Replace("response-times.yaml", "signIn: { amount: 2, unit: OfficeHours }", "signIn: { amount: 1, unit: ClockHours }");
        vendor = await TwilioApi.StartAsync();
        // They find an empty database and migrate it once.
        await Task.WhenAll(Enumerable.Range(0, Nodes).Select(StartNodeAsync));
        front = new(new RoundRobin(() => [.. nodes.Select(n => n?.Address)])) { BaseAddress = new("http://hotline.example"), Timeout = TimeSpan.FromSeconds(15) };
        Operators = await Task.WhenAll(StaffBrowser.SignInAsync(front, "operator"), StaffBrowser.SignInAsync(front, "operator2"));
    }

    public async ValueTask DisposeAsync()
    {
        front?.Dispose();
        foreach (var node in nodes.OfType<HostProcess>())
            await node.DisposeAsync();
        if (vendor is not null)
            await vendor.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (redis is not null)
            await redis.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        service.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Starts a node that is not there, and waits until it takes messages.</summary>
    public async Task StartNodeAsync(int index) => nodes[index] = await HostProcess.StartAsync(
        Directory.CreateDirectory(Path.Combine(directory, $"node{index}")).FullName, Settings(index), program: service.Program);

    /// <summary>SIGKILL.</summary>
    public async Task KillNodeAsync(int index)
    {
        var node = Node(index);
        nodes[index] = null;
        await node.DisposeAsync();
    }

    /// <summary>SIGTERM; returns how long it took to end.</summary>
    public async Task<TimeSpan> StopNodeAsync(int index)
    {
        var took = await Node(index).StopAsync();
        await KillNodeAsync(index);
        return took;
    }

    private Dictionary<string, string> Settings(int index) => new()
    {
        ["Storage:PostgreSql"] = connectionString,
        ["Redis:Configuration"] = redis?.Address ?? "",
        ["Node:Name"] = $"node{index}",
        ["Channels:Twilio:ApiBaseUrl"] = Vendor.Address,
        ["Channels:WebChat:Secret"] = WebChatSecret,
        ["Channels:WebChat:MessageBurst"] = "1000",
        ["Channels:WebChat:MessagesPerSecond"] = "1000",
        ["Api:DepartmentKeys:city-management"] = DepartmentKey,
        ["Ticketing:MaxQuestions"] = "20",
        ["Dialogs:OperatorsFrom"] = "00:00",
        ["Dialogs:OperatorsUntil"] = "00:00",
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
