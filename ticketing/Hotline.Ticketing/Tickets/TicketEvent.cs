using System.Text.Json.Serialization;

namespace Hotline.Ticketing.Tickets;

/// <summary>Something that happened to a ticket: who, when, what, why. Appended, never changed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TicketOpened), "opened")]
[JsonDerivedType(typeof(TicketDispatched), "dispatched")]
[JsonDerivedType(typeof(TicketReassigned), "reassigned")]
[JsonDerivedType(typeof(TicketSignedFor), "signedFor")]
[JsonDerivedType(typeof(ResidentContacted), "residentContacted")]
[JsonDerivedType(typeof(TicketNoted), "noted")]
[JsonDerivedType(typeof(ResidentAdded), "residentAdded")]
[JsonDerivedType(typeof(TicketUrged), "urged")]
[JsonDerivedType(typeof(ResidentAsked), "residentAsked")]
[JsonDerivedType(typeof(ResidentReminded), "residentReminded")]
[JsonDerivedType(typeof(WaitingEnded), "waitingEnded")]
[JsonDerivedType(typeof(ReturnRequested), "returnRequested")]
[JsonDerivedType(typeof(ReturnApproved), "returnApproved")]
[JsonDerivedType(typeof(ReturnRejected), "returnRejected")]
[JsonDerivedType(typeof(ExtensionRequested), "extensionRequested")]
[JsonDerivedType(typeof(ExtensionApproved), "extensionApproved")]
[JsonDerivedType(typeof(ExtensionRejected), "extensionRejected")]
[JsonDerivedType(typeof(HelperJoined), "helperJoined")]
[JsonDerivedType(typeof(HelperReported), "helperReported")]
[JsonDerivedType(typeof(HelperReleased), "helperReleased")]
[JsonDerivedType(typeof(TicketPressed), "pressed")]
[JsonDerivedType(typeof(TicketMerged), "merged")]
[JsonDerivedType(typeof(TicketUnmerged), "unmerged")]
[JsonDerivedType(typeof(MemberJoined), "memberJoined")]
[JsonDerivedType(typeof(MemberLeft), "memberLeft")]
[JsonDerivedType(typeof(MasterResolved), "masterResolved")]
[JsonDerivedType(typeof(MasterReopened), "masterReopened")]
[JsonDerivedType(typeof(TicketResolved), "resolved")]
[JsonDerivedType(typeof(FollowUpAsked), "followUpAsked")]
[JsonDerivedType(typeof(FollowUpRecorded), "followUpRecorded")]
[JsonDerivedType(typeof(TicketReopened), "reopened")]
[JsonDerivedType(typeof(TicketClosed), "closed")]
[JsonDerivedType(typeof(TicketDeclined), "declined")]
[JsonDerivedType(typeof(TicketWithdrawn), "withdrawn")]
[JsonDerivedType(typeof(ExclusionProposed), "exclusionProposed")]
[JsonDerivedType(typeof(ExclusionApproved), "exclusionApproved")]
[JsonDerivedType(typeof(ExclusionRejected), "exclusionRejected")]
[JsonDerivedType(typeof(IdentityRead), "identityRead")]
[JsonDerivedType(typeof(ClockWarned), "clockWarned")]
[JsonDerivedType(typeof(ClockBreached), "clockBreached")]
[JsonDerivedType(typeof(ClockEscalated), "clockEscalated")]
[JsonDerivedType(typeof(ClockMet), "clockMet")]
[JsonDerivedType(typeof(ClockStopped), "clockStopped")]
[JsonDerivedType(typeof(ClockPaused), "clockPaused")]
[JsonDerivedType(typeof(ClockResumed), "clockResumed")]
[JsonDerivedType(typeof(ClockExtended), "clockExtended")]
[JsonDerivedType(typeof(ClockRecomputed), "clockRecomputed")]
public abstract record TicketEvent
{
    /// <summary>1 for the first; equals the ticket's version after it.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened, UTC. For what clocks do by themselves the clock's own instant, not the sweep's.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public Actor By { get; init; } = Actor.System;

    /// <summary>The idempotency key of the command that made it, on the first event of that command.</summary>
    public UsedKey? Key { get; init; }
}

/// <summary>Who acts on a ticket.</summary>
/// <param name="Role">In what capacity.</param>
/// <param name="Id">Department code, operator id or channel user id; null for the system.</param>
public sealed record Actor(ActorRole Role, string? Id = null)
{
    /// <summary>The service itself.</summary>
    public static Actor System { get; } = new(ActorRole.System);

    /// <summary>The dialog engine.</summary>
    public static Actor Bot { get; } = new(ActorRole.Bot);
}

/// <summary>In what capacity somebody acts.</summary>
public enum ActorRole
{
    /// <summary>The resident who opened it.</summary>
    Resident,
    /// <summary>The dialog engine.</summary>
    Bot,
    /// <summary>An operator of the hotline.</summary>
    Operator,
    /// <summary>Staff of the department.</summary>
    Department,
    /// <summary>A supervisor.</summary>
    Supervisor,
    /// <summary>The service itself: clocks, routing.</summary>
    System,
}
