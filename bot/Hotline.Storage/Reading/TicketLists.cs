using System.Globalization;
using Hotline.Storage.Schema;
using Hotline.Ticketing.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Reading;

/// <summary>Lists of tickets, each in the order of an index.</summary>
internal static class TicketLists
{
    /// <summary>Tickets by whoever leads them, nearest deadline of any clock first.</summary>
    public static IQueryable<Found> Led(HotlineDb db, TicketQuery query)
    {
        var rows = Narrowed(db.Tickets.AsNoTracking(), query);
        if (query.Department is { } department)
            rows = rows.Where(r => r.Department == department);
        if (query.DueBefore?.ToUnixTimeMilliseconds() is { } due)
            rows = rows.Where(r => r.SortDeadlineAt < due);
        return rows.Select(r => new Found { SortDeadlineAt = r.SortDeadlineAt, Number = r.Number, Payload = r.Payload });
    }

    /// <summary>Tickets to which a department owes help, nearest deadline of its own clock first.</summary>
    public static IQueryable<Found> Helped(HotlineDb db, TicketQuery query)
    {
        var helpers = db.TicketHelpers.AsNoTracking().Where(h => h.Department == query.Department);
        if (query.DueBefore?.ToUnixTimeMilliseconds() is { } due)
            helpers = helpers.Where(h => h.SortDeadlineAt < due);
        return helpers.Join(Narrowed(db.Tickets.AsNoTracking(), query), h => h.Number, r => r.Number,
            (h, r) => new Found { SortDeadlineAt = h.SortDeadlineAt, Number = h.Number, Payload = r.Payload });
    }

    /// <summary>What follows a position, in order.</summary>
    public static IQueryable<Found> After(this IQueryable<Found> rows, Position? after)
    {
        if (after is { Deadline: var deadline, Number: var number })
            rows = rows.Where(r => r.SortDeadlineAt > deadline || (r.SortDeadlineAt == deadline && r.Number > number));
        return rows.OrderBy(r => r.SortDeadlineAt).ThenBy(r => r.Number);
    }

    private static IQueryable<TicketRow> Narrowed(IQueryable<TicketRow> rows, TicketQuery query)
    {
        if (query.Status?.ToString() is { } status)
            rows = rows.Where(r => r.Status == status);
        if (query.Category is { } category)
            rows = rows.Where(r => r.Category == category);
        if (query.OpenedFrom?.ToUnixTimeMilliseconds() is { } from)
            rows = rows.Where(r => r.OpenedAt >= from);
        if (query.OpenedUntil?.ToUnixTimeMilliseconds() is { } until)
            rows = rows.Where(r => r.OpenedAt < until);
        return rows;
    }
}

/// <summary>A row of a list.</summary>
internal sealed record Found
{
    public required long SortDeadlineAt { get; init; }

    public required long Number { get; init; }

    public required string Payload { get; init; }
}

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
