using Hotline.Host.Tests;
using Hotline.TestKit;

[assembly: AssemblyFixture(typeof(RunningHost))]

namespace Hotline.Host.Tests;

/// <summary>One running service, in Development with its defaults, for all tests that do not need one of their own.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-host-").FullName;
    private HostProcess? process;

    /// <summary>The service.</summary>
    public HostProcess Process => process ?? throw new InvalidOperationException("The service is not started yet.");

    /// <summary>Talks to it.</summary>
    public HttpClient Client => Process.Client;

    /// <summary>A phone of a resident that no other test has.</summary>
    public SmsHandset NewHandset() => new(Client, $"+86139{Random.Shared.Next(0, 100_000_000):D8}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["Api:DepartmentKeys:city-management"] = "dev-city-management",
            ["Api:DepartmentKeys:urban-enforcement"] = "dev-urban-enforcement",
            // All tests come from one address; the limits have a test of their own.
            ["Api:RequestsPerMinute"] = "100000",
            ["Open311:PostsPerMinute"] = "10000",
            ["Open311:ReadsPerMinute"] = "100000",
        };
        process = await HostProcess.StartAsync(directory, settings);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
