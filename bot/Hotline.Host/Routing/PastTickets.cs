using Hotline.Ticketing.Routing.Learned;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Routing;

/// <summary>The tickets whose category a department has confirmed by working on them, as labelled messages.</summary>
internal sealed class PastTickets(ITicketReader tickets)
{
    private const int Page = 200;

    // A ticket that was sent back or not taken tells what it is not; one in triage tells nothing.
    private static readonly TicketStatus[] Confirmed = [TicketStatus.InProgress, TicketStatus.Resolved, TicketStatus.Closed];

    public async Task<IReadOnlyList<LabelledMessage>> ReadAsync(CancellationToken cancellationToken)
    {
        var messages = new List<LabelledMessage>();
        foreach (var status in Confirmed)
        {
            string? after = null;
            do
            {
                var page = await tickets.ListAsync(new TicketQuery { Status = status, Limit = Page, After = after }, cancellationToken);
                messages.AddRange(page.Tickets.Where(ticket => ticket.Matter.Category is not null)
                    .Select(ticket => new LabelledMessage(ticket.Matter.Description, ticket.Matter.Category!, ticket.OpenedAt)));
                after = page.Next;
            }
            while (after is not null);
        }

        return messages;
    }
}
