using Hotline.Bot.Tickets;
using Hotline.Host.Deliveries;
using Hotline.Host.Notifications;
using Hotline.Host.Webhooks;
using Hotline.Host.Webhooks.Sending;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Webhooks;
using Hotline.TestKit;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Host.Tests.Webhooks;

/// <summary>Planner and relay on real storage, with a clock that the test moves; nothing runs by itself.</summary>
internal sealed class DeliveryFixture : IAsyncDisposable
{
    public const string Department = "city-management";

    private readonly ServiceProvider services;

    private DeliveryFixture(StorageFixture storage, ServiceProvider services) => (Storage, this.services) = (storage, services);

    public StorageFixture Storage { get; }

    public IDeliveryStore Deliveries => Storage.Get<IDeliveryStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DeliveryFixture> StartAsync(Dictionary<string, string?>? settings = null, string? directory = null)
    {
        var storage = await StorageFixture.StartAsync(directory);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build();
        var collection = new ServiceCollection()
            .AddSingleton<TimeProvider>(storage.Time)
            .AddSingleton(storage.Get<IWebhookStore>())
            .AddSingleton(storage.Get<TicketTexts>());
        collection.AddWebhooks(configuration, isDevelopment: true);
        collection.AddNotifications(configuration);
        return new(storage, collection.BuildServiceProvider());
    }

    /// <summary>Subscribes a receiver of the department's events; returns the secret.</summary>
    public async Task<Webhook> SubscribeAsync(string url, params string[] events)
    {
        var webhook = new Webhook($"wh_{Guid.NewGuid():N}", Department, url, events, WebhookSignature.NewSecret(), Storage.Time.GetUtcNow());
        (await Storage.Get<IWebhookStore>().AddAsync(webhook, 10, Stop)).ShouldBeTrue();
        return webhook;
    }

    /// <summary>Opens a ticket that goes to the department.</summary>
    public async Task<TicketNumber> OpenTicketAsync(TicketPriority priority = TicketPriority.General)
    {
        var matter = new Matter
        {
            Description = "花家地北里的路灯坏了，电话13912345678",
            Kind = TicketKind.Help,
            Priority = priority,
            Category = "cityscape.streetlight",
            CategoryConfidence = 1,
            Place = new() { District = "110105", Street = "110105026" },
        };
        var resident = new Resident { ChannelId = "sms", UserId = "+8613912345678", Name = "张三" };
        return (await Storage.Get<ITicketIntake>().OpenAsync(matter, resident, new(ActorRole.Resident), null, Stop)).Number;
    }

    public async Task DoAsync(TicketNumber number, TicketCommand command, ActorRole role = ActorRole.Department)
        => (await Storage.Get<ITicketCommands>().ExecuteAsync(number, null, command, new(role, Department), Stop)).ShouldBeOfType<TicketCommandResult.Done>();

    public async Task PlanAsync()
    {
        var planner = new DeliveryPlanner(
            Deliveries, Storage.Get<ITicketReader>(), services.GetServices<IDeliverySource>(), Storage.Time, NullLogger<DeliveryPlanner>.Instance);
        while (await planner.PlanAsync(Stop) > 0)
        {
            // The next batch.
        }
    }

    /// <summary>Makes every delivery that is due now, and what becomes due at the same instant.</summary>
    public async Task SendAsync()
    {
        var relay = new DeliveryRelay(Deliveries, services.GetServices<IDeliverySender>(), Storage.Time, NullLogger<DeliveryRelay>.Instance);
        while (await relay.StartDueAsync(16, Stop) is { Count: > 0 } attempts)
            await Task.WhenAll(attempts);
    }

    public async Task PlanAndSendAsync()
    {
        await PlanAsync();
        await SendAsync();
    }

    /// <summary>Does something to the database itself.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Storage.Directory, "hotline.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async Task<DeliveryRecord> LatestAsync(string target) => (await Deliveries.ListAsync(target, null, null, 1, Stop)).Single();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Storage.DisposeAsync();
    }
}
