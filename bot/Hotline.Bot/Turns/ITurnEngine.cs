using Hotline.Bot.Conversations;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Turns;

/// <summary>
/// One turn: a function of (conversation, activity, now). It may read articles, tickets and the operators' queue; it changes
/// nothing and can send nothing, so a turn can be decided again, on a newer state or in a test.
/// </summary>
public interface ITurnEngine
{
    /// <summary>Decides one turn.</summary>
    ValueTask<TurnResult> DecideAsync(TurnInput input, CancellationToken cancellationToken);
}

/// <summary>What a turn is decided on.</summary>
/// <param name="Conversation">As last committed.</param>
/// <param name="Inbound">What came in.</param>
/// <param name="Channel">What the channel can carry.</param>
/// <param name="Now">The instant of the turn, UTC.</param>
/// <param name="ReservedNumber">The number for a ticket, should one be opened in this turn.</param>
public sealed record TurnInput(Conversation Conversation, InboundActivity Inbound, ChannelCapabilities Channel, DateTimeOffset Now, TicketNumber ReservedNumber);

/// <summary>What a turn decided. Everything in it is committed together or not at all.</summary>
public sealed record TurnResult
{
    /// <summary>The state after the turn.</summary>
    public required ConversationState State { get; init; }

    /// <summary>What to say, in order; ids, addresses and timestamps are filled in by the runner.</summary>
    public IReadOnlyList<Activity> Replies { get; init; } = [];

    /// <summary>Tickets opened or changed.</summary>
    public IReadOnlyList<TicketChange> Tickets { get; init; } = [];

    /// <summary>What else happened.</summary>
    public IReadOnlyList<DomainEvent> Events { get; init; } = [];
}

/// <summary>Something that happened in a turn and that others may act on. Names are in the past tense.</summary>
public abstract record DomainEvent
{
    private DomainEvent() { }

    /// <summary>Nothing in the knowledge base answered a question. Contains the question; for editors only.</summary>
    public sealed record KnowledgeGapFound(string Question, string Language) : DomainEvent;

    /// <summary>An article was given as the answer.</summary>
    public sealed record ArticleGiven(string ArticleId, double Confidence) : DomainEvent;

    /// <summary>Danger to life or property was said. Operators are alerted.</summary>
    public sealed record EmergencyHeard(string Number) : DomainEvent;

    /// <summary>The conversation joins the operators' queue.</summary>
    /// <param name="Reason">As in <see cref="HandoffInitiate.Reason"/>.</param>
    /// <param name="IsEmergency">Goes before all others.</param>
    /// <param name="Skill">Language or topic wanted, or null.</param>
    /// <param name="Topic">Code of the top category of what it is about, or null.</param>
    public sealed record HandoffRequested(string Reason, bool IsEmergency, string? Skill, string? Topic = null) : DomainEvent;

    /// <summary>The conversation left the queue: an operator took it, or the resident did without.</summary>
    /// <param name="Outcome">How, by name.</param>
    /// <param name="Result">What an operator's wrap-up says came of it, by the name of a <see cref="Handoff.WrapUpResult"/>; null where nobody wrapped up.</param>
    public sealed record HandoffEnded(string Outcome, string? Result = null) : DomainEvent;

    /// <summary>An operator took the conversation out of the queue.</summary>
    /// <param name="AccountId">Who.</param>
    /// <param name="LeaseUntil">Until when the claim holds without a sign of life, UTC.</param>
    public sealed record HandoffClaimed(string AccountId, DateTimeOffset LeaseUntil) : DomainEvent;

    /// <summary>The conversation went from its operator back to its place in the queue.</summary>
    /// <param name="Reason">Why, by name: <c>lost</c>, <c>transferred</c>.</param>
    /// <param name="Skill">The skill now wanted; null: as before.</param>
    /// <param name="WantedAccountId">Who is asked first; null: anybody.</param>
    public sealed record HandoffReturned(string Reason, string? Skill = null, string? WantedAccountId = null) : DomainEvent;

    /// <summary>A resident is to be called.</summary>
    /// <param name="Phone">E.164.</param>
    /// <param name="Reason">As in <see cref="Handoff.CallBack"/>.</param>
    /// <param name="Ticket">The ticket that says what it is about, or null.</param>
    public sealed record CallBackOwed(string Phone, string Reason, long? Ticket = null) : DomainEvent;

    /// <summary>Somebody at the desk noted something for colleagues. Never shown to a resident.</summary>
    /// <param name="AccountId">Who.</param>
    /// <param name="Text">What; empty only with a result.</param>
    /// <param name="Result">With a wrap-up, the name of its <see cref="Handoff.WrapUpResult"/>; null: a note.</param>
    public sealed record NoteWritten(string AccountId, string Text, string? Result = null) : DomainEvent;

    /// <summary>A matter was not taken, with its ground.</summary>
    public sealed record MatterDeclined(string Ground) : DomainEvent;
}
