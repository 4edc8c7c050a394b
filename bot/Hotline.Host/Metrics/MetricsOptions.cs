using System.ComponentModel.DataAnnotations;

namespace Hotline.Host.Metrics;

/// <summary>Where the service's figures go. Section <c>Metrics</c>. Neither key: nothing is measured, and it costs nothing.</summary>
internal sealed class MetricsOptions
{
    public const string Section = "Metrics";

    /// <summary>An OpenTelemetry collector that takes metrics by OTLP over gRPC, for example <c>http://localhost:4317</c>. Default: none.</summary>
    [Url]
    public string? OtlpEndpoint { get; init; }

    /// <summary>
    /// With it, Prometheus may read <c>/metrics</c>, sending it as <c>Authorization: Bearer</c>. 16 characters or more. Default: none, and the
    /// address does not exist.
    /// </summary>
    [MinLength(16)]
    public string? PrometheusKey { get; init; }

    /// <summary>How often the backlogs are measured in the database. 1 second to an hour; default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BacklogEvery { get; init; } = TimeSpan.FromSeconds(15);
}
