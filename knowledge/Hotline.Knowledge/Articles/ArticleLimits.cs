namespace Hotline.Knowledge.Articles;

/// <summary>How long the parts of an article may be, in characters. Chinese says the same in a third of the characters.</summary>
/// <param name="Title">Of the title.</param>
/// <param name="Phrasing">Of each phrasing.</param>
/// <param name="Keyword">Of each keyword.</param>
/// <param name="Spoken">Of the spoken answer.</param>
/// <param name="Body">Of the body.</param>
public sealed record ArticleLimits(int Title, int Phrasing, int Keyword, int Spoken, int Body)
{
    /// <summary>Most phrasings.</summary>
    public const int MostPhrasings = 20;
    /// <summary>Most keywords.</summary>
    public const int MostKeywords = 12;
    /// <summary>Most areas.</summary>
    public const int MostAreas = 400;
    /// <summary>Characters of the source.</summary>
    public const int Source = 300;

    /// <summary>A spoken answer of 120 characters takes half a minute: what a caller listens to before asking again.</summary>
    public static ArticleLimits Chinese { get; } = new(Title: 40, Phrasing: 40, Keyword: 20, Spoken: 120, Body: 2000);

    /// <summary>Of a translation.</summary>
    public static ArticleLimits Other { get; } = new(Title: 100, Phrasing: 120, Keyword: 60, Spoken: 240, Body: 4000);

    /// <summary>Of an article in this language.</summary>
    public static ArticleLimits For(string language) => language == ArticleLanguages.Chinese ? Chinese : Other;
}
