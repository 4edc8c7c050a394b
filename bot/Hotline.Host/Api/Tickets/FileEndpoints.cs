using Hotline.Channels;
using Hotline.Host.Api.Keys;
using Hotline.Storage;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Api.Tickets;

/// <summary>Files of a ticket: what came with it, and what a department proves its answer with.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this RouteGroupBuilder tickets)
    {
        var group = tickets.MapGroup("{number:long}/files").WithTags("files");
        group.MapGet("", ListAsync).WithSummary("Paths of the files that came with the ticket.").Refuses(404);
        group.MapGet("{id}", GetAsync).WithSummary("One of them.").Produces(200, contentType: "application/octet-stream").Refuses(404);
        group.MapPost("", AddAsync).WithSummary("Send a file, as the body; its path is then named in an answer or a report.")
            .Accepts<IFormFile>("application/octet-stream").Refuses(404, 413, 415);
    }

    private static async Task<Results<Ok<FileListView>, ProblemHttpResult>> ListAsync(
        long number, HttpContext context, ITicketReader tickets, CancellationToken cancellationToken)
        => await tickets.FindOwnAsync(number, context.Department(), cancellationToken) is { } ticket
            ? TypedResults.Ok(new FileListView(FilePaths.Of(ticket, await tickets.EventsAsync(ticket.Number, cancellationToken))))
            : Problems.NoSuchTicket(number);

    private static async Task<IResult> GetAsync(
        long number, string id, HttpContext context, ITicketReader tickets, IAttachmentStore attachments, CancellationToken cancellationToken)
    {
        if (await tickets.FindOwnAsync(number, context.Department(), cancellationToken) is not { } ticket)
            return Problems.NoSuchTicket(number);
        var files = FilePaths.Of(ticket, await tickets.EventsAsync(ticket.Number, cancellationToken));
        if (!files.Any(f => FilePaths.IdOf(f) == id) || await attachments.OpenAsync(id, cancellationToken) is not var (content, file))
            return Problems.NoSuchFile();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(content, file.ContentType, file.Name ?? file.Id, enableRangeProcessing: content.CanSeek);
    }

    private static async Task<Results<Created<FileView>, ProblemHttpResult>> AddAsync(
        long number, string? name, HttpContext context, ITicketReader tickets, IAttachmentStore attachments, IOptions<StorageOptions> storage,
        CancellationToken cancellationToken)
    {
        if (await tickets.FindOwnAsync(number, context.Department(), cancellationToken) is null)
            return Problems.NoSuchTicket(number);
        var most = storage.Value.MaxAttachmentBytes;
        if (context.Request.ContentLength > most)
            return Problems.TooLarge(most);
        Bodies.Limit(context, most);
        try
        {
            var file = await attachments.SaveAsync(context.Request.Body, name, cancellationToken);
            return TypedResults.Created($"/api/tickets/{number}{file.Path}", new FileView(file.Path, file.ContentType, file.LengthInBytes, file.Name));
        }
        catch (AttachmentRefusedException)
        {
            return Problems.BadFile();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.TooLarge(most);
        }
    }
}

/// <summary>Files of a ticket.</summary>
/// <param name="Files">Paths below <c>/files/</c>, or addresses elsewhere that a resident gave.</param>
internal sealed record FileListView(IReadOnlyList<string> Files);

/// <summary>A file that was taken.</summary>
/// <param name="Path">By which commands name it.</param>
/// <param name="ContentType">Told from its content.</param>
/// <param name="LengthInBytes">Its size.</param>
/// <param name="Name">As given.</param>
internal sealed record FileView(string Path, string ContentType, long LengthInBytes, string? Name);
