namespace Hotline.Storage.Commits;

/// <summary>The connection that groups are written through. Used by the committer's thread alone.</summary>
internal abstract class WritingConnection : IDisposable
{
    /// <summary>What differs between the databases' SQL.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Prepares a statement with parameters <c>?1</c>, <c>?2</c>, ...; whoever asks for it disposes it.</summary>
    public abstract Statement Prepare(string sql);

    /// <summary>Begins the transaction of a group.</summary>
    public abstract void Begin();

    /// <summary>Ends it. What is not committed when the connection is disposed is rolled back.</summary>
    public abstract void Commit();

    /// <inheritdoc/>
    public abstract void Dispose();
}
