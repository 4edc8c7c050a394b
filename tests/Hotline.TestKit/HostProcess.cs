using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hotline.TestKit;

/// <summary>The real service as a process of its own, on a free loopback port, as an operator would start it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private HostProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Talks to it.</summary>
    public HttpClient Client { get; }

    /// <summary>What it printed so far.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>How long it took from the process's start to its first healthy answer.</summary>
    public TimeSpan StartToFirstAnswer { get; private set; }

    /// <summary>The process, for figures of it.</summary>
    public Process Process => process;

    /// <summary>Starts the service and waits until it is ready.</summary>
    /// <param name="directory">Its data folder.</param>
    /// <param name="settings">Configuration keys with their values, for example <c>Channels:Sms:From</c>.</param>
    /// <param name="environment"><c>Development</c> or <c>Production</c>.</param>
    /// <param name="program">The service; null: as it was built beside the tests.</param>
    /// <exception cref="InvalidOperationException">It did not come up; the message holds what it printed.</exception>
    public static async Task<HostProcess> StartAsync(
        string directory, IEnumerable<KeyValuePair<string, string>>? settings = null, string environment = "Development", string? program = null)
    {
        var clock = Stopwatch.StartNew();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var host = new HostProcess(Launch(address, directory, settings ?? [], environment, program), address);
        try
        {
            await host.ReadyAsync();
            host.StartToFirstAnswer = clock.Elapsed;
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the service where its start is expected to fail.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)> FailToStartAsync(
        string directory, IEnumerable<KeyValuePair<string, string>> settings, string environment = "Production", string? program = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var host = new HostProcess(Launch(address, directory, settings, environment, program), address);
        using var limit = new CancellationTokenSource(LongestStart);
        await host.process.WaitForExitAsync(limit.Token);
        return (host.process.ExitCode, host.Output);
    }

    /// <summary>A port of this machine that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>SIGKILL: nothing of it runs any further.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it is told to stop, as by whoever runs services. Its end is waited for by <see cref="Process.WaitForExitAsync(CancellationToken)"/>.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Sends it a signal, such as <c>STOP</c> or <c>CONT</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>SIGTERM, and waits for its end; returns how long that took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var clock = Stopwatch.StartNew();
        Terminate();
        await process.WaitForExitAsync();
        return clock.Elapsed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static Process Launch(Uri address, string directory, IEnumerable<KeyValuePair<string, string>> settings, string environment, string? program)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? HostAssembly()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Storage__Directory"] = directory;
        // Tests run at any hour; residents are told at any hour.
        start.Environment["Dialogs__FollowUpFrom"] = start.Environment["Dialogs__FollowUpUntil"] = "00:00";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The service could not be launched.");
    }

    private async Task ReadyAsync()
    {
        using var limit = new CancellationTokenSource(LongestStart);
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The service ended with {process.ExitCode}:\n{Output}");
            try
            {
                using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"The service was not ready within {LongestStart}:\n{Output}");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
            output.Enqueue(line);
    }

    /// <summary>The service as it was built beside the tests, in the same configuration.</summary>
    internal static string HostAssembly()
    {
        var built = Path.GetRelativePath(Path.Combine(Checkout.Root, "tests"), AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar);
        return Path.Combine(Checkout.Root, "bot", "Hotline.Host", "bin", built[2], built[3], "Hotline.Host.dll");
    }
}
