using Hotline.Bot.Tickets;
using Hotline.Host.Api.Keys;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hotline.Host.Api;

/// <summary>Departments' way to their tickets over HTTP: <c>/api/tickets</c>, with the department's API key.</summary>
internal static class TicketEndpoints
{
    public static void MapTicketApi(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/tickets").AddEndpointFilter<ApiKeyFilter>();
        group.MapGet("", ListAsync);
        group.MapGet("{number:long}", GetAsync);
        group.MapPost("{number:long}/sign-in", (long number, HttpContext context, ITicketCommands commands, CancellationToken ct)
            => ExecuteAsync(number, new TicketCommand.SignIn(), context, commands, ct));
        group.MapPost("{number:long}/contacts", (long number, [FromBody] ContactBody body, HttpContext context, ITicketCommands commands, CancellationToken ct)
            => ExecuteAsync(number, new TicketCommand.RecordContact(body.Way, body.Result), context, commands, ct));
        group.MapPost("{number:long}/notes", (long number, [FromBody] TextBody body, HttpContext context, ITicketCommands commands, CancellationToken ct)
            => ExecuteAsync(number, new TicketCommand.AddNote(body.Text), context, commands, ct));
        group.MapPost("{number:long}/answer", (long number, [FromBody] AnswerBody body, HttpContext context, ITicketCommands commands, CancellationToken ct)
            => ExecuteAsync(number, body.ToCommand(), context, commands, ct));
        group.MapPost("{number:long}/close", (long number, HttpContext context, ITicketCommands commands, CancellationToken ct)
            => ExecuteAsync(number, new TicketCommand.Close(), context, commands, ct));
        group.MapPost("{number:long}/decline", (long number, [FromBody] DeclineBody body, HttpContext context, ITicketCommands commands, CancellationToken ct)
            => ExecuteAsync(number, new TicketCommand.Decline(body.Ground, body.Text), context, commands, ct));
    }

    private static async Task<Results<Ok<TicketListView>, ProblemHttpResult>> ListAsync(
        HttpContext context, ITicketReader tickets, string? status, int? limit, string? after, CancellationToken cancellationToken)
    {
        TicketStatus? wanted = null;
        if (status is not null)
        {
            if (!Enum.TryParse<TicketStatus>(status, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
                return Problems.BadValue("status", status, string.Join(", ", Enum.GetNames<TicketStatus>()));
            wanted = parsed;
        }

        if (limit is < 1 or > 200)
            return Problems.BadValue("limit", limit.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), "1 to 200");
        var page = await tickets.ListAsync(
            new() { Department = context.Department(), Status = wanted, Limit = limit ?? 50, After = after }, cancellationToken);
        return TypedResults.Ok(new TicketListView([.. page.Tickets.Select(TicketView.Of)], page.Next));
    }

    private static async Task<Results<Ok<TicketDetailView>, ProblemHttpResult>> GetAsync(
        long number, HttpContext context, ITicketReader tickets, CancellationToken cancellationToken)
    {
        if (await FindOwnAsync(number, context, tickets, cancellationToken) is not { } ticket)
            return Problems.NoSuchTicket(number);
        var events = await tickets.EventsAsync(ticket.Number, cancellationToken);
        context.Response.Headers.ETag = Version.ETag(ticket.Version);
        return TypedResults.Ok(new TicketDetailView(TicketView.Of(ticket), [.. events.Select(EventView.Of)]));
    }

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> ExecuteAsync(
        long number, TicketCommand command, HttpContext context, ITicketCommands commands, CancellationToken cancellationToken)
    {
        var tickets = context.RequestServices.GetRequiredService<ITicketReader>();
        if (await FindOwnAsync(number, context, tickets, cancellationToken) is null)
            return Problems.NoSuchTicket(number);
        if (!Version.TryRead(context.Request, out var expected))
            return Problems.BadValue("If-Match", context.Request.Headers.IfMatch.ToString(), "the ETag of the ticket, or nothing");
        var by = new Actor(ActorRole.Department, context.Department());
        var result = await commands.ExecuteAsync(new(number), expected, command, by, cancellationToken);
        switch (result)
        {
            case TicketCommandResult.Done done:
                context.Response.Headers.ETag = Version.ETag(done.Ticket.Version);
                return TypedResults.Ok(TicketView.Of(done.Ticket));
            case TicketCommandResult.Stale stale:
                return Problems.Stale(number, stale.CurrentVersion);
            case TicketCommandResult.Refused refused:
                return Problems.Refused(number, refused.Refusal);
            default:
                return Problems.NoSuchTicket(number);
        }
    }

    /// <summary>Another department's ticket is as if it were not there.</summary>
    private static async Task<Ticket?> FindOwnAsync(long number, HttpContext context, ITicketReader tickets, CancellationToken cancellationToken)
        => await tickets.FindAsync(new(number), cancellationToken) is { } ticket && ticket.Department == context.Department() ? ticket : null;
}

/// <summary>A text from a department: a note.</summary>
internal sealed record TextBody(string Text);

/// <summary>What was done, how the resident was told (unless a contact is recorded already), and files that prove it.</summary>
internal sealed record AnswerBody(string Text, ContactBody? Contact, IReadOnlyList<string>? Files)
{
    public TicketCommand.Resolve ToCommand() => new(Text)
    {
        Contact = Contact is null ? null : new(Contact.Way, Contact.Result),
        Files = Files ?? [],
    };
}

/// <summary>Why a matter is not taken.</summary>
internal sealed record DeclineBody(DeclineGround Ground, string Text);

/// <summary>How the resident was reached.</summary>
internal sealed record ContactBody(string Way, string Result);
