using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api.Tickets;

/// <summary>Files of a ticket, by their paths on this service.</summary>
internal static class FilePaths
{
    private const string Root = "/files/";

    /// <summary>The id in a path, or null where it is no path of a file of ours.</summary>
    public static string? IdOf(string path) => path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : null;

    /// <summary>Everything that was sent with a ticket: the matter's files, what the resident added, what departments prove with; each once, oldest first.</summary>
    public static IReadOnlyList<string> Of(Ticket ticket, IEnumerable<TicketEvent> events) =>
    [
        .. ticket.Matter.Attachments
            .Concat(events.SelectMany(e => e switch
            {
                ResidentAdded added => added.Attachments,
                HelperReported reported => reported.Files,
                TicketResolved resolved => resolved.Files,
                _ => [],
            }))
            .Distinct(),
    ];
}
