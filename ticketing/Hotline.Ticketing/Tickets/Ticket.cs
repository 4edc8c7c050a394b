using System.Text.Json.Serialization;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <summary>
/// A matter that a department must act on. An immutable snapshot: it changes only by a command that
/// <see cref="ITicketDesk"/> accepts, and is always what its <see cref="TicketEvent"/>s make of it.
/// </summary>
public sealed record Ticket
{
    /// <summary>What residents and departments call it.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required TicketStatus Status { get; init; }

    /// <summary>Counts its events; a change names the version it was decided on.</summary>
    public required long Version { get; init; }

    /// <summary>What the resident wants to be done.</summary>
    public required Matter Matter { get; init; }

    /// <summary>Who opened it. Of a protected ticket only <see cref="ReporterIdentity"/> says who may see this.</summary>
    public required Resident Resident { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Code of the department that leads (首接负责); null in <see cref="TicketStatus.Triage"/>.</summary>
    public string? Department { get; init; }

    /// <summary>How the department was found, and what else was considered.</summary>
    public required RoutingDecision Routing { get; init; }

    /// <summary>Running and finished clocks of every round and every department, by <see cref="Clock.Id"/>; empty before dispatch.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    /// <summary>1 at first; one more for each 重办.</summary>
    public int Round { get; init; } = 1;

    /// <summary>How often a supervisor approved a return (退单).</summary>
    public int BounceCount { get; init; }

    /// <summary>The return that waits for a decision.</summary>
    public PendingReturn? PendingReturn { get; init; }

    /// <summary>The extension that waits for a decision.</summary>
    public PendingExtension? PendingExtension { get; init; }

    /// <summary>What the resident was asked and has not answered.</summary>
    public Waiting? Waiting { get; init; }

    /// <summary>How often the resident was asked for something in this round.</summary>
    public int QuestionCount { get; init; }

    /// <summary>Co-handlers (协办) and summoned departments (吹哨), in the order in which they joined.</summary>
    public IReadOnlyList<Helper> Helpers { get; init; } = [];

    /// <summary>How often the resident urged it, in all.</summary>
    public int UrgeCount { get; init; }

    /// <summary>When the resident last urged it, UTC.</summary>
    public DateTimeOffset? LastUrgedAt { get; init; }

    /// <summary>How often they did so on the city's calendar day of <see cref="LastUrgedAt"/>.</summary>
    public int UrgesThatDay { get; init; }

    /// <summary>Rung of the supervision ladder (督办); 0: not supervised.</summary>
    public int SupervisionLevel { get; init; }

    /// <summary>True once the department has reached the resident in this round.</summary>
    public bool IsResidentReached { get; init; }

    /// <summary>How often the department tried to reach the resident in this round and could not.</summary>
    public int FailedContacts { get; init; }

    /// <summary>The department's answer in plain words, once resolved.</summary>
    public string? Answer { get; init; }

    /// <summary>Paths of the files that prove the answer.</summary>
    public IReadOnlyList<string> AnswerFiles { get; init; } = [];

    /// <summary>When it was last resolved, UTC.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it came to its end (closed, declined, withdrawn), UTC; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the resident of a resolved ticket said when asked, the latest.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The round that <see cref="FollowUp"/> is about; 0 while there is none.</summary>
    public int FollowUpRound { get; init; }

    /// <summary>How the resident was last asked about a resolved round; null: never.</summary>
    public AskedFollowUp? AskedFollowUp { get; init; }

    /// <summary>Why it was declined, in the words that the resident reads.</summary>
    public string? DeclineGround { get; init; }

    /// <summary>The ground on which it was declined.</summary>
    public DeclineGround? DeclinedAs { get; init; }

    /// <summary>The ticket it was merged into.</summary>
    public TicketNumber? Master { get; init; }

    /// <summary>The status to go back to when it is un-merged.</summary>
    public TicketStatus? StatusBeforeMerge { get; init; }

    /// <summary>How the master was last resolved, until it is reopened; null where it is not.</summary>
    public ResolvedWithMaster? ResolvedWithMaster { get; init; }

    /// <summary>The tickets that were merged into this one.</summary>
    public IReadOnlyList<TicketNumber> Members { get; init; } = [];

    /// <summary>剔除: whether it is left out of the figures.</summary>
    public Exclusion? Exclusion { get; init; }

    /// <summary>Keys of the latest commands that carried one, oldest first.</summary>
    public IReadOnlyList<UsedKey> RecentKeys { get; init; } = [];

    /// <summary>The next instant at which something must be recorded by itself (a warning, a breach, a reminder), UTC; null: never.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextStepAt
    {
        get
        {
            var next = Waiting?.NextStepAt;
            foreach (var clock in Clocks)
            {
                if (clock.NextStepAt is { } at && (next is null || at < next))
                    next = at;
            }
            return next;
        }
    }

    /// <summary>What is still to be done to hear from the resident of a resolved ticket, and since when; null for nothing.</summary>
    [JsonIgnore]
    public OwedFollowUp? OwedFollowUp => this switch
    {
        _ when ToBeAskedSince is null => null,
        _ when FollowUpRound == Round => FollowUp is { ProposesReopening: true } ? new(FollowUpStage.ToBeDecided, ToBeAskedSince.Value) : null,
        { AskedFollowUp: { } asking } when asking.Round == Round => asking.CallAfter is { } callAfter
            ? new(FollowUpStage.ToBeAnswered, callAfter)
            : new(FollowUpStage.ToBeCalled, asking.At),
        _ => new(FollowUpStage.ToBeAsked, ToBeAskedSince.Value),
    };

    /// <summary>True where its resident has an answer, by itself or with its master, and can be asked how it went.</summary>
    [JsonIgnore]
    public bool IsAnswered => Status is TicketStatus.Resolved or TicketStatus.Closed || ResolvedWithMaster is not null;

    /// <summary>True while its resident waits for an answer: somebody has to act on it, or on its master.</summary>
    [JsonIgnore]
    public bool IsAwaited => Status.IsOpen() || this is { Status: TicketStatus.Merged, ResolvedWithMaster: null };

    private DateTimeOffset? ToBeAskedSince => Status switch
    {
        TicketStatus.Resolved => ResolvedAt,
        TicketStatus.Merged when ResolvedWithMaster is { ClosedAt: null, AskedUnder: null } resolved => resolved.At,
        _ => null,
    };

    /// <summary>How often it was sent back to be done again.</summary>
    [JsonIgnore]
    public int ReopenCount => Round - 1;

    /// <summary>True where a supervisor approved that the figures leave it out.</summary>
    [JsonIgnore]
    public bool IsExcluded => Exclusion is { IsApproved: true };
}

/// <summary>Digits only, eight of them at first; short enough to read aloud. The last digit is a check digit, so a misheard number is noticed.</summary>
[JsonConverter(typeof(TicketNumberJsonConverter))]
public readonly record struct TicketNumber(long Value)
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
