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
internal sealed class TriageEndpoints(ITicketReader tickets, TicketPages pages)
{
    private const int Shown = 30;

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
        return new([.. page.Tickets.OrderBy(t => t.OpenedAt).Select(t => pages.Row(person, ReporterIdentity.Hide(t)))], page.Next is not null);
    }
}

/// <summary>The triage queue.</summary>
/// <param name="Rows">Longest waiting first.</param>
/// <param name="HasMore">True where more wait than are shown.</param>
public sealed record TriageModel(IReadOnlyList<TicketRowModel> Rows, bool HasMore);
