using System.Data.Common;
using Hotline.Channels;
using Hotline.Storage.Commits;
using Hotline.Storage.PostgreSql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Retention;

/// <summary>
/// Makes the months that come, and drops or deletes what <see cref="StorageOptions.KeepMonths"/> lets go: transcripts, events, the inbox and
/// messages that were sent. Tickets with their events, the audit and the state of conversations stay.
/// </summary>
internal sealed partial class RetentionBeat(
    GroupCommitter committer, DatabaseConnections connections, IOptions<StorageOptions> options, TimeProvider time, ILogger<RetentionBeat> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromHours(1);

    /// <summary>Between two batches, for the turns that wait: still millions of rows a day.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Does all there is to do now.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (connections is PostgreSqlConnections server)
            Part(new(server.OpenPatiently), now);
        if (Before(now) is not { } before)
            return;
        while (await committer.WriteAsync(w => w.Retention.Delete(before), cancellationToken) > 0)
            await Task.Delay(Pause, time, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start does not wait for it.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or InboxUnavailableException)
            {
                LogFailed(logger, e);
            }

            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    private void Part(MonthlyPartitions partitions, DateTimeOffset now)
    {
        if (partitions.Make(now) is > 0 and var made)
            LogMade(logger, made);
        if (Before(now) is { } before && partitions.Drop(before) is > 0 and var dropped)
            LogDropped(logger, dropped, before);
    }

    // The month under way and so many whole months before it are kept.
    private DateTimeOffset? Before(DateTimeOffset now) => options.Value.KeepMonths is { } months ? Months.StartOf(now).AddMonths(-months) : null;

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} partitions were made for months to come")]
    private static partial void LogMade(ILogger logger, int count);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "{Count} partitions of before {Before} were dropped, as Storage:KeepMonths says")]
    private static partial void LogDropped(ILogger logger, int count, DateTimeOffset before);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "What is no longer kept could not be dropped, or the months to come not be made; it is tried again in an hour")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
