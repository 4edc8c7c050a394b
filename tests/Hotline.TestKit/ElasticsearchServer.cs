using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hotline.TestKit;

/// <summary>
/// A real Elasticsearch server of its own, started by the program <c>elasticsearch</c> in the folder that the environment variable
/// <c>HOTLINE_ELASTICSEARCH</c> names. Nothing in it is kept.
/// </summary>
public sealed class ElasticsearchServer : IAsyncDisposable
{
    /// <summary>Why tests with it are skipped.</summary>
    public const string Missing = "no Elasticsearch server to test with: HOTLINE_ELASTICSEARCH names the folder of its program 'elasticsearch'";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task<ElasticsearchServer>> OfAll = new(StartAsync);

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-elasticsearch-").FullName;
    private readonly (int Http, int Transport) ports = (FreePort(), FreePort());
    private IReadOnlyList<ElasticsearchServer> others = [];
    private Process? process;

    private ElasticsearchServer()
    {
    }

    /// <summary>True where there is a program to start.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>Its address.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports.Http}");

    /// <summary>What it is called in its cluster.</summary>
    public string NodeName => $"node-{Text(ports.Transport)}";

    private static string? Program => Environment.GetEnvironmentVariable("HOTLINE_ELASTICSEARCH") is { Length: > 0 } folder
        && Path.GetFullPath(Path.Combine(folder, "elasticsearch"), Checkout.Root) is var path && File.Exists(path) ? path : null;

    /// <summary>One server for all tests of this process that only need one to be there; it ends with the process.</summary>
    public static Task<ElasticsearchServer> SharedAsync() => OfAll.Value;

    /// <summary>Starts one of its own, for a test that stops it.</summary>
    public static async Task<ElasticsearchServer> StartAsync() => (await StartClusterAsync(1))[0];

    /// <summary>Starts so many that are one cluster.</summary>
    public static async Task<IReadOnlyList<ElasticsearchServer>> StartClusterAsync(int count)
    {
        ElasticsearchServer[] servers = [.. Enumerable.Range(0, count).Select(_ => new ElasticsearchServer())];
        foreach (var server in servers)
        {
            server.others = [.. servers.Where(s => s != server)];
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.End();
        }

        await Task.WhenAll(servers.Select(s => s.StartAgainAsync()));
        return servers;
    }

    /// <summary>Kills it, as a crash would.</summary>
    public async Task StopAtOnceAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts it on the data it stopped with.</summary>
    public async Task StartAgainAsync()
    {
        string[] arguments =
        [
            "-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", Program!, directory, Text(ports.Http), Text(ports.Transport), .. others.Select(o => Text(o.ports.Transport)),
            "cluster.routing.allocation.disk.threshold_enabled=false",
        ];
        process = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { Environment = { ["ES_HEAP"] = "384m" } })!;
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        using var patience = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(client))
            await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAtOnceAsync();
        Directory.Delete(directory, recursive: true);
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        if (process!.HasExited)
            throw new InvalidOperationException($"{Program} ended with {process.ExitCode}; is a Java runtime installed?");
        try
        {
            using var answer = await client.GetAsync($"{Url}/_cluster/health?wait_for_status=yellow&timeout=5s");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void End()
    {
        try
        {
            process?.Kill(entireProcessTree: true);
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // It had ended already, or is still writing; the folder is a temporary one.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
