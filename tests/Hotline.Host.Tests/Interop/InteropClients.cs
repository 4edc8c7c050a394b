using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Interop;

/// <summary>The clients of tests/interop: which there are, whether they can run here, and running one.</summary>
internal static class InteropClients
{
    private const int OldestNode = 20;
    private const string TestFiles = "*.test.mjs";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "interop");

    /// <summary>The test files, relative to the folder.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateDirectories(Folder)
        .Where(room => Path.GetFileName(room) != "node_modules")
        .SelectMany(room => Directory.EnumerateFiles(room, TestFiles, SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Why they cannot run on this machine; null where they can.</summary>
    public static async Task<string?> MissingAsync()
    {
        if (await NodeVersionAsync() is not >= OldestNode)
            return $"Node {OldestNode} or newer is not installed";
        return Directory.Exists(Path.Combine(Folder, "node_modules")) ? null : "the clients are not installed: run npm ci in tests/interop";
    }

    /// <summary>Runs a file to its end.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="environment">Where the service is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code, 0 where nothing is wrong, and what it printed.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(
        string file, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
        => RunAsync(["--test-reporter=spec", file], environment, cancellationToken);

    /// <summary>Why a part of a file did not run, as Node's reporter tells it after a small dash; null where all of it ran.</summary>
    public static string? SkippedFor(string output) => output.Split('\n')
        .Where(line => line.TrimStart().StartsWith('\uFE63'))
        .Select(line => line[(line.LastIndexOf('#') + 1)..].Trim())
        .FirstOrDefault();

    private static async Task<int?> NodeVersionAsync()
    {
        try
        {
            var (exitCode, output) = await RunAsync(["--print", "process.versions.node.split('.')[0]"], new Dictionary<string, string>(), CancellationToken.None);
            return exitCode == 0 && int.TryParse(output, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var node = Process.Start(start)!;
        var lines = new ConcurrentQueue<string>();
        node.OutputDataReceived += Keep;
        node.ErrorDataReceived += Keep;
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await node.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            lines.Enqueue($"It was ended after {Limit}.");
        }
        finally
        {
            // Its browser too.
            if (!node.HasExited)
                node.Kill(entireProcessTree: true);
        }

        await node.WaitForExitAsync(CancellationToken.None);
        return (node.ExitCode, string.Join('\n', lines));

        // The end of a stream is no line, and that of one may come before the first line of the other.
        void Keep(object sender, DataReceivedEventArgs e)
        {
            if (e.Data is { } line)
                lines.Enqueue(line);
        }
    }
}
