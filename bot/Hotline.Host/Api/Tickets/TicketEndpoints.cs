using System.Globalization;
using Hotline.Host.Api.Keys;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hotline.Host.Api.Tickets;

/// <summary>Departments read their tickets.</summary>
internal static class TicketEndpoints
{
    private const int MostListed = 200;

    public static void MapTickets(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/tickets").WithTags("tickets");
        group.MapGet("", ListAsync).WithSummary("The tickets that the department leads, and those to which it owes help, by their nearest deadline, a page at a time.").Refuses(400);
        group.MapGet("{number:long}", GetAsync).WithSummary("A ticket with its history.").Produces(304).Refuses(404);
        group.MapCommands();
        group.MapFiles();
    }

    private static async Task<Results<Ok<TicketListView>, ProblemHttpResult>> ListAsync(
        [AsParameters] TicketFilter filter, HttpContext context, ITicketReader tickets, ICityDirectory city, CancellationToken cancellationToken)
    {
        if (!Words.TryRead<TicketStatus>(filter.Status, out var status))
            return Problems.BadValue("status", filter.Status!, Words.Of<TicketStatus>());
        if (!Words.TryRead<DepartmentPart>(filter.Part, out var part))
            return Problems.BadValue("part", filter.Part!, Words.Of<DepartmentPart>());
        if (filter.Limit is < 1 or > MostListed)
            return Problems.BadValue("limit", filter.Limit.Value.ToString(CultureInfo.InvariantCulture), $"1–{MostListed}");
        if (filter.Category is { } category && city.FindCategory(category) is null)
            return Problems.BadValue("category", category, "GET /open311/v2/services.json");
        var page = await tickets.ListAsync(new()
        {
            Department = context.Department(),
            Part = part ?? DepartmentPart.LeadsOrHelps,
            Status = status,
            Category = filter.Category,
            OpenedFrom = filter.OpenedFrom,
            OpenedUntil = filter.OpenedUntil,
            DueBefore = filter.DueBefore,
            Limit = filter.Limit ?? 50,
            After = filter.After,
        }, cancellationToken);
        return TypedResults.Ok(new TicketListView([.. page.Tickets.Select(t => TicketView.Of(t, context.Department()))], page.Next));
    }

    private static async Task<Results<Ok<TicketDetailView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        long number, HttpContext context, ITicketReader tickets, CancellationToken cancellationToken)
    {
        if (await tickets.FindOwnAsync(number, context.Department(), cancellationToken) is not { } ticket)
            return Problems.NoSuchTicket(number);
        context.Response.Headers.ETag = Version.ETag(ticket.Version);
        if (Version.IsKnown(context.Request, ticket.Version))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var events = await tickets.EventsAsync(ticket.Number, cancellationToken);
        return TypedResults.Ok(new TicketDetailView(TicketView.Of(ticket, context.Department()), [.. events.Take((int)ticket.Version).Select(e => EventView.Of(ticket, e))]));
    }
}

/// <summary>Which tickets to list.</summary>
/// <param name="Part">Leads, Helps, or LeadsOrHelps, which is also meant where it is left out.</param>
/// <param name="Status">Only this status.</param>
/// <param name="Category">Only this category, by its code.</param>
/// <param name="OpenedFrom">Opened at or after this instant.</param>
/// <param name="OpenedUntil">Opened before this instant.</param>
/// <param name="DueBefore">With a running clock whose deadline is before this instant.</param>
/// <param name="Limit">1 to 200; 50 where left out.</param>
/// <param name="After"><c>next</c> of the page before.</param>
internal sealed record TicketFilter(
    string? Part, string? Status, string? Category, DateTimeOffset? OpenedFrom, DateTimeOffset? OpenedUntil, DateTimeOffset? DueBefore, int? Limit, string? After);
