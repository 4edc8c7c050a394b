using System.Data.Common;
using System.Text.Json;
using Hotline.Bot.Claims;
using Hotline.Storage.Leases;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="ITicketReader"/>
internal sealed class TicketReader(DatabaseConnections connections) : ITicketReader, IDisposable
{
    private const int MostListed = 200;

    private readonly KeptQuery<Ticket> one = new(connections, "SELECT payload FROM ticket WHERE number = $1", row => Read(row, 0));

    // SQLite compiles a statement anew whenever a parameter that alone is its LIMIT is bound; a sum is none.
    private readonly KeptQuery<Ticket> ofResident = new(
        connections,
        """
        SELECT payload FROM ticket WHERE number IN (
          SELECT number FROM (SELECT number FROM ticket WHERE channel_id = $1 AND user_id = $2 ORDER BY opened_at DESC LIMIT $4 + 0) own
          UNION SELECT number FROM (SELECT number FROM ticket WHERE phone = $3 ORDER BY opened_at DESC LIMIT $4 + 0) by_phone)
        ORDER BY opened_at DESC, number DESC LIMIT $4 + 0
        """,
        row => Read(row, 0));

    private readonly string due = $"""
        SELECT payload FROM ticket
        WHERE next_step_at <= $1 AND {WorkClaims.IsFree(WorkKind.Clocks, "CAST(number AS text)", connections.Dialect, "$1")}
        ORDER BY next_step_at LIMIT $2
        """;

    public void Dispose()
    {
        one.Dispose();
        ofResident.Dispose();
    }

    public async Task<Ticket?> FindAsync(TicketNumber number, CancellationToken cancellationToken)
        => await one.RunAsync(cancellationToken, number.Value) is [var found] ? found : null;

    public Task<IReadOnlyList<Ticket>> OfResidentAsync(string channelId, string userId, string? phone, int limit, CancellationToken cancellationToken)
        => ofResident.RunAsync(cancellationToken, channelId, userId, phone, limit);

    public async Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken)
    {
        var (after, limit) = (Position.Parse(query.After), Math.Clamp(query.Limit, 1, MostListed));
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var rows = new List<Found>();
        if (query.Department is null || query.Part != DepartmentPart.Helps)
            rows.AddRange(await TicketLists.LedAsync(connection, query, after, limit + 1, cancellationToken));
        if (query.Department is not null && query.Part != DepartmentPart.Leads)
            rows.AddRange(await TicketLists.HelpedAsync(connection, query, after, limit + 1, cancellationToken));
        rows.Sort((one, other) => (one.At.Deadline, one.At.Number).CompareTo((other.At.Deadline, other.At.Number)));
        return new([.. rows.Take(limit).Select(r => Read(r.Payload))], rows.Count > limit ? rows[limit - 1].At.ToString() : null);
    }

    public Task<IReadOnlyList<TicketEvent>> EventsAsync(TicketNumber number, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT payload FROM ticket_event WHERE number = $1 ORDER BY sequence",
            row => JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.TicketEvent)!, [number.Value], cancellationToken);

    public Task<IReadOnlyList<Ticket>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(due, row => Read(row, 0), [now.ToUnixTimeMilliseconds(), limit], cancellationToken);

    // As UTF-8, in which it is stored and parsed: a text would be made of it only to be taken apart again.
    private static Ticket Read(DbDataReader row, int column) => Read(row.GetFieldValue<byte[]>(column));

    private static Ticket Read(byte[] payload) => JsonSerializer.Deserialize(payload, TicketJson.Default.Ticket)!;
}
