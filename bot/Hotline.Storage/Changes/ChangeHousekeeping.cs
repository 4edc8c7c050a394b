using Hotline.Channels;
using Hotline.Storage.Commits;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Changes;

/// <summary>Drops changes that are older than a day, a few at a time.</summary>
internal sealed partial class ChangeHousekeeping(
    GroupCommitter committer, ChangeRecording recording, TimeProvider time, ILogger<ChangeHousekeeping> logger) : BackgroundService
{
    /// <summary>Whoever reads on must have done so within a day; after it a projection is built anew.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    /// <summary>Dropping at this pace keeps up with a thousand groups a second, while turns come in between.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (recording.IsOn && !stoppingToken.IsCancellationRequested)
        {
            var dropped = 0;
            try
            {
                var before = time.GetUtcNow() - Kept;
                dropped = await committer.WriteAsync(w => w.Changes.Drop(before), stoppingToken);
            }
            catch (InboxUnavailableException e)
            {
                LogFailed(logger, e);
            }

            await Task.Delay(dropped == ChangeWriter.MostDropped ? Pause : Beat, time, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Old changes could not be dropped; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
