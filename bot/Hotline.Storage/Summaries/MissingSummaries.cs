using System.Text.Json;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Tickets;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Summaries;

/// <summary>Writes the summaries that an earlier version did not, a batch at a time, so that a start that is broken off loses little.</summary>
internal static class MissingSummaries
{
    private const int BatchSize = 1_000;

    /// <param name="connection">For writing; before anybody else writes.</param>
    public static void Fill(SqliteConnection connection)
    {
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var commit = new Statement(connection, "COMMIT");
        using var update = new Statement(connection, "UPDATE ticket SET summary = ?2, overdue_at = ?3, risk_at = ?4 WHERE number = ?1");
        while (Missing(connection) is { Count: > 0 } tickets)
        {
            begin.Execute();
            foreach (var ticket in tickets)
            {
                var columns = SummaryColumns.Of(ticket);
                update.Execute(ticket.Number.Value, new Blob(columns.Summary), columns.OverdueAt, columns.RiskAt);
            }

            commit.Execute();
        }
    }

    private static IReadOnlyList<Ticket> Missing(SqliteConnection connection) => connection.Query(
        "SELECT payload FROM ticket WHERE summary IS NULL ORDER BY number LIMIT $1", row => JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.Ticket)!, BatchSize);
}
