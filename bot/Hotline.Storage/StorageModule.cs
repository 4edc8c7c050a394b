using Hotline.Bot.Claims;
using Hotline.Bot.Handoff;
using Hotline.Bot.Mail;
using Hotline.Bot.Staff;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Embeddings;
using Hotline.Knowledge.Feedback;
using Hotline.Storage.ApiKeys;
using Hotline.Storage.Articles;
using Hotline.Storage.Attachments;
using Hotline.Storage.Changes;
using Hotline.Storage.Checks;
using Hotline.Storage.City;
using Hotline.Storage.Commits;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Embeddings;
using Hotline.Storage.Leases;
using Hotline.Storage.Mail;
using Hotline.Storage.Nodes;
using Hotline.Storage.Outbox;
using Hotline.Storage.People;
using Hotline.Storage.PostgreSql;
using Hotline.Storage.Protection;
using Hotline.Storage.Reading;
using Hotline.Storage.Requests;
using Hotline.Storage.Retention;
using Hotline.Storage.Schema;
using Hotline.Storage.Sqlite;
using Hotline.Storage.Webhooks;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Routing.Editing;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Storage;

/// <summary>Registers the stores.</summary>
public static class StorageModule
{
    /// <summary>Adds the database and its stores; <see cref="StorageOptions"/> is bound by the host.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NodeOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSchema();
        services.AddSingleton<CommitSignals>();
        services.AddSingleton<GroupCommitter>();
        services.AddHostedService(p => p.GetRequiredService<GroupCommitter>());
        services.AddSingleton<LeaseOwner>();
        // Before anything that claims work.
        services.AddHostedService<FormerRun>();
        services.AddSingleton<IWorkClaims, WorkClaims>();
        services.AddSingleton<ClockDifference>();
        services.AddSingleton<IClockDifference>(p => p.GetRequiredService<ClockDifference>());
        services.AddHostedService(p => p.GetRequiredService<ClockDifference>());
        // Stopped before the committer, so that what it still holds is written.
        services.AddSingleton<DeliveredMarks>();
        services.AddHostedService(p => p.GetRequiredService<DeliveredMarks>());
        services.AddSingleton<ITurnStore, TurnStore>();
        services.AddSingleton<ChangeRecording>();
        services.AddSingleton<IChangeLog, ChangeLog>();
        services.AddHostedService<ChangeHousekeeping>();
        services.AddSingleton<RetentionBeat>();
        services.AddHostedService(p => p.GetRequiredService<RetentionBeat>());
        services.AddSingleton<IConversationLog, ConversationLog>();
        services.AddSingleton<ICommitFeed>(p => p.GetRequiredService<CommitSignals>());
        services.AddSingleton<IHandoffQueue, HandoffQueue>();
        services.AddSingleton<IHandoffAnswers, HandoffAnswers>();
        services.AddSingleton<IDeskReader, DeskReader>();
        services.AddSingleton<ICallBacks, CallBacks>();
        services.AddSingleton<IStaffAccounts, StaffAccounts>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<ITicketReader, TicketReader>();
        services.AddSingleton<IFollowUpReader, FollowUpReader>();
        services.AddSingleton<IFlaggedTickets, FlaggedTickets>();
        services.AddSingleton<ITicketCheck, TicketCheck>();
        services.AddSingleton<ITicketBoard, TicketBoard>();
        services.AddSingleton<IBacklog, Backlog>();
        services.AddSingleton<IReportedTickets, ReportedTickets>();
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton<IAttachmentStore>(p => p.GetRequiredService<AttachmentStore>());
        services.AddSingleton<IVendorFileStore>(p => p.GetRequiredService<AttachmentStore>());
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<IOutboxStore>(p => p.GetRequiredService<OutboxStore>());
        services.AddSingleton<IDeliveryReports>(p => p.GetRequiredService<OutboxStore>());
        services.AddSingleton<ISentMessages, SentMessages>();
        services.AddSingleton<IConversationSigns, ConversationSigns>();
        services.AddSingleton<IRequestMarks, RequestMarks>();
        services.AddSingleton<IApiKeyStore, ApiKeyStore>();
        services.AddSingleton<IWebhookStore, WebhookStore>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton<IEmbeddingStore, EmbeddingStore>();
        services.AddSingleton<IPublicTickets, PublicTickets>();
        services.AddSingleton<IMailroom, Mailroom>();
        services.AddSingleton<ICityVersions, CityVersions>();
        services.AddSingleton<IArticleVersions, ArticleVersions>();
        services.AddSingleton<IArticleImports, ArticleImports>();
        services.AddSingleton<IUnansweredQuestions, UnansweredQuestions>();
        return services;
    }

    /// <summary>Adds the database and what brings it to this version's schema.</summary>
    internal static void AddSchema(this IServiceCollection services)
    {
        services.AddDatabase();
        services.AddDbContextFactory<HotlineDb>((provider, options) => provider.GetRequiredService<DatabaseConnections>().Configure(options));
        services.AddDbContextFactory<SchemaDb>((provider, options) => provider.GetRequiredService<DatabaseConnections>().Configure(options));
        services.AddSingleton<SchemaMigrator>();
    }

    private static void AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<WalSync>();
        services.AddSingleton<WalCheckpoints>();
        services.AddSingleton<WalDurability>();
        services.AddSingleton<PostgreSqlConnections>();
        services.AddSingleton<CommitDurability>();
        services.AddSingleton<PostgreSqlTurns>();
        services.AddSingleton<TurnsInGroups>();
        services.AddSingleton<ITurnCommitter>(p => p.UsesPostgreSql() ? p.GetRequiredService<PostgreSqlTurns>() : p.GetRequiredService<TurnsInGroups>());
        services.AddSingleton<DatabaseConnections>(p => p.UsesPostgreSql() ? p.GetRequiredService<PostgreSqlConnections>() : p.GetRequiredService<SqliteConnections>());
        services.AddSingleton<IGroupDurability>(p => p.UsesPostgreSql() ? p.GetRequiredService<CommitDurability>() : p.GetRequiredService<WalDurability>());
    }

    private static bool UsesPostgreSql(this IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value.UsesPostgreSql;

    /// <summary>Creates or upgrades the database, and prepares the shared keys where there are any. Call once, before the host starts.</summary>
    /// <exception cref="StorageUnusableException">The store cannot be used as configured.</exception>
    public static void MigrateStorage(this IServiceProvider services)
    {
        services.GetRequiredService<SchemaMigrator>().Migrate();
        services.GetService<KeysAtStart>()?.Prepare();
    }
}
