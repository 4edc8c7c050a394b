using System.Text.Json.Serialization;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>One response-time clock of a ticket, frozen at its start with its policy, its target and the calendar's version.</summary>
public sealed record Clock
{
    /// <summary>Its place among the ticket's clocks, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>What it measures.</summary>
    public required ClockKind Kind { get; init; }

    /// <summary>Code of the department that owes it.</summary>
    public required string Department { get; init; }

    /// <summary>The ticket's round that it belongs to.</summary>
    public int Round { get; init; } = 1;

    /// <summary>How long it may run.</summary>
    public required ResponseTarget Target { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>By when it must be met, UTC. While the clock is paused this is the deadline as it stood; it moves when the clock goes on.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }

    /// <summary>When it was met, UTC.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>When it ran out, UTC: always <see cref="DeadlineAt"/>, however late the sweep came.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>When it was stopped without being met, UTC.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Time from its start to its end without pauses; null while it runs.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Office time from its start to its end without pauses; null while it runs.</summary>
    public TimeSpan? Worked { get; init; }

    /// <summary>Warnings, in order, with their instants.</summary>
    public IReadOnlyList<ClockWarning> Warnings { get; init; } = [];

    /// <summary>Rungs of the ladder after the breach, in order, with their instants.</summary>
    public IReadOnlyList<ClockEscalation> Escalations { get; init; } = [];

    /// <summary>Pauses, in order; only the last may be open.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; init; } = [];

    /// <summary>Extensions that were granted, in order.</summary>
    public IReadOnlyList<ClockExtension> Extensions { get; init; } = [];

    /// <summary>Name of the policy that set it, and why that one.</summary>
    public required string Policy { get; init; }

    /// <summary>Version of the calendar it was last computed with.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>True where the deadline hangs on a day past the loaded years, so that it may still move.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>True while it is neither met nor stopped, also after it ran out.</summary>
    [JsonIgnore]
    public bool IsRunning => MetAt is null && StoppedAt is null;

    /// <summary>True while it stands still.</summary>
    [JsonIgnore]
    public bool IsPaused => IsRunning && Pauses is [.., { To: null }];

    /// <summary>The next instant at which something must be recorded (a warning, the breach, a rung of the ladder); null for none.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextStepAt => !IsRunning || IsPaused
        ? null
        : BreachedAt is null
            ? Warnings.FirstOrDefault(warning => !warning.Recorded)?.At ?? DeadlineAt
            : Escalations.FirstOrDefault(rung => !rung.Recorded)?.At;

    /// <summary>True while its deadline is to be computed again once the missing year is loaded; a paused one is when it goes on.</summary>
    [JsonIgnore]
    public bool AwaitsCalendar => IsFlagged && !IsPaused && StoppedAt is null;

    /// <summary>True where it was met before it ran out.</summary>
    [JsonIgnore]
    public bool IsMetInTime => MetAt is not null && BreachedAt is null;

    /// <summary>The clock with other instants; a breach whose deadline moved on is lifted.</summary>
    internal Clock With(ClockInstants instants) => this with
    {
        DeadlineAt = instants.DeadlineAt,
        IsFlagged = instants.IsFlagged,
        CalendarVersion = instants.CalendarVersion,
        Warnings = instants.Warnings,
        Escalations = instants.Escalations,
        BreachedAt = BreachedAt == instants.DeadlineAt ? BreachedAt : null,
    };
}

/// <summary>A warning at a share of a clock's time.</summary>
/// <param name="SharePercent">50 for half.</param>
/// <param name="At">Its instant, UTC.</param>
/// <param name="Recorded">True once its event is appended.</param>
public sealed record ClockWarning(int SharePercent, DateTimeOffset At, bool Recorded);

/// <summary>A rung of the ladder after a clock ran out.</summary>
/// <param name="Level">From 1.</param>
/// <param name="AfterHours">Hours after the deadline, round the clock.</param>
/// <param name="To">Who is told.</param>
/// <param name="At">Its instant, UTC.</param>
/// <param name="Recorded">True once its event is appended.</param>
public sealed record ClockEscalation(int Level, int AfterHours, EscalationTarget To, DateTimeOffset At, bool Recorded);

/// <summary>A time in which a clock stood still.</summary>
/// <param name="From">Beginning, UTC; belongs to it.</param>
/// <param name="To">End, UTC; does not belong to it. Null while it lasts.</param>
/// <param name="Reason">Why.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, PauseReason Reason);

/// <summary>More time, as granted.</summary>
/// <param name="At">When it was granted, UTC.</param>
/// <param name="Days">Working days where the clock counts office time, else calendar days.</param>
public sealed record ClockExtension(DateTimeOffset At, int Days);

/// <summary>Everything about a clock that may move while it runs.</summary>
/// <param name="DeadlineAt">By when it must be met, UTC.</param>
/// <param name="IsFlagged">True where it hangs on a day past the loaded years.</param>
/// <param name="CalendarVersion">The calendar it was computed with.</param>
/// <param name="Warnings">Warnings with their instants.</param>
/// <param name="Escalations">Rungs of the ladder with their instants.</param>
public sealed record ClockInstants(
    DateTimeOffset DeadlineAt, bool IsFlagged, string CalendarVersion, IReadOnlyList<ClockWarning> Warnings, IReadOnlyList<ClockEscalation> Escalations);

/// <summary>What a clock measures.</summary>
public enum ClockKind
{
    /// <summary>签收.</summary>
    SignIn,
    /// <summary>First contact with the resident.</summary>
    FirstContact,
    /// <summary>办结.</summary>
    Resolution,
    /// <summary>协办: a co-handler's report.</summary>
    CoHandling,
    /// <summary>吹哨: a summoned department's report.</summary>
    Summons,
}

/// <summary>Who is told when a clock ran out.</summary>
public enum EscalationTarget
{
    /// <summary>The head of the department that owes it.</summary>
    DepartmentHead,
    /// <summary>The hotline's supervisors (督办).</summary>
    Supervisor,
    /// <summary>Those above both.</summary>
    CityLeader,
}

/// <summary>Why a clock stands still.</summary>
public enum PauseReason
{
    /// <summary>待补充: the resident was asked for something.</summary>
    AwaitingResident,
    /// <summary>并单: another ticket's clocks count.</summary>
    Merged,
}
