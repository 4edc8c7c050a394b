using System.Collections.Concurrent;
using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>Keeps the delivery reports that a channel passes on.</summary>
public sealed class RecordedDeliveryReports : IDeliveryReports
{
    private readonly ConcurrentQueue<DeliveryReport> reports = new();

    /// <summary>What was reported, in order.</summary>
    public IReadOnlyList<DeliveryReport> Reports => [.. reports];

    /// <inheritdoc/>
    public Task ReportAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        reports.Enqueue(report);
        return Task.CompletedTask;
    }
}
