using System.Text;
using Hotline.Knowledge.Articles;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Editing;

/// <summary>Reads articles from outside, says what taking them would do, and takes them as versions that wait for review.</summary>
public sealed class ArticleImport
{
    /// <summary>Most bytes of an upload.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Most articles of one.</summary>
    public const int MaxArticles = 2_000;

    private readonly KnowledgeOptions _options;
    private readonly IArticleVersions _versions;
    private readonly IArticleDesk _desk;
    private readonly IArticleImports _imports;

    /// <summary>Over the file set and the console's versions.</summary>
    public ArticleImport(IOptions<KnowledgeOptions> options, IArticleVersions versions, IArticleDesk desk, IArticleImports imports)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _versions, _desk, _imports) = (options.Value, versions, desk, imports);
    }

    /// <summary>Reads a file and keeps what is in it for <see cref="TakeAsync"/>. Nothing is changed.</summary>
    /// <param name="name">The file's name: <c>.zip</c> with Markdown files, <c>.csv</c>, or one <c>.md</c>.</param>
    /// <param name="content">Its content, at most <see cref="MaxBytes"/>.</param>
    /// <param name="accountId">Who imports.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ImportReport> TryAsync(string name, byte[] content, string accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        var problems = new List<ArticleProblem>();
        var texts = Read(name, content, problems);
        foreach (var twice in texts.GroupBy(t => t.Key).Where(g => g.Count() > 1).SelectMany(g => g.Skip(1)))
            problems.Add(new(twice.File, twice.Line, ArticleKeys.Id, ArticleMessages.Format("ImportTwice", twice.Key.FileName)));
        var known = await KnownAsync(cancellationToken);
        var faults = Faults(texts, known.Overlay);
        var entries = texts.DistinctBy(t => t.Key).Select(t => EntryOf(t, faults[t.Key], known)).ToList();
        var good = texts.DistinctBy(t => t.Key).Where(t => entries.Any(e => e.Key == t.Key && e.Kind is ImportKind.New or ImportKind.Changed)).ToList();
        var id = good.Count == 0 ? null : await _imports.KeepAsync(good, accountId, cancellationToken);
        return new(id, entries, problems);
    }

    /// <summary>Takes what was found good; each becomes a version of this account that waits for review. Null where the import is not known any more.</summary>
    public async Task<ImportResult?> TakeAsync(string id, string accountId, CancellationToken cancellationToken)
    {
        if (await _imports.FindAsync(id, accountId, cancellationToken) is not { } texts)
            return null;
        var (taken, skipped) = (0, new List<ArticleKey>());
        foreach (var text in texts)
        {
            // What somebody has open is not written over.
            if (await _desk.SaveAsync(text.Key, text.Text, seen: null, accountId, cancellationToken) is not ArticleOutcome.Done saved)
            {
                skipped.Add(text.Key);
                continue;
            }

            taken++;
            await _desk.StepAsync(text.Key, ArticleStep.Submit, saved.Version.Token, note: null, accountId, cancellationToken);
        }

        await _imports.ForgetAsync(id, cancellationToken);
        return new(taken, skipped);
    }

    private static List<ImportedText> Read(string name, byte[] content, List<ArticleProblem> problems)
    {
        var shown = Path.GetFileName(name);
        if (content.Length > MaxBytes)
        {
            problems.Add(new(shown, 1, null, ArticleMessages.Format("FileTooLarge", content.Length, MaxBytes)));
            return [];
        }

        try
        {
            return Path.GetExtension(shown).ToUpperInvariant() switch
            {
                ".ZIP" => ArticleZip.Read(content, problems),
                ".CSV" => ArticleCsv.Read(shown, ArticleFile.Decode(content), problems),
                ".MD" => [new(shown, 1, ArticleKey.OfFile(shown), ArticleFile.Decode(content))],
                _ => Refuse("ImportKind"),
            };
        }
        catch (DecoderFallbackException)
        {
            return Refuse("NotUtf8");
        }
        catch (InvalidDataException)
        {
            return Refuse("ImportZip");
        }

        List<ImportedText> Refuse(string message)
        {
            problems.Add(new(shown, 1, null, ArticleMessages.Format(message)));
            return [];
        }
    }

    // By the loader itself, all of them together: a translation may come with its Chinese version.
    private ILookup<ArticleKey, ArticleProblem> Faults(List<ImportedText> texts, ArticleOverlay present)
    {
        var all = new Dictionary<ArticleKey, string>(present.Texts);
        foreach (var text in texts.Where(t => t.Key.IsWellFormed))
            all[text.Key] = text.Text;
        var loaded = ArticleFolder.Load(_options, present with { Texts = all });
        return loaded.LeftOut.ToLookup(p => ArticleKey.OfFile(p.File));
    }

    private async Task<Known> KnownAsync(CancellationToken cancellationToken)
    {
        var overlay = ArticleOverlay.Of(await _versions.InForceAsync(cancellationToken));
        var open = (await _versions.OpenAsync(cancellationToken)).Select(v => v.Key).ToHashSet();
        return new(overlay, open);
    }

    private ImportEntry EntryOf(ImportedText text, IEnumerable<ArticleProblem> faults, Known known)
    {
        var isRow = text.Line > 1;
        var problems = faults.Select(p => p with { File = text.File, Line = isRow ? text.Line : p.Line }).Distinct().ToList();
        if (!text.Key.IsWellFormed)
            problems.Add(new(text.File, text.Line, ArticleKeys.Id, ArticleMessages.Format("BadId", text.Key.Name)));
        var present = text.Key.IsWellFormed ? known.Overlay.Texts.GetValueOrDefault(text.Key) ?? _desk.FileText(text.Key) : null;
        var kind = problems.Count > 0 ? ImportKind.Faulty
            : known.Open.Contains(text.Key) ? ImportKind.HasDraft
            : present is null ? ImportKind.New
            : IsSame(text.Key, present, text.Text) ? ImportKind.Same : ImportKind.Changed;
        return new(text.Key, text.File, text.Line, kind, ArticleForm.Of(text.Key, text.Text).Title, problems);
    }

    private static bool IsSame(ArticleKey key, string one, string other) => ArticleForm.Of(key, one).ToText(key) == ArticleForm.Of(key, other).ToText(key);

    private sealed record Known(ArticleOverlay Overlay, HashSet<ArticleKey> Open);
}

