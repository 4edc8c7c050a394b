using System.Text.Json;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IFlaggedTickets"/>
internal sealed class FlaggedTickets(DatabaseConnections connections) : IFlaggedTickets
{
    public Task<IReadOnlyList<Ticket>> FlaggedAsync(string calendarVersion, TicketNumber after, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT payload FROM ticket WHERE flagged_calendar IS NOT NULL AND flagged_calendar <> $1 AND number > $2 ORDER BY number LIMIT $3",
            row => JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.Ticket)!, [calendarVersion, after.Value, limit], cancellationToken);
}
