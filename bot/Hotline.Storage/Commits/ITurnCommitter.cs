using Hotline.Bot.Turns;

namespace Hotline.Storage.Commits;

/// <summary>Commits turns, each together with whatever other turns are ready and independent of what becomes of those.</summary>
internal interface ITurnCommitter
{
    /// <summary>Writes a turn, unless it was handled before or was decided on a state that has moved on; completes once that is durable.</summary>
    /// <exception cref="Channels.InboxUnavailableException">The database took nothing.</exception>
    Task<CommitOutcome> CommitAsync(TurnRows rows, CancellationToken cancellationToken);
}

/// <summary>Turns among all other writes of the one writer.</summary>
internal sealed class TurnsInGroups(GroupCommitter committer) : ITurnCommitter
{
    public Task<CommitOutcome> CommitAsync(TurnRows rows, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            var outcome = w.Turns.Write(rows);
            if (outcome.Kind == CommitKind.Committed)
                w.Changes.Add(rows.Commit);
            return outcome;
        }, cancellationToken);
}
