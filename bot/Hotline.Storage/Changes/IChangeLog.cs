using Hotline.Bot.Turns;

namespace Hotline.Storage.Changes;

/// <summary>
/// What was committed by any node, in the order in which it may be read: whoever reads on from a position misses nothing. It names what
/// changed; how it is now stands in the tables. Kept for a day. Written where <see cref="StorageOptions.RecordsChanges"/> is set.
/// </summary>
public interface IChangeLog
{
    /// <summary>
    /// Changes after <paramref name="after"/>, oldest first: all of at most <paramref name="limit"/> group commits, each whole, so that the
    /// last one's position may be kept as the next <paramref name="after"/>. The same thing may be named many times.
    /// </summary>
    /// <exception cref="Channels.InboxUnavailableException">The database is away.</exception>
    Task<IReadOnlyList<Change>> ReadAsync(ChangePosition after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The newest position that may be read now; <see cref="ChangePosition.Start"/> where nothing was recorded. One that is smaller than a
    /// position kept earlier says that the database is another one (restored from a backup): whoever holds that position begins anew.
    /// </summary>
    /// <inheritdoc cref="ReadAsync"/>
    Task<ChangePosition> LatestAsync(CancellationToken cancellationToken);

    /// <summary>The oldest position that is still kept; what was recorded before it can no longer be read. Null where there is none.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    Task<ChangePosition?> OldestAsync(CancellationToken cancellationToken);
}

/// <summary>A change, by name.</summary>
/// <param name="Position">Of the group commit that it was part of.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Key">Which one; see <see cref="ChangeKind"/>.</param>
/// <param name="At">When it was committed by the committing node's clock, UTC.</param>
/// <param name="Node">Who committed it.</param>
public sealed record Change(ChangePosition Position, ChangeKind Kind, string Key, DateTimeOffset At, string Node);

/// <summary>A place in the sequence of changes. Compared by transaction first.</summary>
/// <param name="Transaction">The database's number of the transaction; 0 on the embedded database, where one writes at a time.</param>
/// <param name="Id">The row's number.</param>
public readonly record struct ChangePosition(long Transaction, long Id) : IComparable<ChangePosition>
{
    /// <summary>Before everything.</summary>
    public static ChangePosition Start { get; } = new(-1, 0);

    /// <inheritdoc/>
    public int CompareTo(ChangePosition other)
        => Transaction == other.Transaction ? Id.CompareTo(other.Id) : Transaction.CompareTo(other.Transaction);

    /// <summary>Earlier.</summary>
    public static bool operator <(ChangePosition left, ChangePosition right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(ChangePosition left, ChangePosition right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(ChangePosition left, ChangePosition right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(ChangePosition left, ChangePosition right) => left.CompareTo(right) >= 0;
}
