using System.Globalization;
using Hotline.Host.Health;
using Hotline.Storage.Nodes;

namespace Hotline.Host.Nodes;

/// <summary>What is wrong with how the nodes are set up: in the log when it comes up, and on the health page as long as it is so.</summary>
internal sealed partial class NodeWarnings(INodeList nodes, NodeTraits traits, TimeProvider time, ILogger<NodeWarnings> logger) : BackgroundService
{
    /// <summary>Clocks that are kept by NTP differ by milliseconds; leases and response times bear this much.</summary>
    private static readonly TimeSpan ClocksAgreeWithin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>All of it, in the language of the request.</summary>
    public IReadOnlyList<string> Texts()
    {
        List<string> texts = [];
        if (LacksRedis)
            texts.Add(HealthTexts.Get("Nodes_WithoutRedis"));
        texts.AddRange(Apart().Select(n => HealthTexts.Get(n.ClockAhead > TimeSpan.Zero ? "Nodes_ClockAhead" : "Nodes_ClockBehind", n.Name, Seconds(n))));
        return texts;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        var (wasWithout, known) = (false, new HashSet<string>());
        do
        {
            if (LacksRedis && !wasWithout)
                LogWithoutRedis(logger);
            wasWithout = LacksRedis;
            var apart = Apart();
            foreach (var other in apart.Where(n => !known.Contains(n.Name)))
                LogClock(logger, other.Name, Seconds(other));
            known = [.. apart.Select(n => n.Name)];
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool LacksRedis => nodes.Others is { Count: > 0 } others && (!traits.UsesRedis || others.Any(o => !o.UsesRedis));

    private IReadOnlyList<NodeSeen> Apart() => [.. nodes.Others.Where(n => n.ClockAhead.Duration() > ClocksAgreeWithin)];

    private static string Seconds(NodeSeen other) => Math.Round(other.ClockAhead.Duration().TotalSeconds).ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Several nodes run on this database, and not all have Redis:Configuration. Set it on every node: until then changes are seen up to 2 seconds later, and limits count for each node.")]
    private static partial void LogWithoutRedis(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The clock of node {Name} and this node's differ by {Seconds} seconds. Keep both by NTP: leases, response times and what residents are told depend on them.")]
    private static partial void LogClock(ILogger logger, string name, string seconds);
}
