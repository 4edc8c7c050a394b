using Hotline.Channels;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Commits;

/// <summary>
/// Commits a group, or as much of it as the database takes: once more on a new connection where the old one was dead, then one by one,
/// so that a write that is refused takes no other with it.
/// </summary>
internal sealed partial class GroupAttempts(DatabaseConnections connections, ILogger logger)
{
    /// <summary>How often a write is tried that loses to other nodes.</summary>
    private const int Most = 5;

    /// <param name="group">Each is told once: by <paramref name="tryCommit"/> where that succeeds, else here.</param>
    /// <param name="tryCommit">Commits what it is given and tells it; returns what went wrong, with nothing written and nobody told.</param>
    public void Commit<T>(IReadOnlyList<T> group, Func<IReadOnlyList<T>, Exception?> tryCommit)
        where T : IAwaitedWrite
    {
        var fault = tryCommit(group);
        // A connection from before a restart of the database is dead; a new one tells whether the database is.
        if (fault is not null && connections.IsUnreachable(fault))
            fault = tryCommit(group);
        if (fault is null)
            return;
        if (connections.IsUnreachable(fault))
        {
            Fail(group, fault);
            return;
        }

        foreach (var item in group)
        {
            var alone = group.Count == 1 ? fault : tryCommit([item]);
            for (var attempt = 1; alone is not null && connections.LostRace(alone) && attempt < Most; attempt++)
                alone = tryCommit([item]);
            if (alone is not null)
                Fail([item], alone);
        }
    }

    private void Fail<T>(IReadOnlyList<T> writes, Exception fault)
        where T : IAwaitedWrite
    {
        LogWriteFailed(logger, fault, writes.Count);
        foreach (var write in writes)
            write.Fail(new InboxUnavailableException("The database took nothing.", fault));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Count} writes were not committed; their callers were told.")]
    private static partial void LogWriteFailed(ILogger logger, Exception exception, int count);
}

/// <summary>A write that somebody waits for.</summary>
internal interface IAwaitedWrite
{
    /// <summary>Tells the caller that it is on disk.</summary>
    void Complete();

    /// <summary>Tells the caller that it is not.</summary>
    void Fail(Exception exception);
}
