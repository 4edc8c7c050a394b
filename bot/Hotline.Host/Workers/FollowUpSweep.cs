using Hotline.Bot.Tickets;

namespace Hotline.Host.Workers;

/// <summary>Asks residents of resolved tickets how it went, as that falls due; what fails is taken up by the next sweep.</summary>
internal sealed partial class FollowUpSweep(IFollowUps followUps, TimeProvider time, ILogger<FollowUpSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var done = await followUps.SweepAsync(stoppingToken);
                if (done > 0)
                    LogDone(logger, done);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Follow-ups: {Count} residents were asked or came to the call list.")]
    private static partial void LogDone(ILogger logger, int count);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The sweep of follow-ups failed and goes on.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
