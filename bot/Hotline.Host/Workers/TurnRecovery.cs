using Hotline.Bot.Turns;

namespace Hotline.Host.Workers;

/// <summary>At start, and then in a slow beat, runs the turns that were accepted and never committed.</summary>
internal sealed partial class TurnRecovery(ITurnRecovery turns, TimeProvider time, ILogger<TurnRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Younger activities have a turn under way in this process.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var resumed = await turns.ResumeAsync(before, stoppingToken);
                if (resumed > 0)
                    LogResumed(logger, resumed);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            await Task.Delay(Beat, time, stoppingToken);
            before = time.GetUtcNow() - UnderWay;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Count} accepted activities had no turn; they have now.")]
    private static partial void LogResumed(ILogger logger, int count);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Recovery of turns failed and goes on.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
