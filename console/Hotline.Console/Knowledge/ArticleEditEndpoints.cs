using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Wording;
using Hotline.Knowledge.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Knowledge;

/// <summary>Writing articles: drafts, review by somebody else, publishing, withdrawing, versions.</summary>
internal sealed class ArticleEditEndpoints(ArticleEditPages pages, ArticlePrefill prefill, IArticleDesk desk, IArticleVersions versions, Audit audit, TimeProvider time)
{
    private const string One = "/knowledge/edit/article/{id}";

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/knowledge/edit/new", NewAsync).Require(Right.EditKnowledge);
        console.MapGet(One, ShowAsync).Require(Right.EditKnowledge);
        console.MapPost(One, SaveAsync).Require(Right.EditKnowledge);
        console.MapPost(One + "/step", StepAsync).Require(Right.EditKnowledge);
        console.MapPost(One + "/restore", RestoreAsync).Require(Right.EditKnowledge);
        console.MapPost(One + "/checked", CheckedAsync).Require(Right.EditKnowledge);
    }

    private async Task<IResult> NewAsync(HttpContext context, string? gap, string? @in)
    {
        var language = @in == ArticleLanguageCodes.English ? @in : ArticleLanguageCodes.Chinese;
        var key = new ArticleKey(ArticlePrefill.NewId(Times.Day(time.GetUtcNow())), language);
        var form = await prefill.NewAsync(gap, context.RequestAborted);
        var model = await pages.LoadAsync(key, null, null, context.RequestAborted);
        return Page(context, model with { Form = form });
    }

    private async Task<IResult> ShowAsync(HttpContext context, string id, string? @in, string? gap, int? compare, string? done)
    {
        if (KeyOf(id, @in) is not { } key)
            return Refusals.NotFound(context);
        var model = await pages.LoadAsync(key, null, compare, context.RequestAborted);
        if (model.IsNew && key.Language == ArticleLanguageCodes.Chinese)
            return Refusals.NotFound(context);
        if (gap is not null)
            model = model with { Form = await prefill.AddAsync(model.Form, gap, context.RequestAborted), Notice = T("Edit_GapAdded") };
        return Page(context, done is "saved" or "Submit" or "SendBack" or "Publish" or "Withdraw" or "Reinstate" ? model with { Notice = T("Edit_Done_" + done) } : model);
    }

    private async Task<IResult> SaveAsync(HttpContext context, string id, string? @in)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // The id of a new article is one of its fields; afterwards it stands in the address.
        var wanted = form["id"].ToString().Trim();
        var key = new ArticleKey(wanted.Length > 0 ? wanted : id, @in ?? ArticleLanguageCodes.Chinese);
        var typed = ArticleFields.Read(form);
        if (form["do"] == "preview")
            return await BackAsync(context, key, typed, null, StatusCodes.Status200OK, Token(form));
        var person = context.Person()!;
        var outcome = await desk.SaveAsync(key, typed.ToText(key), Token(form), person.AccountId, context.RequestAborted);
        if (outcome is ArticleOutcome.Done saved && form["do"] == "submit")
        {
            await AuditAsync(context, "article.saved", key);
            outcome = await desk.StepAsync(key, ArticleStep.Submit, saved.Version.Token, null, person.AccountId, context.RequestAborted);
            return outcome is ArticleOutcome.Done ? await DoneAsync(context, key, "Submit", "article.submitted") : await BackAsync(context, key, typed, outcome);
        }

        return outcome is ArticleOutcome.Done ? await DoneAsync(context, key, "saved", "article.saved") : await BackAsync(context, key, typed, outcome);
    }

    private async Task<IResult> StepAsync(HttpContext context, string id, string? @in)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (KeyOf(id, @in) is not { } key || !Enum.TryParse<ArticleStep>(form["step"], out var step) || !Enum.IsDefined(step))
            return Refusals.NotFound(context);
        var outcome = await desk.StepAsync(key, step, Token(form), form["note"], context.Person()!.AccountId, context.RequestAborted);
        if (outcome is not ArticleOutcome.Done done)
            return await BackAsync(context, key, null, outcome);
        await AuditAsync(context, "article." + step.ToString().ToLowerInvariant(), key, done.Version.Number);
        return context.SeeOther(step == ArticleStep.Discard ? "/console/knowledge/edit/review" : Address(key, "done=" + step));
    }

    private async Task<IResult> RestoreAsync(HttpContext context, string id, string? @in)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (KeyOf(id, @in) is not { } key || !int.TryParse(form["number"], out var number))
            return Refusals.NotFound(context);
        var text = number == 0 ? desk.FileText(key) : (await versions.HistoryAsync(key, context.RequestAborted)).FirstOrDefault(v => v.Number == number)?.Text;
        if (text is null)
            return Refusals.NotFound(context);
        // Only where nothing is open, so that nobody's draft is written over.
        var outcome = await desk.SaveAsync(key, text, seen: null, context.Person()!.AccountId, context.RequestAborted);
        return outcome is ArticleOutcome.Done ? await DoneAsync(context, key, "saved", "article.restored") : await BackAsync(context, key, null, outcome);
    }

    /// <summary>"Looked at today, and still true": one click, and a second person's look.</summary>
    private async Task<IResult> CheckedAsync(HttpContext context, string id, string? @in)
    {
        if (KeyOf(id, @in) is not { } key)
            return Refusals.NotFound(context);
        var model = await pages.LoadAsync(key, null, null, context.RequestAborted);
        if (model.IsNew)
            return Refusals.NotFound(context);
        var today = Times.Day(time.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var person = context.Person()!;
        var outcome = await desk.SaveAsync(key, (model.Form with { Reviewed = today }).ToText(key), seen: null, person.AccountId, context.RequestAborted);
        if (outcome is ArticleOutcome.Done saved)
            outcome = await desk.StepAsync(key, ArticleStep.Submit, saved.Version.Token, T("Edit_CheckedNote"), person.AccountId, context.RequestAborted);
        return outcome is ArticleOutcome.Done ? await DoneAsync(context, key, "Submit", "article.checked") : await BackAsync(context, key, null, outcome);
    }

    private async Task<IResult> DoneAsync(HttpContext context, ArticleKey key, string done, string action)
    {
        await AuditAsync(context, action, key);
        return context.SeeOther(Address(key, "done=" + done));
    }

    /// <summary>The page again with what was typed and what hindered it.</summary>
    private async Task<IResult> BackAsync(HttpContext context, ArticleKey key, ArticleForm? typed, ArticleOutcome? outcome, int? status = null, string? token = null)
    {
        if (!key.IsWellFormed)
        {
            var empty = new ArticleEditModel { Key = key, Form = typed ?? ArticleForm.Empty, Error = T("Edit_BadId") };
            return Page(context, empty, StatusCodes.Status422UnprocessableEntity);
        }

        var stale = outcome as ArticleOutcome.Stale;
        var compare = stale?.Present is { IsOpen: true } present && typed is not null ? present.Number : (int?)null;
        var model = await pages.LoadAsync(key, typed, compare, context.RequestAborted);
        // A preview changes nothing, also not which state the typed text was begun on.
        if (token is not null && model.Open is { } open && open.Token != token)
            model = model with { Error = T("Edit_OthersMeanwhile", model.WritersOf(open)) };
        model = outcome switch
        {
            ArticleOutcome.Stale { Present: { } other } => model with { Error = T("Edit_Stale", model.WritersOf(other)) },
            ArticleOutcome.Stale => model with { Error = T("Edit_StaleGone") },
            ArticleOutcome.Refused refused => model with { Error = T("Edit_Refused_" + refused.Why), Problems = refused.Problems.Count > 0 ? refused.Problems : model.Problems },
            _ => model,
        };
        return Page(context, model, status ?? (stale is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict));
    }

    private Task AuditAsync(HttpContext context, string action, ArticleKey key, int? number = null)
        => audit.WriteAsync(context.Person()!.AccountId, action, key.FileName, number?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static IResult Page(HttpContext context, ArticleEditModel model, int status = StatusCodes.Status200OK)
        => context.Page(model.Form.Title.Length > 0 ? model.Form.Title : T("Edit_New"), Fragment.Of<ArticleEditPage>(model), status: status);

    private static ArticleKey? KeyOf(string id, string? language)
        => new ArticleKey(id, language ?? ArticleLanguageCodes.Chinese) is { IsWellFormed: true } key ? key : null;

    private static string Address(ArticleKey key, string query) => $"/console/knowledge/edit/article/{key.Id}?in={key.Language}&{query}";

    private static string? Token(IFormCollection form) => form["seen"].ToString() is { Length: > 1 } token ? token : null;
}
