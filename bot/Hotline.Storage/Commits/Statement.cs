namespace Hotline.Storage.Commits;

/// <summary>A statement prepared once, with parameters <c>?1</c>, <c>?2</c>, ... in order. For the committer's one connection; not thread-safe.</summary>
internal abstract class Statement : IDisposable
{
    /// <summary>Runs it and returns the number of rows changed.</summary>
    /// <param name="values">Long, int, bool, string, UTF-8 text as bytes, <see cref="Blob"/>, or null, one for each parameter.</param>
    /// <exception cref="System.Data.Common.DbException">The database refused it.</exception>
    public abstract int Execute(params ReadOnlySpan<object?> values);

    /// <summary>Runs it and returns the first column of the first row, a whole number; null where there is no row or it holds NULL.</summary>
    /// <inheritdoc cref="Execute"/>
    public abstract long? ExecuteScalar(params ReadOnlySpan<object?> values);

    /// <summary>Runs it and returns the first column of every row, as text.</summary>
    /// <inheritdoc cref="Execute"/>
    public abstract IReadOnlyList<string> ExecuteTexts(params ReadOnlySpan<object?> values);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Bytes that are no text.</summary>
internal sealed record Blob(byte[] Bytes);
