using System.Text.Json;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Summaries;

/// <summary>
/// Writes the summaries that an earlier version did not, and lists the proposals that it did not, a batch at a time, so that a start that is broken
/// off loses little. Residents of tickets from before are not asked anew.
/// </summary>
internal static class MissingSummaries
{
    private const int BatchSize = 1_000;

    /// <param name="connections">Before anybody else writes.</param>
    public static void Fill(DatabaseConnections connections)
    {
        using var connection = connections.OpenForWriting();
        using var update = connection.Prepare("UPDATE ticket SET summary = ?2, overdue_at = ?3, risk_at = ?4, follow_up = coalesce(?5, follow_up), follow_up_at = coalesce(?6, follow_up_at) WHERE number = ?1");
        while (Missing(connections) is { Count: > 0 } tickets)
        {
            connection.Begin();
            foreach (var ticket in tickets)
            {
                var columns = SummaryColumns.Of(ticket);
                var proposal = ticket.OwedFollowUp is { Stage: FollowUpStage.ToBeDecided } ? ticket : null;
                update.Execute(
                    ticket.Number.Value, new Blob(columns.Summary), columns.OverdueAt, columns.RiskAt,
                    proposal is null ? null : TicketColumns.FollowUp(proposal), proposal is null ? null : TicketColumns.FollowUpAt(proposal));
            }

            connection.Commit();
        }
    }

    private static IReadOnlyList<Ticket> Missing(DatabaseConnections connections)
    {
        using var connection = connections.OpenForReading();
        return connection.Query(
            "SELECT payload FROM ticket WHERE summary IS NULL ORDER BY number LIMIT $1", row => JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.Ticket)!, BatchSize);
    }
}
