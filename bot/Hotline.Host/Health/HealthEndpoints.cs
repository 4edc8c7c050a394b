using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Channels;
using Hotline.Host.Nodes;
using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Health;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it can take messages, with the state of what it depends on and what the
/// absence of each costs. 200 also where something is missing that it can do without; 503 without the database, and while it stops.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Where both are.</summary>
    public const string Root = "/health";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Root + "/live", (IOptions<NodeOptions> node) => Results.Json(new LiveView("live", node.Value.Name), HealthJson.Wire.LiveView));
        endpoints.MapGet(Root + "/ready", async (HealthBoard board, IOptions<NodeOptions> node, INodeList nodes, NodeWarnings warnings, IReadOnlyList<ChannelState> channels, IHostApplicationLifetime lifetime) =>
        {
            var found = await board.AskAsync();
            var status = StatusOf(found, lifetime.ApplicationStopping.IsCancellationRequested);
            var view = new ReadyView(
                status, node.Value.Name, found.ToDictionary(d => d.Name, ViewOf), [.. nodes.Others.Select(ViewOf)], warnings.Texts(),
                channels.ToDictionary(c => c.ChannelId, c => c.IsOn ? "on" : "off"));
            return Results.Json(view, HealthJson.Wire.ReadyView, statusCode: status is HealthStatus.Ready or HealthStatus.Degraded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static HealthStatus StatusOf(IReadOnlyList<DependencyHealth> dependencies, bool isStopping)
        => isStopping ? HealthStatus.Stopping
            : dependencies.Any(d => d is { IsEssential: true, Report.State: DependencyState.Down }) ? HealthStatus.Unavailable
            : dependencies.Any(IsMissed) ? HealthStatus.Degraded
            : HealthStatus.Ready;

    private static DependencyView ViewOf(DependencyHealth health) => new(
        health.Report.State, health.Since, health.Report.LagSeconds is { } lag ? Math.Round(lag, 3) : null,
        IsMissed(health) ? HealthTexts.Get("Cost_" + health.Name) : null);

    private static NodeView ViewOf(NodeSeen other) => new(other.Name, other.StartedAt, other.Version);

    private static bool IsMissed(DependencyHealth health) => health.Report.State is DependencyState.Degraded or DependencyState.Down;
}

/// <summary>Whether messages are taken.</summary>
internal enum HealthStatus
{
    /// <summary>Yes.</summary>
    Ready,
    /// <summary>Yes, but something is missing.</summary>
    Degraded,
    /// <summary>No.</summary>
    Unavailable,
    /// <summary>Not any more: the process ends.</summary>
    Stopping,
}

/// <summary>The process runs.</summary>
internal sealed record LiveView(string Status, string Node);

/// <summary>Whether messages are taken.</summary>
/// <param name="Status">In a word.</param>
/// <param name="Node">Who says so.</param>
/// <param name="Dependencies">What it depends on.</param>
/// <param name="OtherNodes">Which run beside it.</param>
/// <param name="Warnings">What is wrong with how the nodes are set up, in the language asked for.</param>
/// <param name="Channels">Which are on.</param>
internal sealed record ReadyView(
    HealthStatus Status, string Node, IReadOnlyDictionary<string, DependencyView> Dependencies, IReadOnlyList<NodeView> OtherNodes, IReadOnlyList<string> Warnings,
    IReadOnlyDictionary<string, string> Channels);

/// <summary>Another node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Since">Since when it runs, UTC.</param>
/// <param name="Version">Of its program.</param>
internal sealed record NodeView(string Name, DateTimeOffset Since, string Version);

/// <summary>How a dependency is.</summary>
/// <param name="State">In a word.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="LagSeconds">How far it is behind.</param>
/// <param name="Cost">What its absence costs, in the language asked for.</param>
internal sealed record DependencyView(DependencyState State, DateTimeOffset Since, double? LagSeconds, string? Cost);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LiveView))]
[JsonSerializable(typeof(ReadyView))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    /// <summary>Words in lower case; Chinese as it is.</summary>
    public static HealthJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
