namespace Hotline.Storage;

/// <summary>The few expressions that SQLite and PostgreSQL write differently; everything else is said in SQL that both understand.</summary>
internal abstract class SqlDialect
{
    /// <summary>The text at a path of member names in a column of JSON text; NULL where it is not there.</summary>
    public abstract string JsonText(string column, params string[] path);

    /// <summary>A condition: the truth value at a path of member names in a column of JSON text is there and true.</summary>
    public abstract string JsonIsTrue(string column, params string[] path);

    /// <summary>An expression: the part of a text column before its first full stop; all of it where there is none.</summary>
    public abstract string BeforeDot(string column);

    /// <summary>Put behind a table's name: reads it by this index, and fails rather than by another way. Empty where the database decides.</summary>
    public abstract string IndexedBy(string index);

    /// <summary>Ends a SELECT so that nobody else changes the rows it returned before the transaction ends; empty where nobody else writes.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Ends a SELECT inside another statement: takes the rows of <paramref name="alias"/> and passes those by that somebody else is taking; empty where one writes at a time.</summary>
    public abstract string SkipLocked(string alias);

    /// <summary>
    /// An expression: the instant that leases begin at and are compared with, in Unix milliseconds. Where several nodes write it is the
    /// database's own, so that a node whose clock is wrong takes nothing early; else <paramref name="parameter"/>, this process's.
    /// </summary>
    public abstract string LeaseNow(string parameter);

    /// <summary>What stands after FROM: the texts of a JSON array in <paramref name="parameter"/>, as column <c>k.value</c>.</summary>
    public abstract string Elements(string parameter);

    /// <summary>An expression: the number of the transaction under way, growing from one to the next; 0 where one writes at a time.</summary>
    public abstract string TransactionUnderWay { get; }

    /// <summary>An expression: no transaction that is still under way, anybody's, has a smaller number.</summary>
    public abstract string OldestTransactionUnderWay { get; }

    /// <summary>Whether what only grows is parted by month.</summary>
    public abstract bool PartsByMonth { get; }

    /// <summary>
    /// A SELECT that lets nobody else store a delivery of this channel and external id before the transaction ends; null where a unique key sees to it.
    /// </summary>
    /// <param name="channel">The parameter with the channel.</param>
    /// <param name="externalId">The parameter with the id.</param>
    public abstract string? LockDelivery(string channel, string externalId);

    /// <summary>An expression: the database's own clock, in Unix milliseconds.</summary>
    public abstract string Now { get; }
}
