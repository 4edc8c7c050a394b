using System.Security.Cryptography;
using Hotline.Channels;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Storage.Commits;
using Hotline.Storage.Leases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Projection;

/// <summary>
/// Keeps the search server's indexes like the database. One node does so at a time, by a lease in the database; two that did so at once would
/// only do the same twice, because documents carry the versions of what they show.
/// </summary>
internal sealed partial class SearchProjection(
    GroupCommitter committer, RecordReader records, IndexWriter writer, ProjectionFeed feed, ProjectionRebuild rebuild, ArticleProjection articles,
    ElasticsearchClient client, LeaseOwner owner, TimeProvider time, ILogger<SearchProjection> logger) : BackgroundService
{
    public const string Rebuild = "rebuild";
    public const string Stop = "stop";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>From the beginning of a step to that of the next; a step that takes longer is followed at once, for more has come together meanwhile.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>While nothing changes, how far it is need not be written at each look.</summary>
    private static readonly TimeSpan SaveIdle = TimeSpan.FromSeconds(2);

    private ProjectionProgress progress = new();
    private DateTimeOffset lookedAt, savedAt;
    private bool isChecked;
    private TimeSpan pause = TimeSpan.Zero;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await committer.WriteAsync(w => { w.Projection.Release(owner.Name); return true; }, cancellationToken);
        }
        catch (InboxUnavailableException)
        {
            // It ends by itself.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Beat;
            try
            {
                wait = await TryLeaseAsync(stoppingToken) ? await StepAsync(stoppingToken) : AskAgain;
                pause = TimeSpan.Zero;
            }
            catch (ElasticsearchException e)
            {
                wait = await FailAsync(e, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away, or a record unreadable: what was not saved is done again.
                LogFailed(logger, e);
                isChecked = false;
                wait = LongestPause;
            }

            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stoppingToken);
        }
    }

    private async Task<bool> TryLeaseAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (isChecked && now - savedAt < Lease / 2)
            return true;
        if (!await committer.WriteAsync(w => w.Projection.TryLease(owner.Name, now, Lease), cancellationToken))
        {
            isChecked = false;
            return false;
        }

        if (isChecked)
        {
            savedAt = now;
            return true;
        }

        progress = ProjectionProgress.Read((await records.ProjectionAsync(cancellationToken))!.Payload);
        if (progress.Salt is null)
            progress = progress with { Salt = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)) };
        savedAt = now;
        return true;
    }

    /// <summary>Connects where that is not done, takes up a request, writes what changed, and does a part of a rebuild.</summary>
    /// <returns>How long to wait before the next step.</returns>
    private async Task<TimeSpan> StepAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (!isChecked)
            await CheckAsync(cancellationToken);
        var begun = await TakeUpAsync((await records.ProjectionAsync(cancellationToken))?.Command, cancellationToken);
        await LookAsync(cancellationToken);
        var step = progress.Position is { } position ? await feed.NextAsync(position, progress.Salt!, cancellationToken) : null;
        var isBuilding = progress.Rebuild is { IsStopped: false };
        if (isBuilding)
        {
            // A rebuild that begins follows from here on; what is older stands in the tables that it reads.
            progress = progress with { Position = progress.Position ?? await feed.LatestAsync(cancellationToken) };
            progress = progress with { Rebuild = await rebuild.NextAsync(progress.Rebuild!, progress.Salt!, cancellationToken) };
        }

        var hasArticles = await articles.FollowAsync(cancellationToken);
        var now = time.GetUtcNow();
        progress = progress with
        {
            Position = step?.Position ?? progress.Position,
            LagMilliseconds = step is null ? 0 : (long)Math.Max(0, (now - step.OldestAt).TotalMilliseconds),
            LookedAt = now.ToUnixTimeMilliseconds(),
        };
        Mark(problem: null);
        if (step is not null || isBuilding || begun is not null || hasArticles || now - savedAt > SaveIdle)
            await SaveAsync(begun, cancellationToken);
        return isBuilding || step is { Changes: >= ProjectionFeed.MostGroups } ? TimeSpan.Zero : Beat - time.GetElapsedTime(started);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var server = await client.ConnectAsync(cancellationToken);
        progress = progress with { Server = $"{server.Distribution} {server.Number}" };
        if (!server.IsKnown)
            LogUnknownVersion(logger, progress.Server);
        writer.Clear();
        lookedAt = default;
        if (progress.Position is { } position
            && !await feed.IsKeptAsync(position, DateTimeOffset.FromUnixTimeMilliseconds(progress.LookedAt), cancellationToken))
        {
            LogTooLongAway(logger);
            progress = progress with { Position = null, Rebuild = await rebuild.BeginAsync(Enum.GetValues<SearchIndex>(), cancellationToken) };
        }

        isChecked = true;
        LogFollows(logger, progress.Server);
    }

    /// <summary>Notices indexes that are missing, deleted under us or made by an earlier version, and has them built.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - lookedAt < LookAgain)
            return;
        await writer.LookAsync(cancellationToken);
        lookedAt = now;
        SearchIndex[] wanted = [.. writer.Present.Where(p => !p.Value.IsServing).Select(p => p.Key)];
        if (progress.Position is null)
            wanted = Enum.GetValues<SearchIndex>();
        if (wanted.Length > 0 && progress.Rebuild is null)
            progress = progress with { Rebuild = await rebuild.BeginAsync(wanted, cancellationToken) };
        else if (progress.Rebuild is { } present && wanted.Except(present.Left).ToArray() is { Length: > 0 } more)
            progress = progress with { Rebuild = present with { Left = [.. present.Left, .. more] } };
    }

    private async Task<string?> TakeUpAsync(string? command, CancellationToken cancellationToken)
    {
        progress = (command, progress.Rebuild) switch
        {
            (Rebuild, { IsStopped: true } stopped) => progress with { Rebuild = stopped with { IsStopped = false } },
            (Rebuild, null) => progress with { Rebuild = await rebuild.BeginAsync(Enum.GetValues<SearchIndex>(), cancellationToken) },
            (Stop, { } under) => progress with { Rebuild = under with { IsStopped = true } },
            _ => progress,
        };
        return command;
    }

    private async Task<TimeSpan> FailAsync(ElasticsearchException fault, CancellationToken cancellationToken)
    {
        LogProblem(logger, fault.Fault, fault.Message);
        writer.Clear();
        lookedAt = default;
        // A missing index is looked for at once and built; the connection is as good as before.
        isChecked = fault.Fault == ElasticsearchFault.Missing;
        pause = fault.Fault == ElasticsearchFault.Missing ? Beat : TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 1, LongestPause.TotalSeconds));
        if (fault.Fault != ElasticsearchFault.Missing)
            Mark(fault.Message);
        try
        {
            await SaveAsync(null, cancellationToken);
        }
        catch (InboxUnavailableException e)
        {
            LogFailed(logger, e);
        }

        return pause;
    }

    private void Mark(string? problem)
    {
        var isIncomplete = writer.Present.Count == 0 || writer.Present.Values.Any(p => !p.IsSearchable);
        var isSame = (problem is null) == (progress.Problem is null) && isIncomplete == progress.IsIncomplete && progress.Since > 0;
        progress = progress with
        {
            Problem = problem,
            IsIncomplete = isIncomplete,
            Since = isSame ? progress.Since : time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
    }

    private async Task SaveAsync(string? begun, CancellationToken cancellationToken)
    {
        var (payload, now) = (progress.Write(), time.GetUtcNow());
        if (await committer.WriteAsync(w => w.Projection.Save(owner.Name, payload, begun, now, Lease), cancellationToken))
            savedAt = now;
        else
            isChecked = false;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "This node keeps the search indexes, at {Server}")]
    private static partial void LogFollows(ILogger logger, string server);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Server} is newer than any version this service was tried with; it is used as it is")]
    private static partial void LogUnknownVersion(ILogger logger, string server);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The search indexes were not kept for longer than changes are, or the database is another one; they are built anew")]
    private static partial void LogTooLongAway(ILogger logger);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The search indexes wait ({Fault}): {Reason}")]
    private static partial void LogProblem(ILogger logger, ElasticsearchFault fault, string reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "The search indexes could not be kept and it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
