using Hotline.Bot.Tickets;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Hotline.Console.Tickets;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Triage;

/// <summary>Tickets that routing was unsure of: why, what else could be, and one key to decide. Deciding is the ticket's own dispatch.</summary>
internal sealed class TriageEndpoints(ITicketReader tickets, TicketPages pages, IAlikeTickets alike)
{
    private const int Shown = 30;

    /// <summary>Those that wait longest are worked on first; the others are compared when it is their turn.</summary>
    private const int Compared = 10;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/triage", ShowAsync).Require(Right.Triage);
        console.MapGet("/triage/live", Live).Require(Right.Triage);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
        => context.Page(T("Triage_Title"), Fragment.Of<TriagePage>(await LoadAsync(context.Person()!, cancellationToken)), "/console/triage/live");

    private IResult Live(HttpContext context, CancellationToken _) => LivePage.Stream(context, new() { Tickets = true }, async ct =>
        [new("triage", Fragment.Of<TriageList>(await LoadAsync(context.Person()!, ct)))]);

    private async Task<TriageModel> LoadAsync(Person person, CancellationToken cancellationToken)
    {
        var page = await tickets.ListAsync(new() { Status = TicketStatus.Triage, Limit = Shown }, cancellationToken);
        var rows = new List<TriageRow>(page.Tickets.Count);
        foreach (var ticket in page.Tickets.OrderBy(t => t.OpenedAt).Select(ReporterIdentity.Hide))
            rows.Add(new(pages.Row(person, ticket), rows.Count < Compared ? new(ticket, await alike.FindAsync(ticket.Matter, ticket.Number, cancellationToken)) : AlikeModel.None));
        return new(rows, page.Next is not null);
    }
}

/// <summary>The triage queue.</summary>
/// <param name="Rows">Longest waiting first.</param>
/// <param name="HasMore">True where more wait than are shown.</param>
public sealed record TriageModel(IReadOnlyList<TriageRow> Rows, bool HasMore);

/// <summary>A ticket that waits to be routed.</summary>
/// <param name="Row">It.</param>
/// <param name="Alike">What it may be merged into instead.</param>
public sealed record TriageRow(TicketRowModel Row, AlikeModel Alike);
