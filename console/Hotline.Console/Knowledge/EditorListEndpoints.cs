using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Wording;
using Hotline.Knowledge;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Feedback;
using Hotline.Knowledge.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Knowledge;

/// <summary>What waits for editors: versions to finish or review, articles that expire, and what residents asked in vain.</summary>
internal sealed class EditorListEndpoints(
    IArticleDesk desk, IArticleVersions versions, IKnowledgeBase knowledge, KnowledgeGaps gaps, IStaffAccounts accounts, EditorCounts counts,
    IOptions<KnowledgeOptions> options, Audit audit, TimeProvider time)
{
    private const int MostPublished = 200;
    private const int MostGaps = 100;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/knowledge/edit/review", ReviewAsync).Require(Right.EditKnowledge);
        console.MapPost("/knowledge/edit/review", PublishManyAsync).Require(Right.EditKnowledge);
        console.MapGet("/knowledge/edit/due", DueAsync).Require(Right.EditKnowledge);
        console.MapGet("/knowledge/edit/gaps", GapsAsync).Require(Right.EditKnowledge);
        console.MapPost("/knowledge/edit/gaps", AsideAsync).Require(Right.EditKnowledge);
    }

    private async Task<IResult> ReviewAsync(HttpContext context, int? published, int? refused)
    {
        var open = await versions.OpenAsync(context.RequestAborted);
        var inForce = (await versions.InForceAsync(context.RequestAborted)).Where(v => v.Stage == ArticleStage.Withdrawn).ToList();
        var people = await accounts.ListAsync(context.RequestAborted);
        var rows = open.Select(v => new ReviewRow(v, ArticleForm.Of(v.Key, v.Text).Title, !v.Authors.Contains(context.Person()!.AccountId))).ToList();
        var notice = published is null ? null : T("Review_Published", published, refused ?? 0);
        return context.Page(T("Edit_Review"), Fragment.Of<ReviewPage>(new ReviewModel(
            rows, [.. inForce.Select(v => new ReviewRow(v, ArticleForm.Of(v.Key, v.Text).Title, MayPublish: false))], desk.Faults,
            people.ToDictionary(p => p.Id, p => p.DisplayName), notice, await counts.OfAsync(context.Person()!, context.RequestAborted))));
    }

    private async Task<IResult> PublishManyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (person, published, refused) = (context.Person()!, 0, 0);
        foreach (var picked in form["version"].OfType<string>().Take(MostPublished))
        {
            if (picked.Split('/') is not [var id, var language, var token])
                continue;
            var key = new ArticleKey(id, language);
            if (await desk.StepAsync(key, ArticleStep.Publish, token, null, person.AccountId, cancellationToken) is ArticleOutcome.Done)
            {
                published++;
                await audit.WriteAsync(person.AccountId, "article.publish", key.FileName);
            }
            else
            {
                refused++;
            }
        }

        return context.SeeOther(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/console/knowledge/edit/review?published={published}&refused={refused}"));
    }

    private async Task<IResult> DueAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var today = Times.Day(time.GetUtcNow());
        return context.Page(T("Edit_Due"), Fragment.Of<DuePage>(new DueModel(
            DueArticles.Of(knowledge.Articles, today, options.Value), (await versions.OpenAsync(cancellationToken)).Select(v => v.Key.Id).ToHashSet(), today,
            options.Value, await counts.OfAsync(context.Person()!, cancellationToken))));
    }

    private async Task<IResult> GapsAsync(HttpContext context, bool? aside, string? done)
    {
        var now = time.GetUtcNow();
        var list = await gaps.ListAsync(now, Times.Day(now), aside == true, context.RequestAborted);
        var nearest = list.Gaps.Take(MostGaps).Select(g => g.NearestArticle is { } id ? knowledge.Find(id, Language) : null).ToList();
        return context.Page(T("Edit_Gaps"), Fragment.Of<GapsPage>(new GapsModel(
            [.. list.Gaps.Take(MostGaps)], nearest, list.Gaps.Count, list.AnsweredByNow, aside == true, done == "1",
            await counts.OfAsync(context.Person()!, context.RequestAborted))));
    }

    private async Task<IResult> AsideAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (isBack, now, person) = (form["do"] == "back", time.GetUtcNow(), context.Person()!);
        var list = await gaps.ListAsync(now, Times.Day(now), isBack, cancellationToken);
        if (list.Gaps.FirstOrDefault(g => g.Key == form["gap"]) is { } gap)
        {
            if (isBack)
                await gaps.TakeBackAsync(gap, cancellationToken);
            else
                await gaps.PutAsideAsync(gap, person.AccountId, cancellationToken);
            await audit.WriteAsync(person.AccountId, isBack ? "gap.takenBack" : "gap.putAside", gap.Key);
        }

        return context.SeeOther(isBack ? "/console/knowledge/edit/gaps?aside=true" : "/console/knowledge/edit/gaps?done=1");
    }
}

/// <summary>An open version in the list.</summary>
public sealed record ReviewRow(ArticleVersion Version, string Title, bool MayPublish);

/// <summary>What is being written, waits for review, or is withdrawn.</summary>
public sealed record ReviewModel(
    IReadOnlyList<ReviewRow> Open, IReadOnlyList<ReviewRow> Withdrawn, IReadOnlyList<ArticleProblem> Faults, IReadOnlyDictionary<string, string> Names, string? Notice,
    EditorTabsModel? Counts);

/// <summary>What expires or is to be reviewed.</summary>
public sealed record DueModel(IReadOnlyList<DueArticle> Due, IReadOnlySet<string> Open, DateOnly Today, KnowledgeOptions Options, EditorTabsModel? Counts);

/// <summary>What residents asked in vain.</summary>
public sealed record GapsModel(
    IReadOnlyList<KnowledgeGap> Gaps, IReadOnlyList<Article?> Nearest, int Total, int AnsweredByNow, bool IsAside, bool IsDone, EditorTabsModel? Counts);
