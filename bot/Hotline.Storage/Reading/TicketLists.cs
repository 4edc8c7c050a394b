using System.Data.Common;
using System.Globalization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <summary>Lists of tickets, each in the order of an index.</summary>
internal static class TicketLists
{
    /// <summary>Tickets by whoever leads them, nearest deadline of any clock first.</summary>
    public static Task<IReadOnlyList<Found>> LedAsync(DbConnection connection, TicketQuery query, Position? after, int limit, CancellationToken cancellationToken)
        => ReadAsync(connection, "ticket l", "l", query, after, limit, cancellationToken);

    /// <summary>Tickets to which a department owes help, nearest deadline of its own clock first.</summary>
    public static Task<IReadOnlyList<Found>> HelpedAsync(DbConnection connection, TicketQuery query, Position? after, int limit, CancellationToken cancellationToken)
        => ReadAsync(connection, "ticket_helper l JOIN ticket r ON r.number = l.number", "r", query, after, limit, cancellationToken);

    /// <summary>First the numbers, which an index has in order, then the tickets: what is not on the page is not read.</summary>
    private static Task<IReadOnlyList<Found>> ReadAsync(
        DbConnection connection, string list, string ticket, TicketQuery query, Position? after, int limit, CancellationToken cancellationToken)
    {
        var (conditions, values) = ConditionsOf(query, ticket);
        return connection.QueryAsync(
            $"""
            SELECT p.sort_deadline_at, p.number, t.payload
            FROM ({(after is { } position ? NumbersAfter(position, list, conditions, values, limit) : Numbers(list, conditions, limit))}) p JOIN ticket t ON t.number = p.number
            ORDER BY p.sort_deadline_at, p.number
            """,
            row => new Found(new(row.GetInt64(0), row.GetInt64(1)), row.GetFieldValue<byte[]>(2)), [.. values], cancellationToken);
    }

    private static string Numbers(string list, IReadOnlyList<string> conditions, int limit)
        => $"SELECT l.sort_deadline_at, l.number FROM {list} {Where(conditions)} ORDER BY l.sort_deadline_at, l.number LIMIT {limit}";

    /// <summary>
    /// The rest of those that share the last page's deadline, and those after it: a step into the index each, however far the page is. SQLite goes through
    /// all that share a deadline where the two are compared as one row, and all finished tickets share one.
    /// </summary>
    private static string NumbersAfter(Position after, string list, IReadOnlyList<string> conditions, List<object?> values, int limit)
    {
        values.Add(after.Deadline);
        values.Add(after.Number);
        var (deadline, number) = ($"${values.Count - 1}", $"${values.Count}");
        return $"""
            SELECT sort_deadline_at, number FROM ({Numbers(list, [.. conditions, $"l.sort_deadline_at = {deadline}", $"l.number > {number}"], limit)}) same
            UNION ALL
            SELECT sort_deadline_at, number FROM ({Numbers(list, [.. conditions, $"l.sort_deadline_at > {deadline}"], limit)}) later
            ORDER BY 1, 2 LIMIT {limit}
            """;
    }

    private static string Where(IReadOnlyList<string> conditions) => conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);

    private static (IReadOnlyList<string> Conditions, List<object?> Values) ConditionsOf(TicketQuery query, string ticket)
    {
        var (conditions, values) = (new List<string>(), new List<object?>());
        Where("l.department = {0}", query.Department);
        Where("l.sort_deadline_at >= {0}", query.DueFrom?.ToUnixTimeMilliseconds());
        Where("l.sort_deadline_at < {0}", query.DueBefore?.ToUnixTimeMilliseconds());
        Where(ticket + ".status = {0}", query.Status?.ToString());
        Where(ticket + ".category = {0}", query.Category);
        Where(ticket + ".opened_at >= {0}", query.OpenedFrom?.ToUnixTimeMilliseconds());
        Where(ticket + ".opened_at < {0}", query.OpenedUntil?.ToUnixTimeMilliseconds());
        if (query.HasProposal)
            conditions.Add(ticket + ".proposal IS NOT NULL");
        return (conditions, values);

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
