using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Feedback;

/// <summary>Which articles an editor has to look at soon.</summary>
public static class DueArticles
{
    /// <summary>The most pressing first; an article stands once, with what presses most. Translations go with their Chinese version.</summary>
    /// <param name="articles">Every article.</param>
    /// <param name="today">The city's day.</param>
    /// <param name="options">How long before it is reminded of.</param>
    public static IReadOnlyList<DueArticle> Of(IEnumerable<Article> articles, DateOnly today, KnowledgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. articles.Where(a => a.Language == ArticleLanguages.Chinese)
                .Select(a => Of(a, today, options)).OfType<DueArticle>()
                .OrderBy(d => d.Why).ThenBy(d => d.On).ThenBy(d => d.Article.Id, StringComparer.Ordinal),
        ];
    }

    private static DueArticle? Of(Article article, DateOnly today, KnowledgeOptions options)
    {
        var review = article.Reviewed.AddDays(options.ReviewEveryDays);
        return article switch
        {
            { ValidUntil: { } until } when until < today => new(article, DueReason.Expired, until),
            { ValidUntil: { } until } when until <= today.AddDays(options.RemindDaysBefore) => new(article, DueReason.Expires, until),
            _ when review <= today.AddDays(options.RemindDaysBefore) => new(article, DueReason.Review, review),
            { ValidFrom: var from } when from > today => new(article, DueReason.NotYet, from),
            _ => null,
        };
    }
}

/// <summary>An article to be looked at.</summary>
/// <param name="Article">The Chinese version.</param>
/// <param name="Why">Why.</param>
/// <param name="On">The day on which it expired, expires, is to be reviewed again, or begins to hold.</param>
public sealed record DueArticle(Article Article, DueReason Why, DateOnly On);

/// <summary>Why an article is to be looked at, the most pressing first.</summary>
public enum DueReason
{
    /// <summary>It holds no more, and residents who ask for it get no answer.</summary>
    Expired,
    /// <summary>It soon holds no more.</summary>
    Expires,
    /// <summary>It was last checked long ago.</summary>
    Review,
    /// <summary>It does not hold yet.</summary>
    NotYet,
}
