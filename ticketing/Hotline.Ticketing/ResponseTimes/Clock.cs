using System.Text.Json.Serialization;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>One response-time clock of a ticket, frozen at dispatch with its policy and calendar version.</summary>
public sealed record Clock
{
    /// <summary>What it measures.</summary>
    public required ClockKind Kind { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>By when it must be met, UTC.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }

    /// <summary>When it was met, UTC.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>When it ran out, UTC: always <see cref="DeadlineAt"/>, however late the sweep came.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>When it was stopped without being met, because the ticket was declined, UTC.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Warnings, in order, with their instants.</summary>
    public IReadOnlyList<ClockWarning> Warnings { get; init; } = [];

    /// <summary>Name of the policy that set it, and why that one.</summary>
    public required string Policy { get; init; }

    /// <summary>Version of the calendar it was computed with.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>True where the deadline hangs on a day past the loaded years, so that it may still move.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>True while it is neither met nor stopped, also after it ran out.</summary>
    [JsonIgnore]
    public bool IsRunning => MetAt is null && StoppedAt is null;

    /// <summary>The next instant at which something must be recorded (a warning or the breach); null when met, stopped or breached.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextStepAt => !IsRunning || BreachedAt is not null
        ? null
        : Warnings.FirstOrDefault(w => !w.Recorded)?.At ?? DeadlineAt;
}

/// <summary>A warning at a share of a clock's time.</summary>
/// <param name="SharePercent">50 for half.</param>
/// <param name="At">Its instant, UTC, computed at dispatch.</param>
/// <param name="Recorded">True once its event is appended.</param>
public sealed record ClockWarning(int SharePercent, DateTimeOffset At, bool Recorded);

/// <summary>What a clock measures.</summary>
public enum ClockKind
{
    /// <summary>签收.</summary>
    SignIn,
    /// <summary>First contact with the resident.</summary>
    FirstContact,
    /// <summary>办结.</summary>
    Resolution,
}
