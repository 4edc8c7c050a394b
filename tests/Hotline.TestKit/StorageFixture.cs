using Hotline.Bot.Dialogs;
using Hotline.Bot.Handoff;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage;
using Hotline.Storage.Nodes;
using Hotline.Ticketing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.TestKit;

/// <summary>Real storage in a folder of its own, with the runner of turns on it, a scripted engine and a clock that the test moves.</summary>
public sealed class StorageFixture : IAsyncDisposable
{
    private static int started;

    private readonly IHost host;
    private readonly bool ownsDirectory;

    private StorageFixture(IHost host, string directory, bool ownsDirectory, FakeTimeProvider time, ScriptedEngine engine)
    {
        this.host = host;
        this.ownsDirectory = ownsDirectory;
        Directory = directory;
        Time = time;
        Engine = engine;
    }

    /// <summary>The data folder.</summary>
    public string Directory { get; }

    /// <summary>The clock.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>The engine.</summary>
    public ScriptedEngine Engine { get; }

    /// <summary>The runner of turns.</summary>
    public IInbox Inbox => Get<IInbox>();

    /// <summary>The store of turns.</summary>
    public ITurnStore Store => Get<ITurnStore>();

    /// <summary>Any service of it.</summary>
    public T Get<T>()
        where T : notnull
        => host.Services.GetRequiredService<T>();

    /// <summary>Gives the connection string of a PostgreSQL database for a data folder; unless set, the embedded database is used.</summary>
    public static Func<string, Task<string>>? PostgreSql { get; set; }

    /// <summary>
    /// Starts it; with <paramref name="directory"/> on the data that an earlier one left, with <paramref name="appsettings"/> on another
    /// city's files, with <paramref name="recordsChanges"/> also on the embedded database for one who follows,
    /// with what <paramref name="more"/> adds.
    /// </summary>
    public static async Task<StorageFixture> StartAsync(string? directory = null, string? appsettings = null, bool recordsChanges = false, Action<IServiceCollection>? more = null)
    {
        var path = directory ?? System.IO.Directory.CreateTempSubdirectory("hotline-test-").FullName;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
        var engine = new ScriptedEngine();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        var postgreSql = PostgreSql is null ? null : await PostgreSql(path);
        builder.Services.Configure<StorageOptions>(o =>
        {
            o.Directory = path;
            o.PostgreSql = postgreSql;
            o.RecordsChanges = recordsChanges;
        });
        // Nodes of one test live in one process, whose number would name them all alike.
        builder.Services.Configure<NodeOptions>(o => o.Name = $"node{Interlocked.Increment(ref started)}");
        builder.Services.AddStorage();
        builder.Services.AddTurns();
        builder.Services.AddSingleton<ITurnEngine>(engine);
        builder.Services.AddTicketing(new ConfigurationBuilder().Build(), appsettings ?? Checkout.Appsettings);
        builder.Services.AddTicketCommands();
        builder.Services.AddSingleton(new DialogOptions());
        builder.Services.AddOperatorDesk();
        builder.Services.AddSingleton(TestChannels.Sms);
        builder.Services.AddSingleton(TestChannels.Web);
        more?.Invoke(builder.Services);
        var host = builder.Build();
        host.Services.MigrateStorage();
        if (host.Services.GetService<INodeList>() is not null)
            await host.Services.JoinNodesAsync();
        await host.StartAsync();
        return new(host, path, directory is null, time, engine);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsDirectory)
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}

/// <summary>Two kinds of channel: one that waits for its reply, one that reads the log.</summary>
public static class TestChannels
{
    /// <summary>Waits up to 10 s for its reply.</summary>
    public static ChannelCapabilities Sms { get; } = new()
    {
        ChannelId = ChannelIds.Sms,
        Style = AnswerStyle.Brief,
        MaxTextLength = 600,
        Replies = ReplyMode.Inline,
        ReplyDeadline = TimeSpan.FromSeconds(10),
        ResidentIsPhoneNumber = true,
    };

    /// <summary>Reads the log.</summary>
    public static ChannelCapabilities Web { get; } = new()
    {
        ChannelId = ChannelIds.WebChat,
        Style = AnswerStyle.Rich,
        MaxTextLength = 4000,
        Replies = ReplyMode.Log,
        HasButtons = true,
    };

    /// <summary>A text message.</summary>
    public static InboundActivity Text(string text, string externalId, string user = "+8613800138000", string channel = ChannelIds.Sms) => new()
    {
        ExternalId = externalId,
        Activity = new()
        {
            ChannelId = channel,
            Conversation = new(user),
            From = new(user, Role: "user"),
            Recipient = new("+15005550006", Role: "bot"),
            Text = text,
        },
    };
}
