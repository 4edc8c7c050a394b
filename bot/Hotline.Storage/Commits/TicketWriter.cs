using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Commits;

/// <summary>Writes a ticket's snapshot and appends its events.</summary>
internal sealed class TicketWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement version = connection.Prepare($"SELECT version FROM ticket WHERE number = ?1 {connection.Dialect.ForUpdate}");

    private readonly Statement insert = connection.Prepare("""
        INSERT INTO ticket (number, status, version, department, category, district, channel_id, user_id, phone, opened_at,
          sort_deadline_at, next_step_at, payload, follow_up, follow_up_at, summary, overdue_at, risk_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        """);

    private readonly Statement update = connection.Prepare("""
        UPDATE ticket SET status = ?2, version = ?3, department = ?4, category = ?5, district = ?6,
          sort_deadline_at = ?7, next_step_at = ?8, payload = ?9, follow_up = ?10, follow_up_at = ?11,
          summary = ?12, overdue_at = ?13, risk_at = ?14
        WHERE number = ?1
        """);

    private readonly Statement append = connection.Prepare(
        "INSERT INTO ticket_event (number, sequence, at, payload) VALUES (?1, ?2, ?3, ?4)");

    private readonly Statement feed = connection.Prepare(
        "INSERT INTO ticket_feed (number, after_version, version) VALUES (?1, ?2, ?3)");

    /// <summary>True where the stored ticket is the one that <paramref name="change"/> was decided on.</summary>
    public bool IsCurrent(TicketChange change) => (version.ExecuteScalar(change.After.Number.Value) ?? 0) == change.VersionBefore;

    /// <summary>Writes a change that <see cref="IsCurrent"/>.</summary>
    public void Write(TicketRows rows)
    {
        var change = rows.Change;
        if (change.VersionBefore == 0)
            Insert(change.After, rows);
        else
            Update(change.After, rows);
        for (var i = 0; i < change.Events.Count; i++)
            append.Execute(change.After.Number.Value, change.Events[i].Sequence, change.Events[i].At.ToUnixTimeMilliseconds(), rows.Events[i]);
        feed.Execute(change.After.Number.Value, change.VersionBefore, change.After.Version);
    }

    public void Dispose()
    {
        version.Dispose();
        insert.Dispose();
        update.Dispose();
        append.Dispose();
        feed.Dispose();
    }

    private void Insert(Ticket ticket, TicketRows rows) => insert.Execute(
        ticket.Number.Value, ticket.Status.ToString(), ticket.Version, ticket.Department, ticket.Matter.Category, ticket.Matter.Place.District,
        ticket.Resident.ChannelId, ticket.Resident.UserId, ticket.Resident.Phone, ticket.OpenedAt.ToUnixTimeMilliseconds(),
        TicketColumns.SortDeadline(ticket), TicketColumns.NextStep(ticket), rows.Payload, TicketColumns.FollowUp(ticket), TicketColumns.FollowUpAt(ticket),
        new Blob(rows.Summary.Summary), rows.Summary.OverdueAt, rows.Summary.RiskAt);

    private void Update(Ticket ticket, TicketRows rows) => update.Execute(
        ticket.Number.Value, ticket.Status.ToString(), ticket.Version, ticket.Department, ticket.Matter.Category, ticket.Matter.Place.District,
        TicketColumns.SortDeadline(ticket), TicketColumns.NextStep(ticket), rows.Payload, TicketColumns.FollowUp(ticket), TicketColumns.FollowUpAt(ticket),
        new Blob(rows.Summary.Summary), rows.Summary.OverdueAt, rows.Summary.RiskAt);
}

/// <summary>Columns derived from a ticket.</summary>
internal static class TicketColumns
{
    /// <summary>Nearest deadline of a running clock in Unix milliseconds; the far future where no clock runs, so that such tickets come last.</summary>
    public static long SortDeadline(Ticket ticket) => ticket.Clocks
        .Where(c => c is { IsRunning: true, IsPaused: false })
        .Select(c => c.DeadlineAt.ToUnixTimeMilliseconds())
        .DefaultIfEmpty(long.MaxValue)
        .Min();

    /// <summary>Instant of the next step to record by itself, in Unix milliseconds; null for none.</summary>
    public static long? NextStep(Ticket ticket) => ticket.NextStepAt?.ToUnixTimeMilliseconds();

    /// <summary>Stage of the follow-up that is owed; null for none.</summary>
    public static string? FollowUp(Ticket ticket) => ticket.OwedFollowUp?.Stage.ToString();

    /// <summary>Since when it is owed, in Unix milliseconds; null for none.</summary>
    public static long? FollowUpAt(Ticket ticket) => ticket.OwedFollowUp?.Since.ToUnixTimeMilliseconds();
}
