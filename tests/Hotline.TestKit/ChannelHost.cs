using Hotline.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.TestKit;

/// <summary>
/// The channels alone, on a real Kestrel at a free loopback port, with a <see cref="ScriptedInbox"/> behind them. Channels whose
/// keys are not among the settings are off, unless it runs as Development.
/// </summary>
public sealed class ChannelHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChannelHost(WebApplication app, ScriptedInbox inbox, InMemoryConversationLog log, IReadOnlyList<ChannelState> states)
    {
        this.app = app;
        Inbox = inbox;
        Log = log;
        States = states;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>What stands behind the channels.</summary>
    public ScriptedInbox Inbox { get; }

    /// <summary>What the inbox took and replied, as a client that reads the log sees it.</summary>
    public InMemoryConversationLog Log { get; }

    /// <summary>Which channels are on.</summary>
    public IReadOnlyList<ChannelState> States { get; }

    /// <summary>Talks to the host; does not follow redirects.</summary>
    public HttpClient Client { get; }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts the channels.</summary>
    /// <param name="settings">Keys below <c>Channels</c>, for example <c>Sms:From</c>.</param>
    /// <param name="configure">Adds or replaces services, before the channels are added.</param>
    /// <param name="isDevelopment">True: all channels on with their development keys.</param>
    /// <param name="map">Maps more endpoints beside the channels'.</param>
    public static async Task<ChannelHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<IServiceCollection>? configure = null,
        bool isDevelopment = false,
        Action<IEndpointRouteBuilder>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var inbox = new ScriptedInbox();
        var log = new InMemoryConversationLog();
        builder.Services.AddSingleton<IInbox>(new LoggedInbox(inbox, log));
        builder.Services.AddSingleton<IConversationLog>(log);
        builder.Services.AddSingleton<IAttachmentStore, InMemoryAttachmentStore>();
        builder.Services.AddSingleton<IVendorFileStore, InMemoryAttachmentStore>();
        builder.Services.AddSingleton<IDeliveryReports, RecordedDeliveryReports>();
        builder.Services.AddSingleton<IConversationSigns, RecordedSigns>();
        builder.Services.AddSingleton(TimeProvider.System);
        configure?.Invoke(builder.Services);
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var states = builder.Services.AddChannels(section, isDevelopment);
        var app = builder.Build();
        app.MapChannels();
        map?.Invoke(app);
        await app.StartAsync();
        return new ChannelHost(app, inbox, log, states);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
