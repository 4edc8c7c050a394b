using System.Globalization;
using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>Changes to the city's lists: who gets what, what departments are called, who must take what is left. All of it is audited, and can be undone.</summary>
internal sealed class CityEditEndpoints(ICityDesk desk, ICityDirectory city, IRoutingTable table, IStaffAccounts accounts, CityWords words, Audit audit)
{
    private const string Routing = "/settings/routing";
    private const string Departments = "/settings/departments";
    private const string Fallback = "/settings/fallback";
    private const string Any = "*";

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Routing + "/line", (HttpContext c, string? area, string? category, string? saved) => LineAsync(c, area, category, IsSaved(saved))).Require(Right.Administer);
        console.MapPost(Routing + "/line", SaveLineAsync).Require(Right.Administer);
        console.MapPost(Routing + "/line/restore", RestoreLineAsync).Require(Right.Administer);
        console.MapGet(Departments + "/{code}", (HttpContext c, string code, string? saved) => DepartmentAsync(c, code, IsSaved(saved))).Require(Right.Administer);
        console.MapPost(Departments + "/{code}", SaveDepartmentAsync).Require(Right.Administer);
        console.MapPost(Departments + "/{code}/restore", RestoreDepartmentAsync).Require(Right.Administer);
        console.MapGet(Fallback, (HttpContext c, string? saved, CancellationToken _) => FallbackAsync(c, IsSaved(saved))).Require(Right.Administer);
        console.MapPost(Fallback, SaveFallbackAsync).Require(Right.Administer);
        console.MapPost(Fallback + "/restore", RestoreFallbackAsync).Require(Right.Administer);
    }

    private async Task<IResult> LineAsync(HttpContext context, string? area, string? category, bool isSaved, CityOutcome? outcome = null, RouteValue? typed = null)
    {
        var (givenArea, givenCategory) = (Given(area), Given(category));
        if ((givenArea is not null && city.FindArea(givenArea) is null) || (givenCategory is not null && city.FindCategory(givenCategory) is null))
            return Refusals.NotFound(context);
        var key = RouteValue.KeyOf(givenArea, givenCategory);
        var history = await HistoryAsync(CityList.Routes, key, context.RequestAborted);
        var standing = RouteValue.Parse(history.Text ?? "");
        return Page(context, outcome, T("Route_Title"), Fragment.Of<RouteLinePage>(new RouteLineModel(
            givenArea, givenCategory, standing, typed ?? standing, history, ErrorOf(outcome), isSaved)));
    }

    private async Task<IResult> SaveLineAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (area, category) = (form["area"].ToString(), form["category"].ToString());
        var typed = form["department"].ToString() is { Length: > 0 } department
            ? new RouteValue(department, [.. form["alternative"].OfType<string>().Where(a => a.Length > 0)]) : null;
        var outcome = await WriteAsync(context, CityList.Routes, RouteValue.KeyOf(Given(area), Given(category)), typed?.Text ?? "", form);
        return await AnswerAsync(context, outcome, AddressOf(area, category), () => LineAsync(context, area, category, false, outcome, typed));
    }

    private async Task<IResult> RestoreLineAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (area, category) = (form["area"].ToString(), form["category"].ToString());
        var outcome = await RestoreAsync(context, CityList.Routes, RouteValue.KeyOf(Given(area), Given(category)), form);
        return await AnswerAsync(context, outcome, AddressOf(area, category), () => LineAsync(context, area, category, false, outcome));
    }

    private async Task<IResult> DepartmentAsync(HttpContext context, string code, bool isSaved, CityOutcome? outcome = null, DepartmentValue? typed = null)
    {
        if (city.FindDepartment(code) is not { } department)
            return Refusals.NotFound(context);
        var people = (await accounts.ListAsync(context.RequestAborted)).Where(a => a.Department == code && !a.IsClosed).OrderByDescending(a => a.Role == StaffRole.DepartmentHead);
        var lines = table.Lines.Where(l => l.Department.Code == code || l.Alternatives.Any(a => a.Code == code));
        return Page(context, outcome, words.Department(code), Fragment.Of<DepartmentPage>(new DepartmentModel(
            department, typed ?? new(department.Name, department.EnglishName, department.Phone), [.. people], [.. lines],
            await HistoryAsync(CityList.Departments, code, context.RequestAborted), ErrorOf(outcome), isSaved, desk.FallbackDepartment == code)));
    }

    private async Task<IResult> SaveDepartmentAsync(HttpContext context, string code)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = new DepartmentValue(Line(form, "name"), Line(form, "englishName"), Line(form, "phone") is { Length: > 0 } phone ? phone : null);
        var outcome = await WriteAsync(context, CityList.Departments, code, typed.Text, form);
        return await AnswerAsync(context, outcome, AddressOf(code), () => DepartmentAsync(context, code, false, outcome, typed));
    }

    private async Task<IResult> RestoreDepartmentAsync(HttpContext context, string code)
    {
        var outcome = await RestoreAsync(context, CityList.Departments, code, await context.Request.ReadFormAsync(context.RequestAborted));
        return await AnswerAsync(context, outcome, AddressOf(code), () => DepartmentAsync(context, code, false, outcome));
    }

    private async Task<IResult> FallbackAsync(HttpContext context, bool isSaved, CityOutcome? outcome = null)
        => Page(context, outcome, T("Fallback_Title"), Fragment.Of<FallbackPage>(new FallbackModel(
            desk.FallbackDepartment, await HistoryAsync(CityList.FallbackOwner, CityListKeys.Fallback, context.RequestAborted), ErrorOf(outcome), isSaved)));

    private async Task<IResult> SaveFallbackAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var outcome = await WriteAsync(context, CityList.FallbackOwner, CityListKeys.Fallback, form["department"].ToString(), form);
        return await AnswerAsync(context, outcome, $"/console{Fallback}?saved=1", () => FallbackAsync(context, false, outcome));
    }

    private async Task<IResult> RestoreFallbackAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await RestoreAsync(context, CityList.FallbackOwner, CityListKeys.Fallback, await context.Request.ReadFormAsync(cancellationToken));
        return await AnswerAsync(context, outcome, $"/console{Fallback}?saved=1", () => FallbackAsync(context, false, outcome));
    }

    private async Task<CityHistory> HistoryAsync(CityList list, string key, CancellationToken cancellationToken)
        => new(list, await desk.HistoryAsync(list, key, cancellationToken), desk.FileText(list, key), (await accounts.ListAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.DisplayName));

    private async Task<CityOutcome> WriteAsync(HttpContext context, CityList list, string key, string text, IFormCollection form)
        => await AuditedAsync(context, await desk.WriteAsync(list, key, text, Number(form, "seen"), context.Person()!.AccountId, context.RequestAborted));

    private async Task<CityOutcome> RestoreAsync(HttpContext context, CityList list, string key, IFormCollection form)
        => await AuditedAsync(context, await desk.RestoreAsync(list, key, Number(form, "number"), Number(form, "seen"), context.Person()!.AccountId, context.RequestAborted));

    private async Task<CityOutcome> AuditedAsync(HttpContext context, CityOutcome outcome)
    {
        if (outcome is CityOutcome.Done { Version: var version })
            await audit.WriteAsync(context.Person()!.AccountId, ActionOf(version.List), version.Key, words.Of(version.List, version.Text ?? desk.FileText(version.List, version.Key)));
        return outcome;
    }

    /// <summary>What stands now is shown at its own address; what was refused, in answer to the form.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext context, CityOutcome outcome, string saved, Func<Task<IResult>> refused)
        => outcome is CityOutcome.Done or CityOutcome.Unchanged ? context.SeeOther(saved) : await refused();

    private static string ActionOf(CityList list) => list switch
    {
        CityList.Routes => "city.routeChanged",
        CityList.Departments => "city.departmentChanged",
        CityList.FallbackOwner => "city.fallbackChanged",
    };

    private static IResult Page(HttpContext context, CityOutcome? outcome, string title, Microsoft.AspNetCore.Components.RenderFragment body)
        => context.Page(title, body, status: outcome switch
        {
            CityOutcome.Refused => StatusCodes.Status422UnprocessableEntity,
            CityOutcome.Stale => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        });

    private static string? ErrorOf(CityOutcome? outcome) => outcome switch
    {
        CityOutcome.Refused refused => string.Join(Language == "en" ? " " : "", refused.Faults.Select(f => T("CityProblem_" + f.Problem, f.Value))),
        CityOutcome.Stale => T("City_Stale"),
        _ => null,
    };

    private static string AddressOf(string area, string category) => $"/console{Routing}/line?area={Uri.EscapeDataString(area)}&category={Uri.EscapeDataString(category)}&saved=1";

    private static string AddressOf(string department) => $"/console{Departments}/{Uri.EscapeDataString(department)}?saved=1";

    private static bool IsSaved(string? saved) => saved == "1";

    private static string? Given(string? code) => string.IsNullOrEmpty(code) || code == Any ? null : code;

    // A line's end would part the fields of what is stored.
    private static string Line(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings(" ").Trim();

    private static int Number(IFormCollection form, string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>The versions of an entry.</summary>
/// <param name="List">Of which list.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="FileText">What the files say; null: nothing.</param>
/// <param name="Names">Of accounts.</param>
public sealed record CityHistory(CityList List, IReadOnlyList<CityVersion> Versions, string? FileText, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Number of the latest; 0: the files' stands.</summary>
    public int Latest => Versions.Count == 0 ? 0 : Versions[0].Number;

    /// <summary>What stands; null: nothing.</summary>
    public string? Text => Versions.Count == 0 ? FileText : Versions[0].Text ?? FileText;
}

/// <summary>A line of the routing table, to be changed.</summary>
/// <param name="Area">Code; null: the whole city.</param>
/// <param name="Category">Code; null: any.</param>
/// <param name="Standing">What stands; null: there is no such line.</param>
/// <param name="Shown">What the form shows.</param>
/// <param name="History">Its versions.</param>
/// <param name="Error">What is wrong, or null.</param>
/// <param name="IsSaved">True right after a change.</param>
public sealed record RouteLineModel(string? Area, string? Category, RouteValue? Standing, RouteValue? Shown, CityHistory History, string? Error, bool IsSaved);

/// <summary>A department, to be changed.</summary>
/// <param name="Department">As it is.</param>
/// <param name="Shown">What the form shows.</param>
/// <param name="People">Who works there, heads first.</param>
/// <param name="Lines">Lines of the routing table that name it.</param>
/// <param name="History">Its versions.</param>
/// <param name="Error">What is wrong, or null.</param>
/// <param name="IsSaved">True right after a change.</param>
/// <param name="IsFallback">True where it must take what is left.</param>
public sealed record DepartmentModel(
    Department Department, DepartmentValue Shown, IReadOnlyList<StaffAccount> People, IReadOnlyList<RoutingLine> Lines, CityHistory History, string? Error, bool IsSaved, bool IsFallback);

/// <summary>Who must take what nobody else can be given.</summary>
/// <param name="Department">Its code.</param>
/// <param name="History">Its versions.</param>
/// <param name="Error">What is wrong, or null.</param>
/// <param name="IsSaved">True right after a change.</param>
public sealed record FallbackModel(string Department, CityHistory History, string? Error, bool IsSaved);
