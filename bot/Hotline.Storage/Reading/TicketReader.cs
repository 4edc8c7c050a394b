using System.Globalization;
using System.Text.Json;
using Hotline.Storage.Schema;
using Hotline.Ticketing.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="ITicketReader"/>
internal sealed class TicketReader(DatabaseConnections connections, IDbContextFactory<HotlineDb> contexts) : ITicketReader
{
    public Task<Ticket?> FindAsync(TicketNumber number, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.QuerySingle("SELECT payload FROM ticket WHERE number = $1", row => Read(row.GetString(0)), number.Value));
    }

    public Task<IReadOnlyList<Ticket>> OfResidentAsync(string channelId, string userId, string? phone, int limit, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.Query(
            """
            SELECT payload FROM ticket WHERE number IN (
              SELECT number FROM (SELECT number FROM ticket WHERE channel_id = $1 AND user_id = $2 ORDER BY opened_at DESC LIMIT $4)
              UNION SELECT number FROM (SELECT number FROM ticket WHERE phone = $3 ORDER BY opened_at DESC LIMIT $4))
            ORDER BY opened_at DESC, number DESC LIMIT $4
            """,
            row => Read(row.GetString(0)), channelId, userId, phone, limit));
    }

    public async Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Tickets.AsNoTracking();
        if (query.Department is { } department)
            rows = rows.Where(r => r.Department == department);
        if (query.Status is { } status)
        {
            var name = status.ToString();
            rows = rows.Where(r => r.Status == name);
        }

        rows = Narrowed(rows, query);
        if (Position.Parse(query.After) is { } after)
            rows = rows.Where(r => r.SortDeadlineAt > after.Deadline || (r.SortDeadlineAt == after.Deadline && r.Number > after.Number));
        var limit = Math.Clamp(query.Limit, 1, 200);
        var page = await rows.OrderBy(r => r.SortDeadlineAt).ThenBy(r => r.Number).Take(limit + 1)
            .Select(r => new { r.SortDeadlineAt, r.Number, r.Payload }).ToListAsync(cancellationToken);
        var next = page.Count > limit ? new Position(page[limit - 1].SortDeadlineAt, page[limit - 1].Number).ToString() : null;
        return new([.. page.Take(limit).Select(r => Read(r.Payload))], next);
    }

    public async Task<IReadOnlyList<TicketEvent>> EventsAsync(TicketNumber number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var payloads = await db.TicketEvents.AsNoTracking().Where(e => e.Number == number.Value).OrderBy(e => e.Sequence)
            .Select(e => e.Payload).ToListAsync(cancellationToken);
        return [.. payloads.Select(p => JsonSerializer.Deserialize(p, TicketJson.Default.TicketEvent)!)];
    }

    public Task<IReadOnlyList<Ticket>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.Query(
            "SELECT payload FROM ticket WHERE next_step_at <= $1 ORDER BY next_step_at LIMIT $2",
            row => Read(row.GetString(0)), now.ToUnixTimeMilliseconds(), limit));
    }

    private static IQueryable<TicketRow> Narrowed(IQueryable<TicketRow> rows, TicketQuery query)
    {
        if (query.Category is { } category)
            rows = rows.Where(r => r.Category == category);
        if (query.OpenedFrom?.ToUnixTimeMilliseconds() is { } from)
            rows = rows.Where(r => r.OpenedAt >= from);
        if (query.OpenedUntil?.ToUnixTimeMilliseconds() is { } until)
            rows = rows.Where(r => r.OpenedAt < until);
        if (query.DueBefore?.ToUnixTimeMilliseconds() is { } due)
            rows = rows.Where(r => r.SortDeadlineAt < due);
        return rows;
    }

    private static Ticket Read(string payload) => JsonSerializer.Deserialize(payload, TicketJson.Default.Ticket)!;

    /// <summary>Where a page ended: the token is <c>deadline.number</c>.</summary>
    private readonly record struct Position(long Deadline, long Number)
    {
        public static Position? Parse(string? token)
            => token?.Split('.') is [var d, var n]
               && long.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var deadline)
               && long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(deadline, number)
                : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Deadline}.{Number}");
    }
}
