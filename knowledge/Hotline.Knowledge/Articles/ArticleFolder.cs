using Hotline.Knowledge.Editing;

namespace Hotline.Knowledge.Articles;

/// <summary>Reads a folder of articles, one Markdown file an article and language; folders within it are for order only.</summary>
internal static class ArticleFolder
{
    /// <summary>Reads the configured folder.</summary>
    /// <exception cref="InvalidArticlesException">Something is wrong in any of them; it lists everything in all of them.</exception>
    public static IReadOnlyList<Article> Load(KnowledgeOptions options) => Load(options, ArticleOverlay.Empty).Articles;

    /// <summary>Reads the configured folder with what the console has put over it. Its texts that are faulty are left out; the files are not.</summary>
    /// <exception cref="InvalidArticlesException">Something is wrong in a file.</exception>
    public static LoadedArticles Load(KnowledgeOptions options, ArticleOverlay overlay) =>
        Load(options.ArticlesDirectory, new KnownCodes(options.Categories, options.Departments), overlay);

    /// <summary>Reads all of them.</summary>
    /// <exception cref="InvalidArticlesException">Something is wrong in any of them; it lists everything in all of them.</exception>
    public static IReadOnlyList<Article> Load(string directory, KnownCodes codes) => Load(directory, codes, ArticleOverlay.Empty).Articles;

    private static LoadedArticles Load(string directory, KnownCodes codes, ArticleOverlay overlay)
    {
        if (!Directory.Exists(directory))
            throw new InvalidArticlesException([new ArticleProblem(directory, 1, null, ArticleMessages.Format("NoFolder", directory))]);

        // Each file by itself is most of the work, and the start waits for it.
        var files = Directory.GetFiles(directory, "*.md", SearchOption.AllDirectories)
            .Where(path => !overlay.Hides(ArticleKey.OfFile(Path.GetFileName(path))))
            .Order(StringComparer.Ordinal)
            .AsParallel().AsOrdered()
            .Select(path => ArticleFile.Read(path, Path.GetRelativePath(directory, path)))
            .ToList();
        if (files.Count + overlay.Texts.Count + overlay.Withdrawn.Count == 0)
            throw new InvalidArticlesException([new ArticleProblem(directory, 1, null, ArticleMessages.Format("NoArticles"))]);

        // Last, so that what both claim is counted against the console's text.
        var texts = overlay.Texts.Where(t => !overlay.IsWithdrawn(t.Key)).OrderBy(t => t.Key.Name, StringComparer.Ordinal)
            .Select(t => (t.Key, File: ArticleFile.Parse(t.Key.Name, t.Key.FileName, t.Value))).ToList();
        var articles = Read([.. files, .. texts.Select(t => t.File)], codes);
        var problems = files.SelectMany(f => f.Problems.Problems.OrderBy(p => p.Line)).ToList();
        if (problems.Count > 0)
            throw new InvalidArticlesException(problems);
        var faulty = texts.Where(t => t.File.Problems.Problems.Count > 0).ToList();
        if (faulty.Count == 0)
            return new(articles, []);
        var rest = Load(directory, codes, overlay.Without(faulty.Select(t => t.Key).ToHashSet()));
        return rest with { LeftOut = [.. faulty.SelectMany(t => t.File.Problems.Problems.OrderBy(p => p.Line)), .. rest.LeftOut] };
    }

    /// <summary>The file of an article, or null where there is none.</summary>
    public static string? PathOf(string directory, ArticleKey key) =>
        Directory.EnumerateFiles(directory, key.FileName, SearchOption.AllDirectories).FirstOrDefault();

    private static List<Article> Read(List<ArticleFile> files, KnownCodes codes)
    {
        var articles = new List<Article>(files.Count);
        var chinese = new Dictionary<string, (Article Article, ArticleFile File)>();
        foreach (var file in files.Where(f => f.FrontMatter.IsWhole && LanguageOf(f) == ArticleLanguages.Chinese))
        {
            var article = ArticleReader.ReadChinese(file, codes);
            articles.Add(article);
            if (!chinese.TryAdd(article.Id, (article, file)) && article.Id.Length > 0)
                file.Problems.Add(new FrontMatterFields(file).LineOf(ArticleKeys.Id), ArticleKeys.Id, "DuplicateId", article.Id, chinese[article.Id].File.Problems.File);
        }

        foreach (var file in files.Where(f => f.FrontMatter.IsWhole && LanguageOf(f) != ArticleLanguages.Chinese))
        {
            var (id, language) = ArticleLanguages.OfFile(file.Name);
            if (files.All(f => f.Name != id))
                file.Problems.Add(1, null, "NoParent", id + ".md");
            var parent = chinese.TryGetValue(id, out var found) ? found.Article : null;
            if (ArticleReader.ReadTranslation(file, language, parent) is { } article)
                articles.Add(article);
        }

        PhrasingCheck.Run(files);
        return articles;
    }

    /// <summary>Something that differs when any file was changed, added or removed.</summary>
    public static int Fingerprint(string directory)
    {
        var hash = new HashCode();
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*.md", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            hash.Add(file.FullName, StringComparer.Ordinal);
            hash.Add(file.Length);
            hash.Add(file.LastWriteTimeUtc);
        }

        return hash.ToHashCode();
    }

    private static string LanguageOf(ArticleFile file) => ArticleLanguages.OfFile(file.Name).Language;
}

/// <summary>Articles as they were read.</summary>
/// <param name="Articles">Those without fault.</param>
/// <param name="LeftOut">What is wrong with texts of the console that were left out.</param>
internal sealed record LoadedArticles(IReadOnlyList<Article> Articles, IReadOnlyList<ArticleProblem> LeftOut);
