using Hotline.Bot.Dialogs;
using Hotline.Bot.Handoff;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;
using Hotline.Channels;
using Hotline.Console;
using Hotline.Console.Access;
using Hotline.Host.Api;
using Hotline.Host.Deliveries;
using Hotline.Host.Health;
using Hotline.Host.Metrics;
using Hotline.Host.Nodes;
using Hotline.Host.Notifications;
using Hotline.Host.Open311;
using Hotline.Host.PublicPage;
using Hotline.Host.Routing;
using Hotline.Host.TryIt;
using Hotline.Host.Webhooks;
using Hotline.Host.Workers;
using Hotline.Knowledge;
using Hotline.Knowledge.Embeddings;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Storage;
using Hotline.Storage.Nodes;
using Hotline.Storage.Projection;
using Hotline.Storage.Protection;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Start;

/// <summary>The composition root: configuration in, a service out.</summary>
internal static class HotlineApp
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Bytes of a request's first line: a thousand requests of Open311, the most that may be asked for at once, with their commas escaped.</summary>
    private const int LongestRequestLine = 16 * 1024;

    /// <summary>Builds the service and brings its database up to date; it does not listen yet.</summary>
    public static WebApplication Build(string[] args)
    {
        // What a city edits lies beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddProvider(Logs.Create());
        // Not in appsettings.json, where it would win over ASPNETCORE_URLS.
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestLineSize = LongestRequestLine);
        AddRooms(builder);
        var app = builder.Build();
        // Understanding takes as long to build as the articles to read and the database to open, and needs nothing of them: one core each.
        var understanding = Task.Run(app.Services.GetRequiredService<IUnderstanding>);
        Check(app);
        app.Services.MigrateStorage();
        Map(app);
        understanding.GetAwaiter().GetResult();
        app.Services.GetRequiredService<ITurnEngine>();
        return app;
    }

    /// <summary>Path of the one-time set-up link while nobody has an account; else null.</summary>
    public static Task<string?> SetUpPathAsync(WebApplication app)
        => app.Services.GetRequiredService<SetUpLink>().PathAsync(CancellationToken.None);

    private static void AddRooms(WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var isDevelopment = builder.Environment.IsDevelopment();
        services.AddUnderstanding();
        services.AddSingleton(TimeProvider.System);
        services.AddChannels(configuration.GetSection("Channels"), isDevelopment);
        services.AddTicketing(configuration.GetSection("Ticketing"), Path.Combine(AppContext.BaseDirectory, "appsettings"));
        services.AddCityEditing();
        services.AddArticleEditing();
        services.AddKnowledge(Path.Combine(AppContext.BaseDirectory, "articles")).Bind(configuration.GetSection("Knowledge")).Configure<ICityDirectory>((options, city) =>
        {
            options.Categories = city.Categories.Select(c => c.Code).ToHashSet();
            options.Departments = city.Departments.Select(d => d.Code).ToHashSet();
        });
        services.AddEmbeddings(configuration.GetSection(EmbeddingOptions.Section));
        services.AddDialogs(configuration.GetSection(DialogOptions.Section));
        services.AddTurns();
        services.AddTicketCommands();
        services.AddOperatorDesk();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section));
        services.AddOptions<NodeOptions>().Bind(configuration.GetSection(NodeOptions.Section));
        services.AddStorage();
        services.AddSharedKeys(configuration, isProduction: !isDevelopment);
        services.AddSeveralNodes(configuration);
        services.AddElasticsearch(configuration.GetSection(ElasticsearchOptions.Section));
        services.AddRecordSearch();
        services.AddConsole(configuration.GetSection(ConsoleOptions.Section), isDevelopment);
        services.AddTicketApi(configuration);
        services.AddOpen311(configuration);
        services.AddDeliveries();
        services.AddWebhooks(configuration, isDevelopment);
        services.AddNotifications(configuration);
        services.AddPublicPage();
        services.AddMetricsExport(configuration);
        services.AddHealth();
        services.AddSingleton<RoutingModelPath>().AddHostedService<RoutingModelWatch>();
        services.AddHostedService<TurnRecovery>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<ClockSweep>();
        services.AddHostedService<FollowUpSweep>();
        if (isDevelopment)
            services.AddTryIt();
    }

    /// <summary>Everything that configuration can get wrong is asked for here, before the host starts and would log it as a failure of its own.</summary>
    private static void Check(WebApplication app)
    {
        var services = app.Services;
        services.GetService<IStartupValidator>()?.Validate();
        services.GetRequiredService<IKnowledgeBase>();
        ApiModule.Check(services, app.Environment.IsDevelopment());
        NotificationCheck.Check(services.GetRequiredService<IOptions<NotificationOptions>>().Value, services.GetRequiredService<ICityDirectory>());
    }

    private static void Map(WebApplication app)
    {
        LeaveSessionsToTheConsole(app);
        Draining.Use(app);
        app.UseWhen(c => c.Request.Path.StartsWithSegments(HealthEndpoints.Root, StringComparison.Ordinal), health => health.UseRequestLocalization("zh-CN", "en"));
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api
            .UseRequestLocalization("zh-CN", "en")
            .UseExceptionHandler()
            .UseStatusCodePages());
        app.UseWhen(c => c.Request.Path.StartsWithSegments(Open311Endpoints.Root, StringComparison.OrdinalIgnoreCase),
            open311 => open311.UseRequestLocalization("zh-CN", "en"));
        app.UseConsole();
        app.MapHealth();
        app.MapMetrics();
        app.MapChannels();
        app.MapApi();
        app.MapOpen311();
        app.MapPublicPage();
        app.MapConsole();
        if (app.Environment.IsDevelopment())
            app.MapTryIt();
    }

    /// <summary>
    /// A host with session cookies looks for one on every request, webhooks too, unless it is told that the application does so itself
    /// (learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/middleware): the console does, on its own pages.
    /// </summary>
    private static void LeaveSessionsToTheConsole(IApplicationBuilder app) => app.Properties["__AuthenticationMiddlewareSet"] = true;
}
