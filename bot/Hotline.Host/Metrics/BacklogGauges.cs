using System.Diagnostics.Metrics;
using Hotline.Storage.Reading;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Metrics;

/// <summary>
/// Measures the backlogs in a steady beat, so that a collector never waits for the database, however often it asks. Every node gives the
/// same figures: an alert takes the largest. While the database is away there are none, and <c>hotline.database.up</c> is 0.
/// </summary>
internal sealed partial class BacklogGauges : BackgroundService
{
    private readonly Meter meter = new(HotlineMeter.Name);
    private readonly IBacklog backlog;
    private readonly TimeSpan beat;
    private readonly TimeProvider time;
    private readonly ILogger<BacklogGauges> logger;
    private volatile BacklogFigures? latest;

    public BacklogGauges(IBacklog backlog, IOptions<MetricsOptions> options, TimeProvider time, ILogger<BacklogGauges> logger)
    {
        this.backlog = backlog;
        this.time = time;
        this.logger = logger;
        beat = options.Value.BacklogEvery;
        Gauge("hotline.database.up", null, "1 while the database answers.", () => latest is null ? 0 : 1);
        Add("hotline.operators", "Conversations that wait for an operator", f => f.Operators);
        Add("hotline.inbox", "Accepted messages without a turn", f => f.Inbox);
        Add("hotline.outbox", "Messages to residents that are due", f => f.Outbox);
        Add("hotline.deliveries", "Messages to departments that are due", f => f.Deliveries);
        Add("hotline.clock_steps", "Warnings, breaches and escalations that wait to be recorded", f => f.ClockSteps);
        Gauge("hotline.outbox.dead_letters", "{message}", "Messages to residents that were given up.", () => latest?.DeadLetters);
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                latest = await backlog.MeasureAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                latest = null;
                LogFailed(logger, e);
            }

            await Task.Delay(beat, time, stoppingToken);
        }
    }

    private void Add(string name, string what, Func<BacklogFigures, Waiting> figure)
    {
        Gauge($"{name}.waiting", "{item}", $"{what}: how many.", () => latest is { } f ? figure(f).Count : null);
        Gauge($"{name}.oldest", "s", $"{what}: for how long the oldest.", () => latest is { } f ? figure(f).OldestAge.TotalSeconds : null);
    }

    /// <summary>A gauge that is read when somebody collects; null: there is nothing to say now.</summary>
    private void Gauge(string name, string? unit, string description, Func<double?> read)
        => meter.CreateObservableGauge(name, () => read() is { } value ? (IEnumerable<Measurement<double>>)[new(value)] : [], unit, description);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The backlogs could not be measured.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
