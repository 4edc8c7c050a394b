using Hotline.Knowledge.Articles;

namespace Hotline.Evaluation.Input;

/// <summary>
/// An entry of a foreign collection as an article: <c>{id, text}</c> or <c>{id, title, text}</c>. A short text is what is asked
/// itself and becomes the title; a long one without a title is a body only (its first words as a title cost two points of recall).
/// </summary>
internal static class EntryArticle
{
    /// <summary>As for the shipped articles: longer is no title.</summary>
    private const int LongestTitle = 60;

    public static Article Read(JsonRow row)
    {
        var text = row.Text("text");
        var title = row.Optional("title") ?? (text.Length <= LongestTitle ? text : "");
        return new Article
        {
            Id = row.Text("id"),
            Language = ArticleLanguages.Chinese,
            Title = title,
            AskedAs = [],
            Keywords = [],
            Category = "",
            Department = "",
            Areas = [],
            ValidFrom = DateOnly.MinValue,
            Source = "",
            Reviewed = DateOnly.MinValue,
            Spoken = "",
            Body = text,
            PlainBody = text == title ? "" : text,
        };
    }
}
