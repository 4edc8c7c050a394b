using System.Text.Json.Serialization;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <summary>Something that happened to a ticket: who, when, what, why. Appended, never changed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TicketOpened), "opened")]
[JsonDerivedType(typeof(TicketDispatched), "dispatched")]
[JsonDerivedType(typeof(TicketSignedFor), "signedFor")]
[JsonDerivedType(typeof(ResidentContacted), "residentContacted")]
[JsonDerivedType(typeof(TicketNoted), "noted")]
[JsonDerivedType(typeof(ResidentAdded), "residentAdded")]
[JsonDerivedType(typeof(TicketUrged), "urged")]
[JsonDerivedType(typeof(TicketResolved), "resolved")]
[JsonDerivedType(typeof(TicketClosed), "closed")]
[JsonDerivedType(typeof(TicketDeclined), "declined")]
[JsonDerivedType(typeof(ClockWarned), "clockWarned")]
[JsonDerivedType(typeof(ClockBreached), "clockBreached")]
public abstract record TicketEvent
{
    /// <summary>1 for the first; equals the ticket's version after it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, UTC. For clock events the clock's own instant, not the sweep's.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor By { get; init; }
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

/// <summary>It was opened.</summary>
public sealed record TicketOpened(TicketNumber Number, Matter Matter, Resident Resident, RoutingDecision Routing) : TicketEvent;

/// <summary>It was sent to a department; its clocks start here and are frozen here.</summary>
public sealed record TicketDispatched(string Department, IReadOnlyList<Clock> Clocks, string Why) : TicketEvent;

/// <summary>签收: the department signed for it.</summary>
public sealed record TicketSignedFor : TicketEvent;

/// <summary>The department reached the resident (time, way, result).</summary>
public sealed record ResidentContacted(string Way, string Result) : TicketEvent;

/// <summary>A note for colleagues.</summary>
public sealed record TicketNoted(string Text) : TicketEvent;

/// <summary>The resident added words or files.</summary>
public sealed record ResidentAdded(string Text, IReadOnlyList<string> Attachments) : TicketEvent;

/// <summary>催办: the resident urged it.</summary>
public sealed record TicketUrged(string? Words) : TicketEvent
{
    /// <summary>1 for the first of the city's calendar day.</summary>
    public int NthThatDay { get; init; } = 1;
}

/// <summary>办结: what was done and how the resident was told.</summary>
public sealed record TicketResolved(string Answer) : TicketEvent;

/// <summary>归档.</summary>
public sealed record TicketClosed : TicketEvent;

/// <summary>不予受理, with its ground.</summary>
public sealed record TicketDeclined(string Ground) : TicketEvent;

/// <summary>A share of a clock's time has passed.</summary>
public sealed record ClockWarned(ClockKind Clock, int SharePercent) : TicketEvent;

/// <summary>A clock ran out.</summary>
public sealed record ClockBreached(ClockKind Clock) : TicketEvent;
