using System.Data.Common;
using Hotline.Storage.Commits;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage;

/// <summary>Opens connections to the database that is configured: one for writing (the committer's), pooled ones for reading.</summary>
internal abstract class DatabaseConnections
{
    /// <summary>What differs between the databases' SQL.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Whether a reader may keep a connection with its compiled statement: true of the embedded database, where a connection is a handle of this process.</summary>
    public virtual bool KeepsStatements => false;

    /// <summary>
    /// An open connection for short reads, for what runs at the start or on a thread of its own: while it waits for one it holds the thread, and
    /// threads that wait so are missing where a connection is to be given back. Dispose to give it back.
    /// </summary>
    public abstract DbConnection OpenForReading();

    /// <summary>As <see cref="OpenForReading"/>, without holding a thread while a server lets it wait.</summary>
    public abstract ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken);

    /// <summary>An open connection whose commits, once <see cref="IGroupDurability"/> has seen them, survive a power cut.</summary>
    public abstract WritingConnection OpenForWriting();

    /// <summary>Whether <paramref name="fault"/> says that the database is away, so that nothing else can be written now either.</summary>
    public abstract bool IsUnreachable(Exception fault);

    /// <summary>Whether <paramref name="fault"/> says that another node wrote the same at the same time, or that this one was too slow: tried again, the write sees what others wrote.</summary>
    public abstract bool LostRace(Exception fault);

    /// <summary>Waits until no other process migrates this database; dispose to let the next one.</summary>
    public abstract IDisposable? LockForMigration();

    /// <summary>Whether an installation is just being moved into this database, so that nobody may use it yet.</summary>
    public virtual bool IsBeingFilled() => false;

    /// <summary>A sentence for whoever configures the service: the key, <paramref name="reason"/>, and what to do.</summary>
    public abstract string Explain(string reason);

    /// <summary>Lets <paramref name="options"/> use this database.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);
}
