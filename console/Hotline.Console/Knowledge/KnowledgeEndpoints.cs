using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Wording;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Knowledge;

/// <summary>The articles: find them, read them as each channel says them, and try which would answer a question, and why.</summary>
internal sealed class KnowledgeEndpoints(IKnowledgeBase knowledge, TimeProvider time)
{
    private const int Hits = 5;
    private const int MaxQuestion = 200;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/knowledge", ShowAsync).Require(Right.ReadKnowledge);
        console.MapGet("/knowledge/{id}", One).Require(Right.ReadKnowledge);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string? q)
    {
        var question = q?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxQuestion)] : null;
        var today = Times.Day(time.GetUtcNow());
        var found = question is null ? null : await knowledge.AskAsync(new(question, Language, today, Hits), context.RequestAborted);
        var articles = knowledge.Articles.Where(a => a.Language == Language).OrderBy(a => a.Category, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal);
        return context.Page(T("Knowledge_Title"), Fragment.Of<KnowledgePage>(new KnowledgeModel(question, found, [.. articles], today)));
    }

    private IResult One(HttpContext context, string id) => knowledge.Find(id, Language) is { } article
        ? context.Page(article.Title, Fragment.Of<ArticlePage>(article))
        : Refusals.NotFound(context);
}

/// <summary>The articles, and what a question finds among them.</summary>
/// <param name="Question">What was asked, or null.</param>
/// <param name="Found">What it finds, or null.</param>
/// <param name="Articles">Every article in the reader's language.</param>
/// <param name="Today">The city's day.</param>
public sealed record KnowledgeModel(string? Question, KnowledgeResult? Found, IReadOnlyList<Article> Articles, DateOnly Today);
