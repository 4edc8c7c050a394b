namespace Hotline.Bot.Searching;

/// <summary>How the search server's indexes are kept like the database, and what administrators may do with them.</summary>
public interface ISearchProjection
{
    /// <summary>How it stands, as whichever node projects has last said and this node sees it. Never throws; costs one short read.</summary>
    Task<ProjectionStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Has all indexes built anew beside the present ones, which answer until the new ones are ready; goes on with one that was stopped.
    /// Whichever node projects begins within seconds.
    /// </summary>
    /// <exception cref="Channels.InboxUnavailableException">The database is away.</exception>
    Task RebuildAsync(CancellationToken cancellationToken);

    /// <summary>Stops a rebuild where it is; <see cref="RebuildAsync"/> goes on from there, also after a restart.</summary>
    /// <inheritdoc cref="RebuildAsync"/>
    Task StopAsync(CancellationToken cancellationToken);
}

/// <summary>How the projection stands.</summary>
public enum ProjectionState
{
    /// <summary>No search server is configured.</summary>
    Off,
    /// <summary>Nobody has projected yet, or no node does just now.</summary>
    Waiting,
    /// <summary>The indexes are there and follow the database.</summary>
    Up,
    /// <summary>The indexes follow, but are more than a few seconds behind.</summary>
    Behind,
    /// <summary>An index is missing and being built; until then the console searches the database.</summary>
    Building,
    /// <summary>The server is away or refuses; the console searches the database.</summary>
    Down,
}

/// <summary>How the projection stands.</summary>
/// <param name="State">In a word.</param>
/// <param name="Since">Since when, UTC; null where that is not known.</param>
/// <param name="Reason">Why it is down, for administrators: the server's reason or the key of configuration. Null where nothing is wrong.</param>
/// <param name="Lag">Age of the oldest change that is not in the index; zero where all are. Null where nothing was measured.</param>
/// <param name="Server">Distribution and version of the server; null where it was not reached.</param>
/// <param name="Rebuild">The rebuild under way or stopped; null for none.</param>
/// <param name="Node">Which node projects; null for none.</param>
public sealed record ProjectionStatus(
    ProjectionState State, DateTimeOffset? Since, string? Reason, TimeSpan? Lag, string? Server, RebuildProgress? Rebuild, string? Node)
{
    /// <summary>No search server is configured.</summary>
    public static ProjectionStatus Off { get; } = new(ProjectionState.Off, null, null, null, null, null, null);
}

/// <summary>How far a rebuild is.</summary>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Done">Records written.</param>
/// <param name="Total">About how many there are in all.</param>
/// <param name="IsStopped">True where somebody stopped it.</param>
public sealed record RebuildProgress(DateTimeOffset StartedAt, long Done, long Total, bool IsStopped);
