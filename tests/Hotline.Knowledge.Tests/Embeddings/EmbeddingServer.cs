using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Hotline.Knowledge.Tests.Embeddings;

/// <summary>A real embedding server: the program <c>embeddings</c> in the folder that the environment variable <c>HOTLINE_EMBEDDINGS</c> names.</summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    public const string Missing = "no embedding server to test with: HOTLINE_EMBEDDINGS names the folder of its program 'embeddings'";

    private readonly Process _process;

    private EmbeddingServer(Process process, string url) => (_process, Url) = (process, url);

    public static bool IsThere => Program is not null;

    public string Url { get; }

    private static string? Program => Environment.GetEnvironmentVariable("HOTLINE_EMBEDDINGS") is { Length: > 0 } folder
        && Path.GetFullPath(Path.Combine(folder, "embeddings"), Root()) is var path && File.Exists(path) ? path : null;

    public static async Task<EmbeddingServer> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", Program!, port]))!;
        var server = new EmbeddingServer(process, $"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await AnswersAsync(client, server.Url))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{Program} ended with {process.ExitCode}; are python3 and numpy installed?");
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return server;
    }

    /// <summary>Kills it, as a crash would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string url)
    {
        try
        {
            using var answer = await client.GetAsync(url + "/health");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
