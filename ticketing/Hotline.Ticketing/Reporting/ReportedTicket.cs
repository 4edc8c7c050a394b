using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Reporting;

/// <summary>What figures need of a ticket, and nothing of its resident. Small, so that a year of them can be read at once.</summary>
public sealed record ReportedTicket
{
    /// <summary>Which ticket.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required TicketStatus Status { get; init; }

    /// <summary>Code of the department that leads; null in triage.</summary>
    public string? Department { get; init; }

    /// <summary>Code of the district of its place.</summary>
    public string? District { get; init; }

    /// <summary>Code of its category.</summary>
    public string? Category { get; init; }

    /// <summary>Channel on which it was opened.</summary>
    public required string ChannelId { get; init; }

    /// <summary>True where a supervisor approved that the figures leave it out (剔除).</summary>
    public bool IsExcluded { get; init; }

    /// <summary>True where it was returned (退单), however often.</summary>
    public bool IsReturned { get; init; }

    /// <summary>True where it was resolved, in whatever round.</summary>
    public bool IsResolved { get; init; }

    /// <summary>True where it was sent back to be done again (重办).</summary>
    public bool IsReopened { get; init; }

    /// <summary>What the resident said when asked, without their words.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>Clocks of signing, contact and resolving, of every round. What helpers take is within the time of the department that leads.</summary>
    public IReadOnlyList<ReportedClock> Clocks { get; init; } = [];

    /// <summary>True where it counts in every figure: of a merged ticket only what its caller answered does, because its clocks are its master's.</summary>
    public bool Counts => !IsExcluded && Status != TicketStatus.Merged;

    /// <summary>What figures need of <paramref name="ticket"/>.</summary>
    public static ReportedTicket Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new()
        {
            Number = ticket.Number,
            OpenedAt = ticket.OpenedAt,
            Status = ticket.Status,
            Department = ticket.Department,
            District = ticket.Matter.Place.District,
            Category = ticket.Matter.Category,
            ChannelId = ticket.Resident.ChannelId,
            IsExcluded = ticket.IsExcluded,
            IsReturned = ticket.BounceCount > 0,
            IsResolved = ticket.ResolvedAt is not null,
            IsReopened = ticket.ReopenCount > 0,
            FollowUp = ticket.FollowUp is { } answers ? answers with { Words = null } : null,
            Clocks = [.. ticket.Clocks.Where(clock => clock.Kind is ClockKind.SignIn or ClockKind.FirstContact or ClockKind.Resolution).Select(ReportedClock.Of)],
        };
    }

    /// <summary>How pressing it is at <paramref name="now"/>; null where nobody has to act, or it does not count.</summary>
    public OpenState? StateAt(DateTimeOffset now) => OverdueAt is not { } overdue ? null
        : overdue <= now ? OpenState.Overdue
        : RiskAt <= now ? OpenState.AtRisk
        : OpenState.InTime;

    /// <summary>
    /// From when it is overdue by its resolution clock, UTC; the far future where none runs, because a paused clock cannot become
    /// overdue, but one that had run out before is. Null where nobody has to act, or it does not count.
    /// </summary>
    public DateTimeOffset? OverdueAt => !Counts || !Status.IsOpen() ? null
        : Resolution is { } clock && (clock.IsBreached || clock is { IsRunning: true, IsPaused: false }) ? clock.DeadlineAt
        : DateTimeOffset.MaxValue;

    /// <summary>From when its last warning says that it is at risk, UTC; null for never.</summary>
    public DateTimeOffset? RiskAt => OverdueAt is not null && Resolution is { IsRunning: true, IsPaused: false } clock ? clock.RiskAt : null;

    private ReportedClock? Resolution => Clocks.Any(clock => clock.Kind == ClockKind.Resolution) ? Clocks.Last(clock => clock.Kind == ClockKind.Resolution) : null;
}

/// <summary>How pressing an open ticket is.</summary>
public enum OpenState
{
    /// <summary>Neither of the others.</summary>
    InTime,
    /// <summary>Past the last warning of its resolution clock.</summary>
    AtRisk,
    /// <summary>Past the deadline of its resolution clock.</summary>
    Overdue,
}

/// <summary>What figures need of a clock.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Department">Code of the department that owes it.</param>
/// <param name="DeadlineAt">By when it must be met, UTC.</param>
/// <param name="RiskAt">Instant of its last warning, UTC; null where it has none.</param>
/// <param name="IsBreached">True where its running out is recorded.</param>
/// <param name="IsRunning">True while it is neither met nor stopped.</param>
/// <param name="IsPaused">True while it stands still.</param>
/// <param name="Elapsed">Round the clock without pauses, where it was met; else null.</param>
/// <param name="Worked">In office time, where it was met; else null.</param>
public readonly record struct ReportedClock(
    ClockKind Kind, string Department, DateTimeOffset DeadlineAt, DateTimeOffset? RiskAt, bool IsBreached, bool IsRunning, bool IsPaused, TimeSpan? Elapsed, TimeSpan? Worked)
{
    /// <summary>True where it was met in time, false where it ran out, null where neither is so yet.</summary>
    public bool? IsInTime(DateTimeOffset now) => Elapsed is not null && !IsBreached ? true
        : IsBreached || (IsRunning && !IsPaused && DeadlineAt <= now) ? false
        : null;

    internal static ReportedClock Of(Clock clock)
    {
        var isMet = clock.MetAt is not null;
        return new(
            clock.Kind, clock.Department, clock.DeadlineAt, clock.Warnings is [.., var last] ? last.At : null, clock.BreachedAt is not null, clock.IsRunning, clock.IsPaused,
            isMet ? clock.Elapsed : null, isMet ? clock.Worked : null);
    }
}
