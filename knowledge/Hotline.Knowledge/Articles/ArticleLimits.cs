namespace Hotline.Knowledge.Articles;

/// <summary>How long the parts of an article may be, in characters. Chinese says the same in a third of the characters.</summary>
internal sealed record ArticleLimits(int Title, int Phrasing, int Keyword, int Spoken, int Body)
{
    public const int MostPhrasings = 20;
    public const int MostKeywords = 12;
    public const int MostAreas = 400;
    public const int Source = 300;

    /// <summary>A spoken answer of 120 characters takes half a minute: what a caller listens to before asking again.</summary>
    public static ArticleLimits Chinese { get; } = new(Title: 40, Phrasing: 40, Keyword: 20, Spoken: 120, Body: 2000);

    public static ArticleLimits Other { get; } = new(Title: 100, Phrasing: 120, Keyword: 60, Spoken: 240, Body: 4000);

    public static ArticleLimits For(string language) => language == ArticleLanguages.Chinese ? Chinese : Other;
}
