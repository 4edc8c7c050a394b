using System.Text.Json;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IFollowUpReader"/>
internal sealed class FollowUpReader(DatabaseConnections connections) : IFollowUpReader
{
    public Task<IReadOnlyList<Ticket>> OwedAsync(FollowUpStage stage, DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT payload FROM ticket WHERE follow_up = $1 AND follow_up_at <= $2 ORDER BY follow_up_at LIMIT $3",
            row => JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.Ticket)!, [stage.ToString(), since.ToUnixTimeMilliseconds(), limit], cancellationToken);

    public Task<int> CountAsync(FollowUpStage stage, int limit, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE follow_up = $1 LIMIT $2) AS owed", row => row.GetInt32(0), [stage.ToString(), limit], cancellationToken);
}
