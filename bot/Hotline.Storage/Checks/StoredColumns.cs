using System.Data.Common;
using Hotline.Storage.Commits;
using Hotline.Storage.Summaries;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Checks;

/// <summary>A ticket's row as it lies in the database.</summary>
internal sealed record StoredColumns
{
    public const string Sql = """
        SELECT version, payload, status, department, category, district, sort_deadline_at, next_step_at, follow_up, follow_up_at,
          summary, overdue_at, risk_at, flagged_calendar, proposal
        FROM ticket WHERE number = $1
        """;

    /// <summary>Marks clocks of before a column was there: to be looked at, whatever calendar they were computed with.</summary>
    private const string AnyCalendar = "";

    public required long Version { get; init; }

    public required string Payload { get; init; }

    /// <summary>The other columns by name.</summary>
    public required IReadOnlyDictionary<string, object?> Derived { get; init; }

    public static StoredColumns Read(DbDataReader row) => new()
    {
        Version = row.GetInt64(0),
        Payload = row.GetString(1),
        Derived = Enumerable.Range(2, row.FieldCount - 2).ToDictionary(row.GetName, i => row.IsDBNull(i) ? null : row.GetValue(i)),
    };

    /// <summary>Names of the columns that are not what the ticket makes of them.</summary>
    /// <param name="ticket">Made of its events.</param>
    /// <param name="helpers">Departments that owe help with their deadlines, as stored, by department.</param>
    public IEnumerable<string> DifferencesFrom(Ticket ticket, IReadOnlyList<(string Department, long Deadline)> helpers)
    {
        var summary = SummaryColumns.Of(ticket);
        Dictionary<string, object?> expected = new()
        {
            ["status"] = ticket.Status.ToString(),
            ["department"] = ticket.Department,
            ["category"] = ticket.Matter.Category,
            ["district"] = ticket.Matter.Place.District,
            ["sort_deadline_at"] = TicketColumns.SortDeadline(ticket),
            ["next_step_at"] = TicketColumns.NextStep(ticket),
            ["follow_up"] = TicketColumns.FollowUp(ticket),
            ["follow_up_at"] = TicketColumns.FollowUpAt(ticket),
            ["summary"] = summary.Summary,
            ["overdue_at"] = summary.OverdueAt,
            ["risk_at"] = summary.RiskAt,
            ["flagged_calendar"] = TicketColumns.FlaggedCalendar(ticket),
            ["proposal"] = TicketColumns.Proposal(ticket),
        };
        foreach (var (name, value) in expected)
        {
            if (!IsSame(name, Derived[name], value))
                yield return "column " + name;
        }

        if (!helpers.SequenceEqual(HelpersOf(ticket)))
            yield return "table ticket_helper";
    }

    private static bool IsSame(string name, object? stored, object? expected) => (stored, expected) switch
    {
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other),
        (AnyCalendar, _) when name == "flagged_calendar" => true,
        _ => Equals(stored, expected),
    };

    private static IEnumerable<(string Department, long Deadline)> HelpersOf(Ticket ticket) => ticket.Helpers
        .Select(helper => (helper.Department, Deadline: TicketColumns.HelperDeadline(ticket, helper)))
        .Where(helper => helper.Deadline is not null)
        .Select(helper => (helper.Department, helper.Deadline!.Value))
        .OrderBy(helper => helper.Department, StringComparer.Ordinal);
}
