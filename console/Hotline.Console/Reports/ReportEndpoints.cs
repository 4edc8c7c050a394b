using System.Globalization;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Tickets;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Reports;

/// <summary>Figures by period, and the tickets behind each. Departments see their own.</summary>
internal sealed class ReportEndpoints(FiguresReader figures, TicketReports reports, IReportedTickets reported, TicketPages tickets, TicketTexts texts, TimeProvider time)
{
    public const string Root = "/console/figures";

    private const int PageSize = 50;
    private const int MostSkipped = 1_000_000;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/figures", ShowAsync).Require(Right.SeeBoard, Right.WorkTickets);
        console.MapGet("/figures/table.csv", CsvAsync).Require(Right.SeeBoard, Right.WorkTickets);
        console.MapGet("/figures/tickets", BehindAsync).Require(Right.ReadAllTickets, Right.WorkTickets);
        console.MapGet("/figures/open", OpenAsync).Require(Right.ReadAllTickets, Right.WorkTickets);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string? by, string? from, string? to)
    {
        var person = context.Person()!;
        var (query, department) = (ReportQuery.Read(by, from, to, figures.Today), OnlyDepartment(person));
        var isLong = query.Period.From.Year != query.Period.To.Year || query.Period.From.Month != query.Period.To.Month;
        var tables = await figures.CountAsync(query.Period, department, isLong ? [query.By, ReportDimension.Month] : [query.By], context.RequestAborted);
        var openBy = query.By == ReportDimension.Month ? ReportDimension.Department : query.By;
        return context.Page(T("Reports_Title"), Fragment.Of<ReportPage>(new ReportModel
        {
            Query = query,
            Today = figures.Today,
            Table = tables[0],
            Months = isLong ? tables[1] : null,
            Open = await reported.CountOpenAsync(openBy, department, time.GetUtcNow(), context.RequestAborted),
            OpenBy = openBy,
            DepartmentName = department is null ? null : texts.Department(department, Language),
            MayOpen = person.Has(Right.ReadAllTickets) || person.Has(Right.WorkTickets),
        }));
    }

    private async Task<IResult> CsvAsync(HttpContext context, string? by, string? from, string? to)
    {
        var query = ReportQuery.Read(by, from, to, figures.Today);
        var tables = await figures.CountAsync(query.Period, OnlyDepartment(context.Person()!), [query.By], context.RequestAborted);
        using var csv = new MemoryStream();
        reports.WriteCsv(tables[0], csv, Language);
        return TypedResults.File(
            csv.ToArray(), "text/csv; charset=utf-8", $"figures-{ReportQuery.Iso(query.Period.From)}-{ReportQuery.Iso(query.Period.To)}.csv");
    }

    private async Task<IResult> BehindAsync(HttpContext context, string? by, string? from, string? to, string? key, string? figure, string? part, int? skip)
    {
        var query = ReportQuery.Read(by, from, to, figures.Today);
        if (!Enum.TryParse<FigureName>(figure, out var name) || !Enum.IsDefined(name))
            return Refusals.NotFound(context);
        FigurePart? wanted = Enum.TryParse<FigurePart>(part, out var read) && Enum.IsDefined(read) ? read : null;
        var passed = Math.Clamp(skip ?? 0, 0, MostSkipped);
        var behind = await figures.FindBehindAsync(
            new(query.By, key, name, wanted), query.Period, OnlyDepartment(context.Person()!), passed, PageSize, context.RequestAborted);
        var found = await tickets.OfNumbersAsync(context.Person()!, behind.Numbers, context.RequestAborted);
        return Show(context, new()
        {
            Query = query,
            Title = Title(TicketReports.NameOf(name, Language), query.By, key),
            Parts = PartsOf(name) ? [Part(null), Part(FigurePart.Counted), Part(FigurePart.Missed)] : [],
            Hint = T("Reports_BehindHint", ReportQuery.Iso(query.Period.From), ReportQuery.Iso(query.Period.To)),
            Count = behind.Count,
            Hidden = behind.Numbers.Count - found.Rows.Count,
            Tickets = found,
            Next = passed + PageSize < behind.Count ? Address(wanted, passed + PageSize) : null,
        });

        (string, string, bool) Part(FigurePart? one) => (T("Reports_Part" + (one?.ToString() ?? "All")), Address(one, 0), one == wanted);

        string Address(FigurePart? one, int from) => query.Address(
            Root + "/tickets", ("figure", name.ToString()), ("key", key), ("part", one?.ToString()), ("skip", from == 0 ? null : from.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<IResult> OpenAsync(HttpContext context, string? by, string? from, string? to, string? key, string? state)
    {
        var query = ReportQuery.Read(by, from, to, figures.Today);
        if (query.By == ReportDimension.Month)
            return Refusals.NotFound(context);
        OpenState? wanted = Enum.TryParse<OpenState>(state, out var read) && Enum.IsDefined(read) ? read : null;
        var (now, department) = (time.GetUtcNow(), OnlyDepartment(context.Person()!));
        var counts = (await reported.CountOpenAsync(query.By, department, now, context.RequestAborted)).Where(c => key is null || c.Key == key).ToArray();
        var numbers = await reported.FindOpenAsync(query.By, key, department, wanted, now, PageSize, context.RequestAborted);
        var found = await tickets.OfNumbersAsync(context.Person()!, numbers, context.RequestAborted);
        return Show(context, new()
        {
            Query = query,
            Title = Title(T("Reports_Now"), query.By, key),
            Parts =
            [
                .. ((OpenState?[])[null, OpenState.AtRisk, OpenState.Overdue]).Select(one => (
                    T("Reports_State" + (one?.ToString() ?? "All")), query.Address(Root + "/open", ("key", key), ("state", one?.ToString())), one == wanted)),
            ],
            Hint = T("Reports_OpenHint", PageSize),
            Count = wanted switch
            {
                OpenState.Overdue => counts.Sum(c => c.Overdue),
                OpenState.AtRisk => counts.Sum(c => c.AtRisk),
                OpenState.InTime => counts.Sum(c => c.Open - c.AtRisk - c.Overdue),
                null => counts.Sum(c => c.Open),
            },
            Hidden = numbers.Count - found.Rows.Count,
            Tickets = found,
            Next = null,
        });
    }

    private static IResult Show(HttpContext context, BehindModel model) => context.Page(model.Title, Fragment.Of<BehindPage>(model));

    private string Title(string figure, ReportDimension by, string? key) => key is null ? figure : $"{figure} · {reports.NameOf(by, key, Language)}";

    private static bool PartsOf(FigureName name) => name is FigureName.Contacted or FigureName.Solved or FigureName.Satisfied or FigureName.SignedInTime
        or FigureName.ContactedInTime or FigureName.ResolvedInTime or FigureName.Returned or FigureName.Reopened;

    private static string? OnlyDepartment(Person person) => person.Has(Right.SeeBoard) ? null : TicketScope.OnlyDepartment(person);
}
