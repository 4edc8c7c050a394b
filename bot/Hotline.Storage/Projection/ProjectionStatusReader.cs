using Hotline.Bot.Searching;
using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Projection;

/// <inheritdoc cref="ISearchProjection"/>
internal sealed class ProjectionStatusReader(RecordReader records, GroupCommitter committer, TimeProvider time) : ISearchProjection
{
    /// <summary>What is found a little later is still found in time.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    public async Task<ProjectionStatus> StatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await records.ProjectionAsync(cancellationToken) is { } row ? Status(row) : new(ProjectionState.Waiting, null, null, null, null, null, null);
        }
        catch (Exception e) when (e is InboxUnavailableException or System.Data.Common.DbException)
        {
            // Whoever asks is told of the database by its own entry.
            return new(ProjectionState.Waiting, null, null, null, null, null, null);
        }
    }

    public Task RebuildAsync(CancellationToken cancellationToken) => AskAsync(SearchProjection.Rebuild, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => AskAsync(SearchProjection.Stop, cancellationToken);

    private Task<bool> AskAsync(string command, CancellationToken cancellationToken) => committer.WriteAsync(w =>
    {
        w.Projection.Ask(command);
        return true;
    }, cancellationToken);

    private ProjectionStatus Status(StoredProjection row)
    {
        var (progress, now) = (ProjectionProgress.Read(row.Payload), time.GetUtcNow());
        var isKept = row.IsLeased;
        TimeSpan? lag = progress.LookedAt == 0 ? null : Lag(progress, now);
        var state = progress.Problem is not null ? ProjectionState.Down
            : !isKept || progress.LookedAt == 0 ? ProjectionState.Waiting
            : progress.IsIncomplete ? ProjectionState.Building
            : lag > Late ? ProjectionState.Behind
            : ProjectionState.Up;
        return new(
            state, progress.Since > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(progress.Since) : null, progress.Problem, lag, progress.Server,
            progress.Rebuild is { } r ? new(DateTimeOffset.FromUnixTimeMilliseconds(r.StartedAt), r.Done, Math.Max(r.Done, r.Total), r.IsStopped) : null,
            isKept ? row.LeaseOwner : null);
    }

    // As long as nobody looks, nobody knows how old the oldest change is: at worst as old as the last look.
    private static TimeSpan Lag(ProjectionProgress progress, DateTimeOffset now)
    {
        var unseen = now - DateTimeOffset.FromUnixTimeMilliseconds(progress.LookedAt);
        return TimeSpan.FromMilliseconds(progress.LagMilliseconds) + (unseen > Late ? unseen : TimeSpan.Zero);
    }
}

/// <summary>Where no search server is configured.</summary>
internal sealed class NoSearchProjection : ISearchProjection
{
    public Task<ProjectionStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(ProjectionStatus.Off);

    public Task RebuildAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
