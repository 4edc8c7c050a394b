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

    public async Task<BoardFigures> CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var at = now.ToUnixTimeMilliseconds();
        // The city's hours begin with those of UTC: China is eight full hours ahead.
        var hour = at - (at % HourInMilliseconds);
        var first = hour - ((Hours - 1) * HourInMilliseconds);
        return new(
            await ByStatusAsync(connection, cancellationToken),
            await CountAsync(connection, "SELECT count(*) FROM ticket WHERE sort_deadline_at <= $1", [at], cancellationToken),
            await CountAsync(
                connection, "SELECT count(*) FROM ticket WHERE sort_deadline_at > $1 AND sort_deadline_at <= $2", [at, at + (Hours * HourInMilliseconds)], cancellationToken),
            await connection.QueryAsync(
                $"""
                SELECT department, count(*), count(*) FILTER (WHERE overdue_at <= $1), count(*) FILTER (WHERE overdue_at > $1 AND risk_at <= $1)
                FROM ticket {connections.Dialect.IndexedBy("ix_ticket_open")}
                WHERE department IS NOT NULL AND overdue_at IS NOT NULL GROUP BY department ORDER BY 3 DESC, 4 DESC, 2 DESC LIMIT 20
                """,
                row => new DepartmentFigures(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), [at], cancellationToken),
            DateTimeOffset.FromUnixTimeMilliseconds(first),
            await ByHourAsync(
                connection, "SELECT (opened_at - $1) / $2, count(*) FROM ticket WHERE opened_at >= $1 GROUP BY 1", [first, HourInMilliseconds], cancellationToken),
            DateTimeOffset.FromUnixTimeMilliseconds(hour),
            await ByHourAsync(
                connection, "SELECT (sort_deadline_at - $1) / $2, count(*) FROM ticket WHERE sort_deadline_at > $3 AND sort_deadline_at < $4 GROUP BY 1",
                [hour, HourInMilliseconds, at, hour + (Hours * HourInMilliseconds)], cancellationToken),
            await CountAsync(connection, "SELECT count(*) FROM ticket WHERE proposal IS NOT NULL", [], cancellationToken));
    }

    private static async Task<Dictionary<TicketStatus, int>> ByStatusAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync(
            $"SELECT status, count(*) FROM ticket WHERE {Unended} GROUP BY status",
            row => (Status: Enum.Parse<TicketStatus>(row.GetString(0)), Count: row.GetInt32(1)), [], cancellationToken);
        return rows.ToDictionary(r => r.Status, r => r.Count);
    }

    private static async Task<int[]> ByHourAsync(DbConnection connection, string sql, object?[] values, CancellationToken cancellationToken)
    {
        var counts = new int[Hours];
        foreach (var (hour, count) in await connection.QueryAsync(sql, row => (row.GetInt32(0), row.GetInt32(1)), values, cancellationToken))
            counts[Math.Clamp(hour, 0, Hours - 1)] += count;
        return counts;
    }

    private static Task<int> CountAsync(DbConnection connection, string sql, object?[] values, CancellationToken cancellationToken)
        => connection.QuerySingleAsync(sql, row => row.GetInt32(0), values, cancellationToken);
}
