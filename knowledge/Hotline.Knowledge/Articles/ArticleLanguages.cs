namespace Hotline.Knowledge.Articles;

/// <summary>The languages in which articles are written.</summary>
internal static class ArticleLanguages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static IReadOnlyList<string> All { get; } = [Chinese, English];

    /// <summary>The language by a file's name: <c>elderly-card.en</c> is English, <c>elderly-card</c> Chinese.</summary>
    public static (string Id, string Language) OfFile(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? (name, Chinese) : (name[..dot], name[(dot + 1)..]);
    }
}
