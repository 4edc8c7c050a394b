using System.Data.Common;
using Hotline.Storage.Commits;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage;

/// <summary>Opens connections to the database that is configured: one for writing (the committer's), pooled ones for reading.</summary>
internal abstract class DatabaseConnections
{
    /// <summary>What differs between the databases' SQL.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>An open connection for short reads. Dispose to give it back.</summary>
    public abstract DbConnection OpenForReading();

    /// <summary>An open connection whose commits, once <see cref="IGroupDurability"/> has seen them, survive a power cut.</summary>
    public abstract WritingConnection OpenForWriting();

    /// <summary>Lets <paramref name="options"/> use this database.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);
}
