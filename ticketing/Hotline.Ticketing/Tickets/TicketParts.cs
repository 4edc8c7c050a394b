using System.Text.Json.Serialization;

namespace Hotline.Ticketing.Tickets;

/// <summary>退单 that waits for a supervisor.</summary>
/// <param name="Reason">Why it is not theirs.</param>
/// <param name="Ground">The rule that says so.</param>
/// <param name="Suggested">Code of the department it belongs to, in their view; null where they name none.</param>
/// <param name="StatusBefore">The status to go back to where it is rejected.</param>
public sealed record PendingReturn(string Reason, string Ground, string? Suggested, TicketStatus StatusBefore);

/// <summary>延期 that waits for a supervisor.</summary>
/// <param name="Days">How many days more: working days where the clock counts office time, else calendar days.</param>
/// <param name="Reason">Why.</param>
public sealed record PendingExtension(int Days, string Reason);

/// <summary>待补充: something the resident was asked for.</summary>
/// <param name="Question">In the words that the resident reads.</param>
/// <param name="AskedAt">When, UTC.</param>
/// <param name="RemindAt">When the resident is reminded, UTC.</param>
/// <param name="Until">When the department goes on without an answer, UTC.</param>
/// <param name="IsReminded">True once the reminder is recorded.</param>
public sealed record Waiting(string Question, DateTimeOffset AskedAt, DateTimeOffset RemindAt, DateTimeOffset Until, bool IsReminded)
{
    /// <summary>The next instant at which something must be recorded.</summary>
    [JsonIgnore]
    public DateTimeOffset NextStepAt => IsReminded ? Until : RemindAt;
}

/// <summary>A department that helps the one that leads.</summary>
public sealed record Helper
{
    /// <summary>Its code.</summary>
    public required string Department { get; init; }

    /// <summary>How it came to help.</summary>
    public required HelperKind Kind { get; init; }

    /// <summary>What it is to do.</summary>
    public required string Task { get; init; }

    /// <summary>Its clock among the ticket's.</summary>
    public required int ClockId { get; init; }

    /// <summary>The round in which it joined.</summary>
    public required int Round { get; init; }

    /// <summary>What it reported.</summary>
    public string? Report { get; init; }

    /// <summary>Files that came with the report.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>When it reported, UTC.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When it was let go without a report, UTC.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>True while its report is still owed.</summary>
    [JsonIgnore]
    public bool IsOwed => ReportedAt is null && ReleasedAt is null;
}

/// <summary>并单: that a member's matter was resolved with its master.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Answer">The answer in plain words; null where it is for the master's own resident only.</param>
/// <param name="AskedUnder">The ticket under which the same caller is asked how it went; null: this one.</param>
/// <param name="ClosedAt">When nothing more was to be done about what its caller said, UTC.</param>
public sealed record ResolvedWithMaster(DateTimeOffset At, string? Answer, TicketNumber? AskedUnder, DateTimeOffset? ClosedAt = null);

/// <summary>How a department came to help.</summary>
public enum HelperKind
{
    /// <summary>协办: added by those who dispatch.</summary>
    CoHandler,
    /// <summary>吹哨: summoned by the department that leads.</summary>
    Summoned,
}

/// <summary>剔除: left out of the figures, if approved.</summary>
/// <param name="Reason">Why it should be.</param>
/// <param name="ProposedBy">Who says so.</param>
/// <param name="IsApproved">A supervisor's decision; null while there is none.</param>
public sealed record Exclusion(string Reason, Actor ProposedBy, bool? IsApproved);

/// <summary>A key that a command carried, so that the same command sent twice is carried out once.</summary>
/// <param name="Key">As sent.</param>
/// <param name="Command">Name of the command.</param>
public sealed record UsedKey(string Key, string Command);

/// <summary>What the resident said when asked about a resolved ticket (回访).</summary>
/// <param name="IsReached">False where the resident could not be asked; then nothing else is given.</param>
/// <param name="WasContacted">Whether the department contacted them.</param>
/// <param name="IsSolved">Whether the matter is solved.</param>
/// <param name="Satisfaction">How satisfied they are.</param>
/// <param name="Words">Their own words, why not.</param>
public sealed record FollowUp(bool IsReached, bool? WasContacted = null, bool? IsSolved = null, Satisfaction? Satisfaction = null, string? Words = null)
{
    /// <summary>True where the answer proposes that the department do it again (重办).</summary>
    [JsonIgnore]
    public bool ProposesReopening => IsSolved == false || Satisfaction == Tickets.Satisfaction.Dissatisfied;
}

/// <summary>How satisfied a resident is.</summary>
public enum Satisfaction
{
    /// <summary>满意.</summary>
    Satisfied,
    /// <summary>基本满意.</summary>
    BasicallySatisfied,
    /// <summary>一般.</summary>
    Neutral,
    /// <summary>不满意.</summary>
    Dissatisfied,
}

/// <summary>Grounds on which a matter is not taken (不予受理).</summary>
public enum DeclineGround
{
    /// <summary>Outside the city's area.</summary>
    OutsideTheArea,
    /// <summary>Party, congress, consultative, court and procuratorate matters.</summary>
    OtherOrgans,
    /// <summary>Military matters.</summary>
    Military,
    /// <summary>For an emergency line: 110, 119, 120, 122.</summary>
    EmergencyLine,
    /// <summary>In litigation, arbitration, reconsideration, petition or disclosure channels.</summary>
    InLegalProcedure,
    /// <summary>The same facts were handled already.</summary>
    AlreadyHandled,
    /// <summary>State or business secrets, another's privacy, public morals.</summary>
    SecretsPrivacyMorals,
}
