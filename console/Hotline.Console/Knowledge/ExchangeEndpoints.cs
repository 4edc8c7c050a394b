using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Wording;
using Hotline.Knowledge.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Knowledge;

/// <summary>Articles out and in: a zip of Markdown or a CSV; an import is looked at first and taken second.</summary>
internal sealed class ExchangeEndpoints(IArticleDesk desk, ArticleImport import, EditorCounts counts, Audit audit, TimeProvider time)
{
    private const string Root = "/knowledge/edit/exchange";

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, ShowAsync).Require(Right.EditKnowledge);
        console.MapGet(Root + "/articles.{kind}", ExportAsync).Require(Right.EditKnowledge);
        console.MapPost(Root, TryAsync).Require(Right.EditKnowledge).TakesUpTo(ArticleImport.MaxBytes + (64 * 1024));
        console.MapPost(Root + "/take", TakeAsync).Require(Right.EditKnowledge);
    }

    private async Task<IResult> ShowAsync(HttpContext context, int? taken, int? skipped)
        => await PageAsync(context, null, taken is null ? null : T("Exchange_Taken", taken, skipped ?? 0), null);

    private async Task<IResult> ExportAsync(HttpContext context, string kind)
    {
        if (kind is not ("zip" or "csv"))
            return Refusals.NotFound(context);
        var articles = await desk.ExportAsync(context.RequestAborted);
        await audit.WriteAsync(context.Person()!.AccountId, "article.export", "articles." + kind);
        var name = $"articles-{Times.Day(time.GetUtcNow()):yyyy-MM-dd}.{kind}";
        return kind == "zip"
            ? TypedResults.File(ArticleZip.Write(articles), "application/zip", name)
            : TypedResults.File(ArticleCsv.Write(articles), "text/csv; charset=utf-8", name);
    }

    private async Task<IResult> TryAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form.Files["file"] is not { Length: > 0 } file)
            return await PageAsync(context, null, null, T("Exchange_NoFile"));
        if (file.Length > ArticleImport.MaxBytes)
            return await PageAsync(context, null, null, T("Exchange_TooLarge", ArticleImport.MaxBytes / 1024 / 1024));
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancellationToken);
        return await PageAsync(context, await import.TryAsync(file.FileName, content, context.Person()!.AccountId, cancellationToken), null, null);
    }

    private async Task<IResult> TakeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var person = context.Person()!;
        if (await import.TakeAsync(form["import"].ToString(), person.AccountId, cancellationToken) is not { } result)
            return await PageAsync(context, null, null, T("Exchange_Gone"));
        await audit.WriteAsync(person.AccountId, "article.import", "articles", result.Taken.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return context.SeeOther(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"/console{Root}?taken={result.Taken}&skipped={result.Skipped.Count}"));
    }

    private async Task<IResult> PageAsync(HttpContext context, ImportReport? report, string? notice, string? error)
        => context.Page(
            T("Edit_Exchange"), Fragment.Of<ExchangePage>(new ExchangeModel(report, notice, error, await counts.OfAsync(context.Person()!, context.RequestAborted))),
            status: error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>Import and export.</summary>
public sealed record ExchangeModel(ImportReport? Report, string? Notice, string? Error, EditorTabsModel? Counts);
