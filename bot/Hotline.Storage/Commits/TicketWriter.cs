using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Commits;

/// <summary>Writes a ticket's snapshot and appends its events.</summary>
internal sealed class TicketWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement version = connection.Prepare($"SELECT version FROM ticket WHERE number = ?1{connection.Dialect.ForUpdate}");

    private readonly Statement insert = connection.Prepare("""
        INSERT INTO ticket (number, status, version, department, category, district, channel_id, user_id, phone, opened_at,
          sort_deadline_at, next_step_at, payload, follow_up, follow_up_at, summary, overdue_at, risk_at, flagged_calendar, proposal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
        """);

    private readonly Statement update = connection.Prepare("""
        UPDATE ticket SET status = ?2, version = ?3, department = ?4, category = ?5, district = ?6,
          sort_deadline_at = ?7, next_step_at = ?8, payload = ?9, follow_up = ?10, follow_up_at = ?11,
          summary = ?12, overdue_at = ?13, risk_at = ?14, flagged_calendar = ?15, proposal = ?16
        WHERE number = ?1
        """);

    private readonly Statement forgetHelpers = connection.Prepare("DELETE FROM ticket_helper WHERE number = ?1");

    private readonly Statement addHelper = connection.Prepare(
        "INSERT INTO ticket_helper (department, number, sort_deadline_at) VALUES (?1, ?2, ?3)");

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
        WriteHelpers(change.After);
        for (var i = 0; i < change.Events.Count; i++)
            append.Execute(change.After.Number.Value, change.Events[i].Sequence, change.Events[i].At.ToUnixTimeMilliseconds(), rows.Events[i]);
        feed.Execute(change.After.Number.Value, change.VersionBefore, change.After.Version);
    }

    public void Dispose()
    {
        version.Dispose();
        insert.Dispose();
        update.Dispose();
        forgetHelpers.Dispose();
        addHelper.Dispose();
        append.Dispose();
        feed.Dispose();
    }

    private void Insert(Ticket ticket, TicketRows rows) => insert.Execute(
        ticket.Number.Value, ticket.Status.ToString(), ticket.Version, ticket.Department, ticket.Matter.Category, ticket.Matter.Place.District,
        ticket.Resident.ChannelId, ticket.Resident.UserId, ticket.Resident.Phone, ticket.OpenedAt.ToUnixTimeMilliseconds(),
        TicketColumns.SortDeadline(ticket), TicketColumns.NextStep(ticket), rows.Payload, TicketColumns.FollowUp(ticket), TicketColumns.FollowUpAt(ticket),
        new Blob(rows.Summary.Summary), rows.Summary.OverdueAt, rows.Summary.RiskAt, TicketColumns.FlaggedCalendar(ticket), TicketColumns.Proposal(ticket));

    private void Update(Ticket ticket, TicketRows rows) => update.Execute(
        ticket.Number.Value, ticket.Status.ToString(), ticket.Version, ticket.Department, ticket.Matter.Category, ticket.Matter.Place.District,
        TicketColumns.SortDeadline(ticket), TicketColumns.NextStep(ticket), rows.Payload, TicketColumns.FollowUp(ticket), TicketColumns.FollowUpAt(ticket),
        new Blob(rows.Summary.Summary), rows.Summary.OverdueAt, rows.Summary.RiskAt, TicketColumns.FlaggedCalendar(ticket), TicketColumns.Proposal(ticket));

    /// <summary>Helpers stay listed in the ticket when they are done, so a ticket without any has no rows to forget.</summary>
    private void WriteHelpers(Ticket ticket)
    {
        if (ticket.Helpers.Count == 0)
            return;
        forgetHelpers.Execute(ticket.Number.Value);
        foreach (var helper in ticket.Helpers)
        {
            if (TicketColumns.HelperDeadline(ticket, helper) is { } deadline)
                addHelper.Execute(helper.Department, ticket.Number.Value, deadline);
        }
    }
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

    /// <summary>The calendars with which the clocks were computed that wait for a later year, so that another calendar differs; null for none.</summary>
    public static string? FlaggedCalendar(Ticket ticket)
    {
        var calendars = ticket.Clocks.Where(c => c.AwaitsCalendar).Select(c => c.CalendarVersion).Distinct().Order(StringComparer.Ordinal).ToList();
        return calendars.Count == 0 ? null : string.Join(' ', calendars);
    }

    /// <summary>What waits for a supervisor's decision beside the status: to be left out of the figures; null for nothing.</summary>
    public static string? Proposal(Ticket ticket) => ticket.Exclusion is { IsApproved: null } ? nameof(Ticket.Exclusion) : null;

    /// <summary>Deadline of what a helper owes, in Unix milliseconds; the far future while its clock is paused; null where it owes nothing.</summary>
    public static long? HelperDeadline(Ticket ticket, Helper helper) => ticket.Clocks.FirstOrDefault(c => c.Id == helper.ClockId) is { IsRunning: true } clock
        ? clock.IsPaused ? long.MaxValue : clock.DeadlineAt.ToUnixTimeMilliseconds()
        : null;
}
