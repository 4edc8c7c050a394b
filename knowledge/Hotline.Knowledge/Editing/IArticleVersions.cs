namespace Hotline.Knowledge.Editing;

/// <summary>The stored versions of articles. Implemented by storage.</summary>
public interface IArticleVersions
{
    /// <summary>All versions of an article, newest first.</summary>
    Task<IReadOnlyList<ArticleVersion>> HistoryAsync(ArticleKey key, CancellationToken cancellationToken);

    /// <summary>Drafts and what waits for review, the longest unchanged first.</summary>
    Task<IReadOnlyList<ArticleVersion>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>What is published or withdrawn now: at most one version an article.</summary>
    Task<IReadOnlyList<ArticleVersion>> InForceAsync(CancellationToken cancellationToken);

    /// <summary>A number that grows with every change; the same number: nothing has changed.</summary>
    Task<long> StampAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes versions, all or none: a new one where its revision is 1, a change of the stored revision before it otherwise. False, with
    /// nothing written, where a new one's number is taken or a stored one has moved on.
    /// </summary>
    Task<bool> WriteAsync(IReadOnlyList<ArticleVersion> versions, CancellationToken cancellationToken);
}
