using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Host.Api.Keys;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api.Tickets;

/// <summary>
/// Carries out a department's command: on a ticket of its own, on the version it has seen, once however often it is sent.
/// </summary>
internal sealed class CommandRunner(ITicketReader tickets, ITicketCommands commands, IAttachmentStore attachments)
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 64;

    public async Task<IResult> RunAsync(long number, TicketCommand command, IReadOnlyList<string> files, HttpContext context)
    {
        var (department, cancellationToken) = (context.Department(), context.RequestAborted);
        if (await tickets.FindOwnAsync(number, department, cancellationToken) is null)
            return Problems.NoSuchTicket(number);
        var ifMatch = context.Request.Headers.IfMatch.ToString();
        if (ifMatch.Length == 0)
            return Problems.NoPrecondition();
        if (!Version.TryRead(ifMatch, out var expected))
            return Problems.BadValue("If-Match", ifMatch, "\"1\", \"2\", …, *");
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey)
            return Problems.BadValue(KeyHeader, key, $"1–{LongestKey}");
        if (await MissingAsync(files, cancellationToken) is { } missing)
            return Problems.BadValue("files", missing, "POST files");
        var keyed = key.Length > 0 ? command with { IdempotencyKey = key } : command;
        var result = await commands.ExecuteAsync(new(number), expected, keyed, new(ActorRole.Department, department), cancellationToken);
        return AnswerOf(result, number, department, context.Response);
    }

    private static IResult AnswerOf(TicketCommandResult result, long number, string department, HttpResponse response)
    {
        switch (result)
        {
            case TicketCommandResult.Done done:
                response.Headers.ETag = Version.ETag(done.Ticket.Version);
                return TypedResults.Ok(TicketView.Of(done.Ticket, department));
            case TicketCommandResult.Stale stale:
                response.Headers.ETag = Version.ETag(stale.CurrentVersion);
                return Problems.Stale(number, stale.CurrentVersion);
            case TicketCommandResult.Refused { Refusal: Refusal.KeyUsedForAnotherCommand }:
                return Problems.KeyReused(number);
            case TicketCommandResult.Refused refused:
                return Problems.Refused(number, refused.Refusal);
            default:
                return Problems.NoSuchTicket(number);
        }
    }

    /// <summary>The first of these that is no file of ours, or null.</summary>
    private async Task<string?> MissingAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        foreach (var path in files)
        {
            if (FilePaths.IdOf(path) is not { } id || await attachments.OpenAsync(id, cancellationToken) is not var (content, _))
                return path;
            await content.DisposeAsync();
        }

        return null;
    }
}

/// <summary>Finds tickets as departments see them.</summary>
internal static class OwnTickets
{
    /// <summary>The ticket where the department leads it or helps with it; another's is as if it were not there.</summary>
    public static async Task<Ticket?> FindOwnAsync(this ITicketReader tickets, long number, string department, CancellationToken cancellationToken)
        => await tickets.FindAsync(new(number), cancellationToken) is { } ticket
           && (ticket.Department == department || ticket.Helpers.Any(h => h.Department == department && h.ReleasedAt is null))
            ? ticket
            : null;
}
