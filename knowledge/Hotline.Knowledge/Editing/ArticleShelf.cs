using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Editing;

/// <summary>
/// Keeps the knowledge base at the file set with the console's versions over it. The files are read anew for each change: a few hundred
/// take a tenth of a second, and nobody who is asking waits for it.
/// </summary>
/// <param name="knowledge">What answers.</param>
/// <param name="options">Where the files lie.</param>
/// <param name="versions">The console's versions; none where there is no storage.</param>
internal sealed class ArticleShelf(EmbeddedKnowledgeBase knowledge, IOptions<KnowledgeOptions> options, IArticleVersions? versions) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile IReadOnlyList<ArticleProblem> _faults = [];
    // The files were read when the knowledge base was made.
    private (int Files, long Versions) _seen = (ArticleFolder.Fingerprint(options.Value.ArticlesDirectory), 0);

    public int Count => knowledge.Articles.Count;

    /// <summary>What is wrong with published versions that are therefore left out: a code that the city gave up, a phrasing that a file took since.</summary>
    public IReadOnlyList<ArticleProblem> Faults => _faults;

    /// <summary>Takes what has changed since the last call; true where something had.</summary>
    /// <exception cref="InvalidArticlesException">A file is faulty; the earlier articles stay.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var present = (ArticleFolder.Fingerprint(options.Value.ArticlesDirectory), versions is null ? 0 : await versions.StampAsync(cancellationToken));
            if (present == _seen)
                return false;
            var overlay = versions is null ? ArticleOverlay.Empty : ArticleOverlay.Of(await versions.InForceAsync(cancellationToken));
            // From here on only what is in the articles can be wrong, and that is not said again at every look.
            _seen = present;
            var loaded = ArticleFolder.Load(options.Value, overlay);
            _faults = loaded.LeftOut;
            knowledge.Replace(loaded.Articles);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The text of an article's file, or null where there is none.</summary>
    public string? FileText(ArticleKey key)
        => ArticleFolder.PathOf(options.Value.ArticlesDirectory, key) is { } path ? ArticleFile.ReadText(path) : null;

    /// <summary>Everything that is answered from now, as files.</summary>
    public async Task<IReadOnlyList<(ArticleKey Key, string Text)>> ExportAsync(CancellationToken cancellationToken)
    {
        var overlay = versions is null ? ArticleOverlay.Empty : ArticleOverlay.Of(await versions.InForceAsync(cancellationToken));
        return [.. knowledge.Articles.Select(a => new ArticleKey(a.Id, a.Language)).OrderBy(k => k.Name, StringComparer.Ordinal)
            .Select(k => (k, overlay.Texts.GetValueOrDefault(k) ?? FileText(k))).Where(t => t.Item2 is not null).Select(t => (t.k, t.Item2!))];
    }

    public void Dispose() => _one.Dispose();
}
