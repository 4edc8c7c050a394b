using Hotline.TestKit;

namespace Hotline.Console.Tests.Nodes;

/// <summary>Two nodes, as processes of their own, on one PostgreSQL database.</summary>
public class TwoNodes : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-two-nodes-").FullName;
    private PostgreSqlServer? server;
    private HostProcess[] nodes = [];

    /// <summary>The nodes; skips the test where there is no PostgreSQL.</summary>
    public IReadOnlyList<HostProcess> Nodes
    {
        get
        {
            Assert.SkipWhen(server is null, "PostgreSQL is not installed.");
            return nodes;
        }
    }

    public virtual async ValueTask InitializeAsync()
    {
        server = await PostgreSqlServer.TryStartAsync();
        if (server is null)
            return;
        var database = await server.CreateDatabaseAsync();
        nodes = await Task.WhenAll(Enumerable.Range(1, 2).Select(n => HostProcess.StartAsync(directory, new Dictionary<string, string>(MoreSettings)
        {
            ["Storage:PostgreSql"] = database,
            ["Node:Name"] = $"node-{n}",
            ["Dialogs:OperatorsFrom"] = "00:00",
            ["Dialogs:OperatorsUntil"] = "00:00",
        })));
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings of both beside these.</summary>
    protected virtual IReadOnlyDictionary<string, string> MoreSettings { get; } = new Dictionary<string, string> { ["Console:OfferSeconds"] = "300" };
}
