using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.Host.Deliveries;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api.Tickets;

/// <summary>One step of a ticket's history.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Event">Its name, as in webhooks: <c>ticket.resolved</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">In what capacity it was done.</param>
/// <param name="Department">Code of the department that did it, where one did.</param>
/// <param name="Details">What came with it, by name.</param>
internal sealed record EventView(long Sequence, string Event, DateTimeOffset At, ActorRole By, string? Department, JsonObject Details)
{
    /// <summary>What is told by itself, or is nobody else's business: people's accounts, the resident, keys of commands.</summary>
    private static readonly string[] NotDetails = ["event", "sequence", "at", "by", "key", "resident", "matter", "number"];

    public static EventView Of(Ticket ticket, TicketEvent happened)
    {
        var details = JsonSerializer.SerializeToNode(ReporterIdentity.Hide(ticket, happened), TicketJson.Default.TicketEvent)!.AsObject();
        foreach (var name in NotDetails)
            details.Remove(name);
        var department = happened.By.Role == ActorRole.Department ? happened.By.Id : null;
        return new(happened.Sequence, EventNames.Of(happened), happened.At, happened.By.Role, department, details);
    }
}
