using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <summary>The fields of an article file as they are written, nothing checked but their form.</summary>
public sealed record ArticleForm
{
    /// <summary>An empty form.</summary>
    public static ArticleForm Empty { get; } = new();

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>How residents ask for it.</summary>
    public IReadOnlyList<string> AskedAs { get; init; } = [];

    /// <summary>Everyday and official words.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Code of the category; Chinese articles only, as are the fields down to <see cref="Reviewed"/>.</summary>
    public string Category { get; init; } = "";

    /// <summary>Code of the department.</summary>
    public string Department { get; init; } = "";

    /// <summary>Names of areas it holds in; empty: everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>First day it holds, <c>yyyy-MM-dd</c>.</summary>
    public string ValidFrom { get; init; } = "";

    /// <summary>Last day it holds, or empty.</summary>
    public string ValidUntil { get; init; } = "";

    /// <summary>What it rests on; in a translation its name there, or empty for that of the Chinese version.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it was last checked.</summary>
    public string Reviewed { get; init; } = "";

    /// <summary>The answer as it is said aloud.</summary>
    public string Spoken { get; init; } = "";

    /// <summary>The full answer, Markdown.</summary>
    public string Body { get; init; } = "";

    /// <summary>Reads the fields of a file's text; what cannot be read is empty.</summary>
    public static ArticleForm Of(ArticleKey key, string text)
    {
        var file = ArticleFile.Parse(key.Name, key.FileName, text);
        return new()
        {
            Title = Text(file, ArticleKeys.Title),
            AskedAs = Items(file, ArticleKeys.AskedAs),
            Keywords = Items(file, ArticleKeys.Keywords),
            Category = Text(file, ArticleKeys.Category),
            Department = Text(file, ArticleKeys.Department),
            Areas = Items(file, ArticleKeys.Areas),
            ValidFrom = Text(file, ArticleKeys.ValidFrom),
            ValidUntil = Text(file, ArticleKeys.ValidUntil),
            Source = Text(file, ArticleKeys.Source),
            Reviewed = Text(file, ArticleKeys.Reviewed),
            Spoken = Text(file, ArticleKeys.Spoken),
            Body = file.Body,
        };
    }

    /// <summary>The file's text: keys in their order, then the body.</summary>
    public string ToText(ArticleKey key) => ArticleTextWriter.Write(key, this);

    private static string Text(ArticleFile file, string key) => file.FrontMatter.Values.GetValueOrDefault(key)?.Text ?? "";

    private static string[] Items(ArticleFile file, string key)
        => file.FrontMatter.Values.GetValueOrDefault(key)?.Items is { } items ? [.. items.Select(i => i.Text)] : [];
}
