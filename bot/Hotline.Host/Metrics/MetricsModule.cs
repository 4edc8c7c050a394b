using System.Security.Cryptography;
using System.Text;
using Hotline.Channels;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Hotline.Host.Metrics;

/// <summary>Registers the figures that a city watches, by OpenTelemetry: pushed by OTLP, read by Prometheus, or both.</summary>
internal static class MetricsModule
{
    private const string ScrapePath = "/metrics";
    private const string ServiceName = "hotline";

    /// <summary>What the framework and the database driver measure by themselves.</summary>
    private static readonly string[] OtherMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    /// <summary>Adds what <see cref="MetricsOptions"/> asks for. Comes after the turns, whose way in it measures.</summary>
    public static void AddMetricsExport(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(MetricsOptions.Section);
        services.AddOptions<MetricsOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        // What does not parse stops the start with the key's name when the options are checked.
        var (otlp, prometheus) = (section[nameof(MetricsOptions.OtlpEndpoint)], section[nameof(MetricsOptions.PrometheusKey)]);
        if (otlp is null && prometheus is null)
            return;
        services.AddOpenTelemetry().ConfigureResource(r => r.AddService(ServiceName)).WithMetrics(metrics =>
        {
            metrics.AddMeter([HotlineMeter.Name, .. OtherMeters]);
            metrics.AddView(HotlineMeter.TurnDuration.Name, new ExplicitBucketHistogramConfiguration { Boundaries = HotlineMeter.TurnBounds });
            if (Uri.TryCreate(otlp, UriKind.Absolute, out var endpoint))
                metrics.AddOtlpExporter(exporter => exporter.Endpoint = endpoint);
            if (prometheus is not null)
                metrics.AddPrometheusExporter();
        });
        var inbox = services.Last(d => d.ServiceType == typeof(IInbox)).ImplementationFactory!;
        services.AddSingleton<IInbox>(p => new MeteredInbox((IInbox)inbox(p), p.GetRequiredService<TimeProvider>()));
        services.AddHostedService<TicketEventCount>();
        services.AddHostedService<BacklogGauges>();
    }

    /// <summary>Opens <c>/metrics</c> to who has the key; without one the address does not exist.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<MetricsOptions>>().Value.PrometheusKey is not { } key)
            return;
        var expected = Encoding.UTF8.GetBytes($"Bearer {key}");
        app.UseWhen(c => c.Request.Path.StartsWithSegments(ScrapePath, StringComparison.Ordinal), branch => branch.Use(async (context, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected))
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }));
        app.MapPrometheusScrapingEndpoint(ScrapePath);
    }
}
