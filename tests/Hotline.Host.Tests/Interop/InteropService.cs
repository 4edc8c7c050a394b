using System.Globalization;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Interop;

/// <summary>The real service for the clients of tests/interop, started once for all of them, and what they must know of it.</summary>
public sealed class InteropService : IAsyncLifetime
{
    // Another origin than the one that is listened on, as behind a proxy: signatures must be computed over this one.
    private const string PublicUrl = "https://hotline.example.org";
    private const string DepartmentKey = "interop-city-management";

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-interop-").FullName;
    private readonly int twilioApiPort = HostProcess.FreePort();
    private readonly int weChatApiPort = HostProcess.FreePort();
    private HostProcess? host;

    /// <summary>Why the clients cannot run on this machine, so that the service was not started; null where they can.</summary>
    public string? Missing { get; private set; }

    /// <summary>Environment variables of the clients.</summary>
    public IReadOnlyDictionary<string, string> ClientEnvironment => new Dictionary<string, string>
    {
        ["BASE_URL"] = host!.Address.GetLeftPart(UriPartial.Authority),
        ["PUBLIC_URL"] = PublicUrl,
        ["TWILIO_API_PORT"] = twilioApiPort.ToString(CultureInfo.InvariantCulture),
        ["WECHAT_API_PORT"] = weChatApiPort.ToString(CultureInfo.InvariantCulture),
        ["DEPARTMENT_KEY"] = DepartmentKey,
    };

    /// <summary>What the service printed.</summary>
    public string Output => host!.Output;

    public async ValueTask InitializeAsync()
    {
        Missing = await InteropClients.MissingAsync();
        if (Missing is null)
            host = await HostProcess.StartAsync(directory, Settings());
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Channels:Twilio:PublicUrl"] = PublicUrl,
        ["Channels:Twilio:ApiBaseUrl"] = $"http://127.0.0.1:{twilioApiPort}",
        ["Channels:WeChat:ApiBaseUrl"] = $"http://127.0.0.1:{weChatApiPort}",
        ["Api:DepartmentKeys:city-management"] = DepartmentKey,
    };
}
