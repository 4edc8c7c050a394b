namespace Hotline.Knowledge.Editing;

/// <summary>Names an article in one language.</summary>
/// <param name="Id">Its id, shared by its languages.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
public readonly record struct ArticleKey(string Id, string Language)
{
    /// <summary>Most characters of an id.</summary>
    public const int MaxIdLength = 60;

    /// <summary>Name of its file: <c>elderly-card.md</c>, <c>elderly-card.en.md</c>.</summary>
    public string FileName => Name + ".md";

    /// <summary>The file's name without <c>.md</c>.</summary>
    internal string Name => Language == Articles.ArticleLanguages.Chinese ? Id : $"{Id}.{Language}";

    /// <summary>True where the id is one (small letters, digits, hyphens between them) and the language is known.</summary>
    public bool IsWellFormed => Id is { Length: > 0 and <= MaxIdLength } && Articles.ArticleReader.IsId(Id) && Articles.ArticleLanguages.All.Contains(Language);

    /// <summary>The key that a file's name tells, with or without <c>.md</c>.</summary>
    public static ArticleKey OfFile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (id, language) = Articles.ArticleLanguages.OfFile(name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
        return new(id, language);
    }
}
