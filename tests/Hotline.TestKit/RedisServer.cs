using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Hotline.TestKit;

/// <summary>A Redis server of its own, from Debian's package. It keeps nothing.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Why tests with it are skipped.</summary>
    public const string Missing = "redis-server is not installed";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly int port = HostProcess.FreePort();
    private readonly string? password;
    private Process? process;

    private RedisServer(string? password) => this.password = password;

    /// <summary>True where there is a program to start.</summary>
    public static bool IsThere => Programs.Any(File.Exists);

    /// <summary>Host and port, as <c>Redis:Configuration</c> has them.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    private static IEnumerable<string> Programs => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "redis-server"));

    /// <summary>Starts one, with a password where one is given.</summary>
    public static async Task<RedisServer> StartAsync(string? password = null)
    {
        var server = new RedisServer(password);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Kills it, as a crash would.</summary>
    public async Task StopAtOnceAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts it again, empty.</summary>
    public async Task StartAgainAsync()
    {
        List<string> arguments = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"];
        if (password is not null)
            arguments.AddRange(["--requirepass", password]);
        process = Process.Start(new ProcessStartInfo(Programs.First(File.Exists), arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(Patience);
        while (!await ListensAsync())
            await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Forgets everything in it (redis.io/docs/latest/commands/flushall); one without a password.</summary>
    public async Task FlushAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("FLUSHALL\r\n"u8.ToArray());
        var answer = new byte[5];
        await stream.ReadExactlyAsync(answer);
        if (!answer.AsSpan().SequenceEqual("+OK\r\n"u8))
            throw new InvalidOperationException("Redis did not forget.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAtOnceAsync();

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
