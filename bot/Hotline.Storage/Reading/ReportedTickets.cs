using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Hotline.Storage.Summaries;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IReportedTickets"/>
internal sealed class ReportedTickets(DatabaseConnections connections) : IReportedTickets
{
    /// <summary>Every column is in the index; a plan that reads tickets instead would be a mistake, so that it is an error.</summary>
    private readonly string opened = $"""
        SELECT opened_at, number, department, district, category, channel_id, status, summary FROM ticket {connections.Dialect.IndexedBy("ix_ticket_opened")}
        WHERE opened_at >= $1 AND opened_at < $2 ORDER BY opened_at DESC, number DESC
        """;

    /// <summary>After so many it is looked whether anybody still waits for it.</summary>
    private const int CheckedEvery = 1_024;

    public async IAsyncEnumerable<ReportedTicket> OpenedAsync(
        DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        await using var command = connection.Command(opened, [from.ToUnixTimeMilliseconds(), Ceiling(until)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var codes = new CodeCache();
        for (var read = 0; reader.Read(); read++)
        {
            if (read % CheckedEvery == 0)
                cancellationToken.ThrowIfCancellationRequested();
            yield return Read(reader, codes);
        }
    }

    public Task<IReadOnlyList<OpenTickets>> CountOpenAsync(ReportDimension by, string? department, DateTimeOffset now, CancellationToken cancellationToken)
        => connections.QueryAsync(
            $"""
            SELECT {Group(by)}, count(*), count(*) FILTER (WHERE overdue_at > $1 AND risk_at <= $1), count(*) FILTER (WHERE overdue_at <= $1) FROM ticket
            WHERE overdue_at IS NOT NULL {(department is null ? "" : "AND department = $2")} GROUP BY 1 ORDER BY 1
            """,
            row => new OpenTickets(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)),
            department is null ? [now.ToUnixTimeMilliseconds()] : [now.ToUnixTimeMilliseconds(), department],
            cancellationToken);

    public Task<IReadOnlyList<TicketNumber>> FindOpenAsync(
        ReportDimension by, string? key, string? department, OpenState? state, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var (conditions, values) = (new List<string> { "overdue_at IS NOT NULL" }, new List<object?>());
        Where(Condition(state), state is null ? null : now.ToUnixTimeMilliseconds());
        Where(Group(by) + " = {0}", key);
        Where("department = {0}", department);
        return connections.QueryAsync(
            $"SELECT number FROM ticket WHERE {string.Join(" AND ", conditions)} ORDER BY overdue_at, number LIMIT {limit}", row => new TicketNumber(row.GetInt64(0)), [.. values], cancellationToken);

        void Where(string condition, object? value)
        {
            if (value is null)
                return;
            values.Add(value);
            conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, "$" + values.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static string Condition(OpenState? state) => state switch
    {
        OpenState.Overdue => "overdue_at <= {0}",
        OpenState.AtRisk => "overdue_at > {0} AND risk_at <= {0}",
        OpenState.InTime => "overdue_at > {0} AND (risk_at IS NULL OR risk_at > {0})",
        null => "",
    };

    private string Group(ReportDimension by) => by switch
    {
        ReportDimension.Department => "coalesce(department, '')",
        ReportDimension.Area => "coalesce(district, '')",
        ReportDimension.Category => $"coalesce({connections.Dialect.BeforeDot("category")}, '')",
        ReportDimension.Subcategory => "coalesce(category, '')",
        ReportDimension.Channel => "channel_id",
        ReportDimension.Month => throw new ArgumentOutOfRangeException(nameof(by), by, "What is open now is not of a month."),
    };

    /// <summary>The first millisecond that is not before the instant: a ticket that was opened a moment before it is stored with its beginning.</summary>
    private static long Ceiling(DateTimeOffset at)
        => at.ToUnixTimeMilliseconds() + (at.UtcTicks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0);

    private static ReportedTicket Read(DbDataReader row, CodeCache codes)
    {
        var columns = new ReportedTicket
        {
            OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
            Number = new(row.GetInt64(1)),
            Department = codes.Of(row.StringOrNull(2)),
            District = codes.Of(row.StringOrNull(3)),
            Category = codes.Of(row.StringOrNull(4)),
            ChannelId = codes.Of(row.GetString(5))!,
            Status = codes.Status(row.GetString(6)),
        };
        return TicketSummary.Read(columns, row.GetFieldValue<byte[]>(7));
    }

    /// <summary>One text a code instead of one a row: what is kept of a year of tickets is small, and compared fast.</summary>
    private sealed class CodeCache
    {
        private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, TicketStatus> statuses = new(StringComparer.Ordinal);

        public string? Of(string? code)
        {
            if (code is null)
                return null;
            if (!codes.TryGetValue(code, out var known))
                codes[code] = known = code;
            return known;
        }

        public TicketStatus Status(string name)
        {
            if (!statuses.TryGetValue(name, out var known))
                statuses[name] = known = Enum.Parse<TicketStatus>(name);
            return known;
        }
    }
}
