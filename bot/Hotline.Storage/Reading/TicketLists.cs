using System.Data.Common;
using System.Globalization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <summary>Lists of tickets, each in the order of an index.</summary>
internal static class TicketLists
{
    /// <summary>Tickets by whoever leads them, nearest deadline of any clock first.</summary>
    public static IReadOnlyList<Found> Led(DbConnection connection, TicketQuery query, Position? after, int limit)
        => Read(connection, "ticket l", "l", query, after, limit);

    /// <summary>Tickets to which a department owes help, nearest deadline of its own clock first.</summary>
    public static IReadOnlyList<Found> Helped(DbConnection connection, TicketQuery query, Position? after, int limit)
        => Read(connection, "ticket_helper l JOIN ticket r ON r.number = l.number", "r", query, after, limit);

    /// <summary>First the numbers, which an index has in order, then the tickets: what is not on the page is not read.</summary>
    private static IReadOnlyList<Found> Read(DbConnection connection, string list, string ticket, TicketQuery query, Position? after, int limit)
    {
        var (condition, values) = ConditionOf(query, ticket, after);
        return connection.Query(
            $"""
            SELECT p.sort_deadline_at, p.number, t.payload
            FROM (SELECT l.sort_deadline_at, l.number FROM {list} {condition} ORDER BY l.sort_deadline_at, l.number LIMIT {limit}) p JOIN ticket t ON t.number = p.number
            ORDER BY p.sort_deadline_at, p.number
            """,
            row => new Found(new(row.GetInt64(0), row.GetInt64(1)), row.GetFieldValue<byte[]>(2)), [.. values]);
    }

    private static (string Condition, List<object?> Values) ConditionOf(TicketQuery query, string ticket, Position? after)
    {
        var (conditions, values) = (new List<string>(), new List<object?>());
        Where("l.department = {0}", query.Department);
        Where("l.sort_deadline_at < {0}", query.DueBefore?.ToUnixTimeMilliseconds());
        Where(ticket + ".status = {0}", query.Status?.ToString());
        Where(ticket + ".category = {0}", query.Category);
        Where(ticket + ".opened_at >= {0}", query.OpenedFrom?.ToUnixTimeMilliseconds());
        Where(ticket + ".opened_at < {0}", query.OpenedUntil?.ToUnixTimeMilliseconds());
        if (after is { } position)
        {
            values.Add(position.Deadline);
            values.Add(position.Number);
            // A comparison of rows is one step into the index, however far the page is.
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"(l.sort_deadline_at, l.number) > (${values.Count - 1}, ${values.Count})"));
        }

        return (conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions), values);

        void Where(string condition, object? value)
        {
            if (value is null)
                return;
            values.Add(value);
            conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, "$" + values.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }
}

/// <summary>A row of a list; the ticket as UTF-8.</summary>
internal readonly record struct Found(Position At, byte[] Payload);

/// <summary>Where a page ended: the token is <c>deadline.number</c>.</summary>
internal readonly record struct Position(long Deadline, long Number)
{
    public static Position? Parse(string? token)
        => token?.Split('.') is [var d, var n]
           && long.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var deadline)
           && long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(deadline, number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Deadline}.{Number}");
}
