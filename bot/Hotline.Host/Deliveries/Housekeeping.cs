using Hotline.Bot.Turns;
using Hotline.Storage.Deliveries;

namespace Hotline.Host.Deliveries;

/// <summary>Forgets, once an hour, what has served: deliveries that were finished, and marks of requests that nobody repeats any more.</summary>
internal sealed partial class Housekeeping(IDeliveryStore deliveries, IRequestMarks requests, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromHours(1);

    /// <summary>Long enough to look into what a department says it never got.</summary>
    private static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(30);

    /// <summary>A client that heard no answer tries again within the day.</summary>
    private static readonly TimeSpan RequestsKept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Beat, time, stoppingToken);
            try
            {
                await deliveries.ForgetAsync(time.GetUtcNow() - DeliveriesKept, stoppingToken);
                await requests.ForgetAsync(time.GetUtcNow() - RequestsKept, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Old deliveries could not be forgotten; they are at the next beat.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
