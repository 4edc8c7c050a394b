using System.Text.Json;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Checks;

/// <inheritdoc cref="ITicketCheck"/>
internal sealed class TicketCheck(DatabaseConnections connections, ITicketVerifier verifier) : ITicketCheck
{
    private const int BatchSize = 1_000;

    public Task<TicketCheckResult> RunAsync(Action<long> progress, CancellationToken cancellationToken) => Task.Run(() =>
    {
        var (count, last, differing) = (0L, 0L, new List<DifferingTicket>());
        while (NumbersAfter(last) is { Count: > 0 } numbers)
        {
            foreach (var number in numbers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                // A ticket that moves on while it is read looks different once.
                if (DifferencesOf(number).Count > 0 && DifferencesOf(number) is { Count: > 0 } parts)
                    differing.Add(new(new(number), parts));
            }

            (count, last) = (count + numbers.Count, numbers[^1]);
            progress(count);
        }

        return new TicketCheckResult(count, differing);
    }, cancellationToken);

    private IReadOnlyList<long> NumbersAfter(long last)
    {
        using var connection = connections.OpenForReading();
        return connection.Query("SELECT number FROM ticket WHERE number > $1 ORDER BY number LIMIT $2", row => row.GetInt64(0), last, BatchSize);
    }

    private IReadOnlyList<string> DifferencesOf(long number)
    {
        using var connection = connections.OpenForReading();
        var columns = connection.QuerySingle(StoredColumns.Sql, StoredColumns.Read, number)!;
        var helpers = connection.Query(
            "SELECT department, sort_deadline_at FROM ticket_helper WHERE number = $1 ORDER BY department", row => (row.GetString(0), row.GetInt64(1)), number);
        var payloads = connection.Query("SELECT payload FROM ticket_event WHERE number = $1 ORDER BY sequence LIMIT $2", row => row.GetString(0), number, columns.Version);
        try
        {
            var events = payloads.Select(p => JsonSerializer.Deserialize(p, TicketJson.Default.TicketEvent)!).ToList();
            var found = verifier.Verify(JsonSerializer.Deserialize(columns.Payload, TicketJson.Default.Ticket)!, events);
            return found.Rebuilt is { } rebuilt ? [.. found.Differences, .. columns.DifferencesFrom(rebuilt, helpers)] : found.Differences;
        }
        catch (JsonException)
        {
            return ["unreadable"];
        }
    }
}
