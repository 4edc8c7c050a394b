using Hotline.Bot.Turns;
using Hotline.Host.Nodes.Redis;
using Hotline.Storage;
using Hotline.Storage.Changes;
using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Nodes;

/// <summary>
/// Reads in the database what other nodes committed and raises it here: soon where there is no Redis to tell it, now and then where there
/// is, for what was lost on the way.
/// </summary>
internal sealed partial class ChangeFollower(
    IChangeLog changes, ICommitFeed feed, RedisLink link, IOptions<StorageOptions> storage, IOptions<NodeOptions> node, TimeProvider time, ILogger<ChangeFollower> logger)
    : BackgroundService
{
    private static readonly TimeSpan WithoutRedis = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WithRedis = TimeSpan.FromSeconds(5);

    /// <summary>Group commits that are read at once.</summary>
    private const int MostGroups = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(storage.Value.PostgreSql))
            return;
        ChangePosition? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                position = position is { } known ? await FollowAsync(known, stoppingToken) : await changes.LatestAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            await WaitAsync(stoppingToken);
        }
    }

    /// <summary>A second at a time, so that a Redis that goes away is noticed within one.</summary>
    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        for (var waited = TimeSpan.Zero; waited < (link.Connected is null ? WithoutRedis : WithRedis); waited += WithoutRedis)
            await Task.Delay(WithoutRedis, time, stoppingToken);
    }

    private async Task<ChangePosition> FollowAsync(ChangePosition position, CancellationToken cancellationToken)
    {
        while (await changes.ReadAsync(position, MostGroups, cancellationToken) is { Count: > 0 } read)
        {
            Touched[] touched = [.. read.Where(c => c.Node != node.Value.Name).Select(c => new Touched(c.Kind, c.Key)).Distinct()];
            if (touched.Length > 0)
                feed.Raise(new CommitNews(touched, isFromElsewhere: true));
            position = read[^1].Position;
        }

        return position;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "What other nodes changed could not be read; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
