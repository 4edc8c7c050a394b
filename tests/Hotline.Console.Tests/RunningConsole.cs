using System.Collections.Concurrent;
using System.Net;
using Hotline.Console.Tests;
using Hotline.TestKit;

[assembly: AssemblyFixture(typeof(RunningConsole))]

namespace Hotline.Console.Tests;

/// <summary>One running service, in Development, for all tests that do not need one of their own.</summary>
public class RunningConsole : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-console-").FullName;
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<Cookie>>> sessions = new();
    private HostProcess? process;

    /// <summary>Of every account that tests use.</summary>
    public const string Password = "hotline-demo-96156";

    public Uri Address => Process.Address;

    public HostProcess Process => process ?? throw new InvalidOperationException("The service is not started yet.");

    /// <summary>A phone of a resident that no other test has.</summary>
    public SmsHandset NewHandset() => new(Process.Client, $"+86137{Random.Shared.Next(0, 100_000_000):D8}");

    /// <summary>An operator whom no other test has; returns their user name.</summary>
    public async Task<string> NewOperatorAsync()
    {
        var name = "o" + Guid.NewGuid().ToString("N")[..10];
        using var admin = await Visitor.SignedInAsync(Address, "admin");
        await admin.GetAsync("/console/people");
        (await admin.PostAsync(
            "/console/people", ("userName", name), ("displayName", DisplayName(name)), ("role", "Operator"), ("workNumber", "199"), ("password", Password)))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return name;
    }

    /// <summary>What colleagues read of an operator of <see cref="NewOperatorAsync"/>.</summary>
    public static string DisplayName(string userName) => "接线员" + userName[1..5];

    /// <summary>The cookies of a person who signed in: once for all tests, because signing in is slow by intent.</summary>
    public async Task<IReadOnlyList<Cookie>> SessionOfAsync(string userName)
    {
        var session = sessions.GetOrAdd(userName, async name =>
        {
            using var visitor = await Visitor.SignedInAsync(Address, name);
            return [.. visitor.Cookies];
        });
        try
        {
            return await session;
        }
        catch
        {
            // The next test tries for itself.
            sessions.TryRemove(KeyValuePair.Create(userName, session));
            throw;
        }
    }

    /// <summary>Asks again and again until it is so.</summary>
    /// <exception cref="TimeoutException">It was not in three minutes.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!await isSo())
        {
            if (limit.IsCancellationRequested || !await timer.WaitForNextTickAsync(CancellationToken.None))
                throw new TimeoutException("It did not come about.");
        }
    }

    public virtual async ValueTask InitializeAsync() => process = await HostProcess.StartAsync(
        directory,
        new Dictionary<string, string>(MoreSettings)
        {
            // Tests run at any hour; the operators are there.
            ["Dialogs:OperatorsFrom"] = "00:00",
            ["Dialogs:OperatorsUntil"] = "00:00",
            ["Console:ReturnAfterSeconds"] = "15",
        },
        Environment);

    public virtual async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>As what the service runs.</summary>
    protected virtual string Environment => "Development";

    /// <summary>Settings of a service that a test class needs for itself.</summary>
    protected virtual IReadOnlyDictionary<string, string> MoreSettings { get; } = new Dictionary<string, string>();
}
