using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <summary>It was opened.</summary>
public sealed record TicketOpened(TicketNumber Number, Matter Matter, Resident Resident, RoutingDecision Routing) : TicketEvent;

/// <summary>It was sent to a department; its clocks start here and are frozen here.</summary>
public sealed record TicketDispatched(string Department, IReadOnlyList<Clock> Clocks, string Why) : TicketEvent;

/// <summary>改派: it was sent to another department; clocks run on.</summary>
public sealed record TicketReassigned(string Department, string Why) : TicketEvent;

/// <summary>签收: the department signed for it.</summary>
public sealed record TicketSignedFor : TicketEvent;

/// <summary>The department reached the resident, or tried to (time, way, result).</summary>
public sealed record ResidentContacted(string Way, string Result) : TicketEvent
{
    /// <summary>When they spoke, UTC; null: when it was recorded.</summary>
    public DateTimeOffset? ContactedAt { get; init; }

    /// <summary>False where nobody was reached.</summary>
    public bool IsReached { get; init; } = true;
}

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

/// <summary>待补充: the resident was asked for something.</summary>
public sealed record ResidentAsked(string Question, DateTimeOffset RemindAt, DateTimeOffset Until) : TicketEvent;

/// <summary>The resident was reminded that an answer is awaited.</summary>
public sealed record ResidentReminded : TicketEvent;

/// <summary>The department goes on: the resident answered, the time is over, or it needs no answer any more.</summary>
public sealed record WaitingEnded(WaitingEnd Cause, string? Why) : TicketEvent;

/// <summary>Why the department goes on.</summary>
public enum WaitingEnd
{
    /// <summary>The resident answered.</summary>
    Answered,
    /// <summary>No answer came in time.</summary>
    TimedOut,
    /// <summary>The department needs no answer any more.</summary>
    Stopped,
}

/// <summary>督办: a supervisor pressed the department.</summary>
public sealed record TicketPressed(int Level, string Words) : TicketEvent;

/// <summary>办结: what was done and how the resident was told.</summary>
public sealed record TicketResolved(string Answer) : TicketEvent
{
    /// <summary>Paths of files that prove it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>回访: the resident was asked, or came to the operators' call list.</summary>
public sealed record FollowUpAsked(FollowUpWay Way, DateTimeOffset? CallAfter) : TicketEvent
{
    /// <summary>True where an operator called in vain, and is to call again.</summary>
    public bool IsCalledInVain { get; init; }
}

/// <summary>回访: the resident was asked, and this is the answer.</summary>
public sealed record FollowUpRecorded(FollowUp Answers) : TicketEvent;

/// <summary>重办: back to the department; the clocks of the new round start here.</summary>
public sealed record TicketReopened(string Why, IReadOnlyList<Clock> Clocks) : TicketEvent;

/// <summary>归档.</summary>
public sealed record TicketClosed : TicketEvent;

/// <summary>不予受理, with its ground and the words that the resident reads.</summary>
public sealed record TicketDeclined(DeclineGround Ground, string Why) : TicketEvent;

/// <summary>The resident took it back.</summary>
public sealed record TicketWithdrawn(string? Words) : TicketEvent;
