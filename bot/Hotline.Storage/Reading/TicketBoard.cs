using System.Data.Common;
using Hotline.Bot.Tickets;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="ITicketBoard"/>
internal sealed class TicketBoard(DatabaseConnections connections) : ITicketBoard
{
    private const int Hours = 24;
    private const long HourInMilliseconds = 3_600_000;

    /// <summary>Named one by one, because an index cannot be entered by what a value is not.</summary>
    private static readonly string Unended = "status IN (" + string.Join(", ", Enum.GetValues<TicketStatus>()
        .Where(s => s.IsOpen() || s == TicketStatus.Resolved).Select(s => $"'{s}'")) + ")";

    public Task<BoardFigures> CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        var at = now.ToUnixTimeMilliseconds();
        // The city's hours begin with those of UTC: China is eight full hours ahead.
        var hour = at - (at % HourInMilliseconds);
        var first = hour - ((Hours - 1) * HourInMilliseconds);
        return Task.FromResult(new BoardFigures(
            ByStatus(connection),
            Count(connection, "SELECT count(*) FROM ticket WHERE sort_deadline_at <= $1", at),
            Count(connection, "SELECT count(*) FROM ticket WHERE sort_deadline_at > $1 AND sort_deadline_at <= $2", at, at + (Hours * HourInMilliseconds)),
            connection.Query(
                $"""
                SELECT department, count(*), count(*) FILTER (WHERE overdue_at <= $1), count(*) FILTER (WHERE overdue_at > $1 AND risk_at <= $1)
                FROM ticket {connections.Dialect.IndexedBy("ix_ticket_open")}
                WHERE department IS NOT NULL AND overdue_at IS NOT NULL GROUP BY department ORDER BY 3 DESC, 4 DESC, 2 DESC LIMIT 20
                """,
                row => new DepartmentFigures(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), at),
            DateTimeOffset.FromUnixTimeMilliseconds(first),
            ByHour(connection, "SELECT (opened_at - $1) / $2, count(*) FROM ticket WHERE opened_at >= $1 GROUP BY 1", first, HourInMilliseconds),
            DateTimeOffset.FromUnixTimeMilliseconds(hour),
            ByHour(
                connection, "SELECT (sort_deadline_at - $1) / $2, count(*) FROM ticket WHERE sort_deadline_at > $3 AND sort_deadline_at < $4 GROUP BY 1",
                hour, HourInMilliseconds, at, hour + (Hours * HourInMilliseconds)),
            Count(connection, "SELECT count(*) FROM ticket WHERE proposal IS NOT NULL")));
    }

    private static Dictionary<TicketStatus, int> ByStatus(DbConnection connection)
        => connection.Query(
                $"SELECT status, count(*) FROM ticket WHERE {Unended} GROUP BY status",
                row => (Status: Enum.Parse<TicketStatus>(row.GetString(0)), Count: row.GetInt32(1)))
            .ToDictionary(r => r.Status, r => r.Count);

    private static int[] ByHour(DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var counts = new int[Hours];
        foreach (var (hour, count) in connection.Query(sql, row => (row.GetInt32(0), row.GetInt32(1)), values))
            counts[Math.Clamp(hour, 0, Hours - 1)] += count;
        return counts;
    }

    private static int Count(DbConnection connection, string sql, params ReadOnlySpan<object?> values)
        => connection.QuerySingle(sql, row => row.GetInt32(0), values);
}
