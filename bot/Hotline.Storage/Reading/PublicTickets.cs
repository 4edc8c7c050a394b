using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IPublicTickets"/>
internal sealed class PublicTickets(DatabaseConnections connections) : IPublicTickets
{
    private const string Columns = """
        SELECT payload, (SELECT e.at FROM ticket_event e WHERE e.number = ticket.number ORDER BY e.sequence DESC LIMIT 1) FROM ticket

        """;

    private readonly string isPublic =
        $"category IS NOT NULL AND NOT ({connections.Dialect.JsonIsTrue("payload", "matter", "isConfidential")}) "
        + $"AND {connections.Dialect.JsonText("payload", "matter", "kind")} <> 'Report' ";

    /// <summary>As <see cref="Ticket.IsAwaited"/>.</summary>
    private readonly string isAwaited =
        $"(status IN ({string.Join(',', Enum.GetValues<TicketStatus>().Where(s => s.IsOpen()).Select(s => $"'{s}'"))}) "
        + $"OR (status = '{TicketStatus.Merged}' AND {connections.Dialect.JsonText("payload", "resolvedWithMaster", "at")} IS NULL))";

    public Task<IReadOnlyList<PublicTicket>> FindAsync(IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
            return Task.FromResult<IReadOnlyList<PublicTicket>>([]);
        return connections.QueryAsync(
            Columns + "WHERE number IN (" + string.Join(',', numbers) + ") AND " + isPublic + "ORDER BY opened_at DESC, number DESC", Read, [], cancellationToken);
    }

    public Task<IReadOnlyList<PublicTicket>> ListAsync(PublicTicketQuery query, CancellationToken cancellationToken)
        => connections.QueryAsync(
            Columns + "WHERE opened_at BETWEEN $1 AND $2 AND " + isPublic
                + In("category", query.Categories) + (query.IsAwaited switch { null => "", true => $"AND {isAwaited} ", false => $"AND NOT {isAwaited} " })
                + "ORDER BY opened_at DESC, number DESC LIMIT $3 OFFSET $4",
            Read, [query.From.ToUnixTimeMilliseconds(), query.Until.ToUnixTimeMilliseconds(), query.Limit, query.Skip], cancellationToken);

    /// <summary>The words are codes and names of the service's own, never what a caller sent.</summary>
    private static string In(string column, IEnumerable<string> words)
    {
        var list = string.Join(',', words.Select(w => "'" + w.Replace("'", "''", StringComparison.Ordinal) + "'"));
        return list.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"AND {column} IN ({list}) ");
    }

    private static PublicTicket Read(DbDataReader row) => new(
        JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.Ticket)!, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)));
}
