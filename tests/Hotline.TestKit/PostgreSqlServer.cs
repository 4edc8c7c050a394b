using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hotline.TestKit;

/// <summary>A PostgreSQL server of its own, from Debian's package, in a folder that goes with it. Nothing in it is kept.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string programs;
    private readonly string directory;
    private readonly int port;
    private int databases;

    private PostgreSqlServer(string programs, string directory, int port)
    {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /// <summary>Starts one; null where PostgreSQL is not installed.</summary>
    public static async Task<PostgreSqlServer?> TryStartAsync()
    {
        if (FindPrograms() is not { } programs)
            return null;
        var directory = Directory.CreateTempSubdirectory("hotline-postgresql-").FullName;
        var server = new PostgreSqlServer(programs, directory, FreePort());
        await server.BeginAsync();
        return server;
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "hotline" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await RunAsync("createdb", "-h", "127.0.0.1", "-p", Port, "-U", "postgres", name);
        return $"Host=127.0.0.1;Port={Port};Database={name};Username=postgres;Maximum Pool Size=20";
    }

    /// <summary>Stops it at once, as a crash would.</summary>
    public Task StopAtOnceAsync() => RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Starts it on the data it stopped with.</summary>
    public Task StartAgainAsync() => RunAsync("pg_ctl", "-D", Data, "-l", LogPath, "-o", Options, "-w", "-t", "120", "start");

    /// <summary>SIGSTOP to all of it: connections stay open and nothing answers.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT to all of it.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>What it has logged so far.</summary>
    public string LogPath => Path.Combine(directory, "log");

    /// <summary>Numbers of its processes: the first, and one for each connection and duty.</summary>
    public IReadOnlyList<int> Processes() => [.. ProcessNumbers().Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(directory, recursive: true);
    }

    private string Data => Path.Combine(directory, "data");

    // The connections and duties are children of the server's first process.
    private string[] ProcessNumbers()
    {
        var first = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        return [first, .. File.ReadAllText($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", .. ProcessNumbers()]);
        kill.WaitForExit();
    }

    private string Port => port.ToString(CultureInfo.InvariantCulture);

    private string Options => $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200";

    private async Task BeginAsync()
    {
        // The server refuses to run as root; Debian's package brings a user for it.
        if (Environment.UserName == "root")
            await StartProgramAsync("/bin/chown", ["postgres", directory]);
        await RunAsync("initdb", "-D", Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        await StartAgainAsync();
    }

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.UserName == "root"
            ? StartProgramAsync("/sbin/runuser", ["-u", "postgres", "--", path, .. arguments])
            : StartProgramAsync(path, arguments);
    }

    private static async Task StartProgramAsync(string program, IEnumerable<string> arguments)
    {
        // What is started stays behind and would hold redirected streams open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "\"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]))!;
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? FindPrograms() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
