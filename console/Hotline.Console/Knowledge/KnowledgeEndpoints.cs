using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Wording;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Feedback;
using Hotline.Knowledge.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Knowledge;

/// <summary>The articles: find them, read them as each channel says them, and try which would answer a question, and why.</summary>
internal sealed class KnowledgeEndpoints(IKnowledgeBase knowledge, IArticleVersions versions, EditorCounts counts, ChannelPreviews previews, TimeProvider time)
{
    private const int Hits = 5;
    private const int MaxQuestion = 200;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/knowledge", ShowAsync).Require(Right.ReadKnowledge);
        console.MapGet("/knowledge/{id}", OneAsync).Require(Right.ReadKnowledge);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string? q)
    {
        var question = q?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxQuestion)] : null;
        var today = Times.Day(time.GetUtcNow());
        var found = question is null ? null : await knowledge.AskAsync(new(question, Language, today, Hits), context.RequestAborted);
        var reasons = found?.Hits.Select(h => AnswerReason.Of(question!, ArticleLanguageCodes.All.Select(l => knowledge.Find(h.Article.Id, l)!))).ToList() ?? [];
        var articles = knowledge.Articles.Where(a => a.Language == Language).OrderBy(a => a.Category, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal);
        var open = (await versions.OpenAsync(context.RequestAborted)).ToLookup(v => v.Key.Id, v => v.Stage);
        return context.Page(T("Knowledge_Title"), Fragment.Of<KnowledgePage>(
            new KnowledgeModel(question, found, reasons, [.. articles], open, today, await counts.OfAsync(context.Person()!, context.RequestAborted))));
    }

    private async Task<IResult> OneAsync(HttpContext context, string id, string? @in)
    {
        var language = @in is ArticleLanguageCodes.Chinese or ArticleLanguageCodes.English ? @in : Language;
        if (knowledge.Find(id, language) is not { } article)
        {
            // An article that was never published is known to those who write it.
            return context.Person()!.Has(Right.EditKnowledge) && (await versions.HistoryAsync(new(id, language), context.RequestAborted)).Count > 0
                ? context.SeeOther($"/console/knowledge/edit/article/{Uri.EscapeDataString(id)}?in={language}")
                : Refusals.NotFound(context);
        }

        var others = ArticleLanguageCodes.All.Where(l => l != article.Language && knowledge.Find(id, l)?.Language == l).ToList();
        return context.Page(article.Title, Fragment.Of<ArticlePage>(new ArticleModel(article, others, previews.Of(article, time.GetUtcNow()))));
    }
}

/// <summary>The languages of articles.</summary>
internal static class ArticleLanguageCodes
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static readonly string[] All = [Chinese, English];
}

/// <summary>The articles, and what a question finds among them.</summary>
/// <param name="Question">What was asked, or null.</param>
/// <param name="Found">What it finds, or null.</param>
/// <param name="Reasons">Why each of the hits was found.</param>
/// <param name="Articles">Every article in the reader's language.</param>
/// <param name="Open">Stages of open versions by id.</param>
/// <param name="Today">The city's day.</param>
/// <param name="Counts">What waits for editors.</param>
public sealed record KnowledgeModel(
    string? Question, KnowledgeResult? Found, IReadOnlyList<AnswerReason> Reasons, IReadOnlyList<Article> Articles, ILookup<string, ArticleStage> Open, DateOnly Today,
    EditorTabsModel? Counts);

/// <summary>A published article.</summary>
/// <param name="Article">It.</param>
/// <param name="OtherLanguages">Languages in which there is a version too.</param>
/// <param name="Previews">How each channel says it.</param>
public sealed record ArticleModel(Article Article, IReadOnlyList<string> OtherLanguages, IReadOnlyList<ShownPreview> Previews);