/// <summary>What an import would do.</summary>
/// <param name="Id">To take it with; null where there is nothing to take.</param>
/// <param name="Entries">What was found.</param>
/// <param name="Problems">What could not be read, by file and line.</param>
public sealed record ImportReport(string? Id, IReadOnlyList<ImportEntry> Entries, IReadOnlyList<ArticleProblem> Problems);

/// <summary>An article of an import.</summary>
/// <param name="Key">Which.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line there; 1 for a file of its own.</param>
/// <param name="Kind">What it is to the present articles.</param>
/// <param name="Title">Its title.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record ImportEntry(ArticleKey Key, string File, int Line, ImportKind Kind, string Title, IReadOnlyList<ArticleProblem> Problems);

/// <summary>What an imported article is to the present ones.</summary>
public enum ImportKind
{
    /// <summary>There is none yet.</summary>
    New,
    /// <summary>Differs from the present one.</summary>
    Changed,
    /// <summary>Says the same; is not taken.</summary>
    Same,
    /// <summary>Somebody is writing in it; is not taken.</summary>
    HasDraft,
    /// <summary>Something is wrong with it; is not taken.</summary>
    Faulty,
}

/// <summary>What an import did.</summary>
/// <param name="Taken">How many now wait for review, or are drafts where their Chinese version has to be published first.</param>
/// <param name="Skipped">Those that somebody had begun to write in meanwhile.</param>
public sealed record ImportResult(int Taken, IReadOnlyList<ArticleKey> Skipped);
