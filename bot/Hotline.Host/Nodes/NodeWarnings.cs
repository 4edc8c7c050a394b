using Hotline.Host.Health;
using Hotline.Storage.Nodes;

namespace Hotline.Host.Nodes;

/// <summary>
/// What is wrong with how the nodes are set up: in the log when it comes up, and on the health page as long as it is so. Clocks are
/// <see cref="Storage.Leases.IClockDifference"/>'s: each node compares its own with the database's.
/// </summary>
internal sealed partial class NodeWarnings(INodeList nodes, NodeTraits traits, TimeProvider time, ILogger<NodeWarnings> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>All of it, in the language of the request.</summary>
    public IReadOnlyList<string> Texts() => LacksRedis ? [HealthTexts.Get("Nodes_WithoutRedis")] : [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        var wasWithout = false;
        do
        {
            if (LacksRedis && !wasWithout)
                LogWithoutRedis(logger);
            wasWithout = LacksRedis;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool LacksRedis => nodes.Others is { Count: > 0 } others && (!traits.UsesRedis || others.Any(o => !o.UsesRedis));

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Several nodes run on this database, and not all have Redis:Configuration. Set it on every node: until then changes are seen up to 2 seconds later, and limits count for each node.")]
    private static partial void LogWithoutRedis(ILogger logger);
}
