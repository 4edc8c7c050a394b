namespace Hotline.Knowledge.Articles;

/// <summary>Makes an article of a file and checks every part of it.</summary>
internal static class ArticleReader
{
    /// <summary>A Chinese article.</summary>
    public static Article ReadChinese(ArticleFile file, KnownCodes codes)
    {
        var fields = new FrontMatterFields(file);
        CheckKeys(file, ArticleKeys.All);
        CheckLanguage(file, fields, ArticleLanguages.Chinese);
        var limits = ArticleLimits.Chinese;
        var article = new Article
        {
            Id = ReadId(file, fields, file.Name),
            Language = ArticleLanguages.Chinese,
            Title = fields.Text(ArticleKeys.Title, limits.Title),
            AskedAs = Texts(fields.Items(ArticleKeys.AskedAs, ArticleLimits.MostPhrasings, limits.Phrasing)),
            Keywords = Texts(fields.Items(ArticleKeys.Keywords, ArticleLimits.MostKeywords, limits.Keyword)),
            Category = fields.Code(ArticleKeys.Category, codes.Categories),
            Department = fields.Code(ArticleKeys.Department, codes.Departments),
            Areas = Texts(fields.Items(ArticleKeys.Areas, ArticleLimits.MostAreas, limits.Keyword, mayBeEmpty: true)),
            ValidFrom = fields.Date(ArticleKeys.ValidFrom),
            ValidUntil = fields.Has(ArticleKeys.ValidUntil) ? fields.Date(ArticleKeys.ValidUntil) : null,
            Source = fields.Text(ArticleKeys.Source, ArticleLimits.Source),
            Reviewed = fields.Date(ArticleKeys.Reviewed),
            Spoken = fields.Spoken(limits.Spoken),
            Body = file.Body,
            PlainBody = file.PlainBody,
        };
        if (article.ValidUntil is { } until && until < article.ValidFrom && until != default)
            file.Problems.Add(fields.LineOf(ArticleKeys.ValidUntil), ArticleKeys.ValidUntil, "UntilBeforeFrom", Iso(until), Iso(article.ValidFrom));
        return article;
    }

    /// <summary>A translation, which takes what is not language from the Chinese version.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">Language by the file's name.</param>
    /// <param name="chinese">The Chinese version; null where it is missing or faulty, which is a problem of its own.</param>
    public static Article? ReadTranslation(ArticleFile file, string language, Article? chinese)
    {
        var fields = new FrontMatterFields(file);
        CheckKeys(file, ArticleKeys.OfTranslation);
        CheckLanguage(file, fields, language);
        var limits = ArticleLimits.For(language);
        var id = ReadId(file, fields, ArticleLanguages.OfFile(file.Name).Id);
        var title = fields.Text(ArticleKeys.Title, limits.Title);
        var askedAs = Texts(fields.Items(ArticleKeys.AskedAs, ArticleLimits.MostPhrasings, limits.Phrasing));
        var keywords = Texts(fields.Items(ArticleKeys.Keywords, ArticleLimits.MostKeywords, limits.Keyword));
        var source = fields.Has(ArticleKeys.Source) ? fields.Text(ArticleKeys.Source, ArticleLimits.Source) : null;
        var spoken = fields.Spoken(limits.Spoken);
        return chinese is null ? null : chinese with
        {
            Id = id,
            Language = language,
            Title = title,
            AskedAs = askedAs,
            Keywords = keywords,
            Source = source ?? chinese.Source,
            Spoken = spoken,
            Body = file.Body,
            PlainBody = file.PlainBody,
        };
    }

    private static void CheckKeys(ArticleFile file, IReadOnlyList<string> allowed)
    {
        foreach (var (key, value) in file.FrontMatter.Values)
        {
            if (allowed.Contains(key))
                continue;
            if (ArticleKeys.Inherited.Contains(key))
                file.Problems.Add(value.Line, key, "Inherited");
            else
                file.Problems.Add(value.Line, key, "UnknownKey", string.Join(", ", allowed));
        }
    }

    private static void CheckLanguage(ArticleFile file, FrontMatterFields fields, string byName)
    {
        if (byName == ArticleLanguages.Chinese && !fields.Has(ArticleKeys.Language))
            return;
        var written = fields.Text(ArticleKeys.Language, 20);
        if (written.Length == 0)
            return;
        if (!ArticleLanguages.All.Contains(written))
            file.Problems.Add(fields.LineOf(ArticleKeys.Language), ArticleKeys.Language, "UnknownLanguage", written, string.Join(", ", ArticleLanguages.All));
        else if (written != byName)
            file.Problems.Add(fields.LineOf(ArticleKeys.Language), ArticleKeys.Language, "LanguageIsNotFileName", written);
    }

    private static string ReadId(ArticleFile file, FrontMatterFields fields, string byName)
    {
        var id = fields.Text(ArticleKeys.Id, 60);
        if (id.Length > 0 && !IsId(id))
            file.Problems.Add(fields.LineOf(ArticleKeys.Id), ArticleKeys.Id, "BadId", id);
        else if (id.Length > 0 && id != byName)
            file.Problems.Add(fields.LineOf(ArticleKeys.Id), ArticleKeys.Id, "IdIsNotFileName", id, byName);
        return id;
    }

    /// <summary>True for small letters, digits, and hyphens between them; not for an empty one.</summary>
    public static bool IsId(string id) =>
        id.Length > 0 && id[0] != '-' && id[^1] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string[] Texts(IReadOnlyList<FrontMatterItem> items) => [.. items.Select(i => i.Text)];

    private static string Iso(DateOnly date) => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
