using System.Globalization;
using Hotline.Ticketing.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hotline.Host.Api.Figures;

/// <summary>The figures, for whoever has a key: a department's own, or the whole city's.</summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/figures").WithTags("figures");
        group.MapGet("", GetAsync)
            .WithSummary("三率 and the other figures of the tickets that were opened in a period, each with its N and what was left out.").Refuses(400);
        api.MapGet("/figures.csv", GetCsvAsync).WithTags("figures")
            .WithSummary("The same as a table in UTF-8 with a byte order mark, in the language of Accept-Language; a spreadsheet opens it.")
            .Produces(200, contentType: "text/csv").Refuses(400);
        group.MapGet("open", GetOpenAsync).WithSummary("What is open now, at risk and overdue, whenever it was opened.").Refuses(400);
    }

    private static async Task<Results<Ok<FiguresTableView>, ProblemHttpResult>> GetAsync(
        [AsParameters] FiguresQuery query, HttpContext context, FiguresReader figures, TicketReports reports, CancellationToken cancellationToken)
    {
        if (query.TryRead(figures.Today, out var by, out var period) is { } problem)
            return problem;
        var table = await figures.CountAsync(period, context.OnlyDepartment(), [by], cancellationToken);
        return TypedResults.Ok(FiguresTableView.Of(table[0], period, context.OnlyDepartment(), key => reports.NameOf(by, key, Language)));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetCsvAsync(
        [AsParameters] FiguresQuery query, HttpContext context, FiguresReader figures, TicketReports reports, CancellationToken cancellationToken)
    {
        if (query.TryRead(figures.Today, out var by, out var period) is { } problem)
            return problem;
        var table = await figures.CountAsync(period, context.OnlyDepartment(), [by], cancellationToken);
        using var csv = new MemoryStream();
        reports.WriteCsv(table[0], csv, Language);
        return TypedResults.File(csv.ToArray(), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"figures-{period.From:yyyyMMdd}-{period.To:yyyyMMdd}.csv"));
    }

    private static async Task<Results<Ok<OpenTableView>, ProblemHttpResult>> GetOpenAsync(
        string? by, HttpContext context, IReportedTickets tickets, TicketReports reports, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Words.TryRead<ReportDimension>(by, out var read) || read == ReportDimension.Month)
            return Problems.BadValue("by", by!, FiguresQuery.Dimensions(withMonth: false));
        var (dimension, now) = (read ?? ReportDimension.Department, time.GetUtcNow());
        var counts = await tickets.CountOpenAsync(dimension, context.OnlyDepartment(), now, cancellationToken);
        return TypedResults.Ok(new OpenTableView(
            dimension, now, [.. counts.Select(c => new OpenRowView(c.Key, reports.NameOf(dimension, c.Key, Language), c.Open, c.AtRisk, c.Overdue))],
            counts.Sum(c => c.Open), counts.Sum(c => c.AtRisk), counts.Sum(c => c.Overdue)));
    }

    private static string Language => CultureInfo.CurrentUICulture.Name;
}

/// <summary>Which figures.</summary>
/// <param name="By">What the rows are told apart by: Department where left out, Area, Category, Subcategory, Channel or Month.</param>
/// <param name="From">First day on which tickets were opened, of the city's calendar: 2026-11-01. The first of this month where left out.</param>
/// <param name="To">Last day; today where left out. A period has at most 366 days.</param>
internal sealed record FiguresQuery(string? By, string? From, string? To)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What is wrong with it, or null.</summary>
    public ProblemHttpResult? TryRead(DateOnly today, out ReportDimension by, out ReportPeriod period)
    {
        (by, period) = (ReportDimension.Department, default);
        if (!Words.TryRead<ReportDimension>(By, out var dimension))
            return Problems.BadValue("by", By!, Dimensions(withMonth: true));
        if (Day(From, new(today.Year, today.Month, 1)) is not { } from)
            return Problems.BadValue("from", From!, DayFormat);
        if (Day(To, today) is not { } to)
            return Problems.BadValue("to", To!, DayFormat);
        (by, period) = (dimension ?? by, new(from, to));
        return period.IsCountable ? null : Problems.BadValue("from", From ?? "", $"{to.AddDays(1 - ReportPeriod.MostDays):yyyy-MM-dd} – {to:yyyy-MM-dd}");
    }

    public static string Dimensions(bool withMonth)
        => string.Join(", ", Enum.GetValues<ReportDimension>().Where(d => withMonth || d != ReportDimension.Month).Select(d => d.ToString().ToLowerInvariant()));

    private static DateOnly? Day(string? text, DateOnly leftOut) => string.IsNullOrEmpty(text) ? leftOut
        : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2999 ? day
        : null;
}
