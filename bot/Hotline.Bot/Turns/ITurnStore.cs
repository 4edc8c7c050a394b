using Hotline.Bot.Conversations;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Turns;

/// <summary>Durable store of conversations and turns. Implemented by storage.</summary>
public interface ITurnStore
{
    /// <summary>The conversation as last committed, or null where it has not begun.</summary>
    ValueTask<Conversation?> LoadAsync(ConversationKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Commits one turn, in one transaction together with whatever other turns are ready: the handled mark of its inbound
    /// activity, the conversation's state and version, both sides of the log, tickets and their events, domain events, outbox rows.
    /// One turn's conflict never fails the others it shares the transaction with.
    /// </summary>
    /// <exception cref="InboxUnavailableException">The database took nothing.</exception>
    Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Stores an activity durably without deciding it; false where it is already there.</summary>
    /// <exception cref="InboxUnavailableException">The database took nothing.</exception>
    Task<bool> AcceptAsync(InboundActivity inbound, DateTimeOffset receivedAt, CancellationToken cancellationToken);

    /// <summary>
    /// What became of a delivery seen before: the id of its logged activity, its replies and their outbox row; null where it was
    /// never accepted; a receipt with status Deferred where its turn is still to be decided.
    /// </summary>
    Task<Receipt?> FindReceiptAsync(string channelId, string externalId, CancellationToken cancellationToken);

    /// <summary>Accepted activities whose turn is not committed and whose conversation is under no other node's claim, oldest first.</summary>
    Task<IReadOnlyList<InboundActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Says that a reply went out in the HTTP response. Written within a moment, together with others; does not wait for it.</summary>
    /// <param name="handoverId"><see cref="CommitOutcome.HandoverId"/>.</param>
    void MarkDelivered(long handoverId);

    /// <summary>Reserves the next <paramref name="count"/> numbers of the ticket counter and returns the first.</summary>
    Task<long> ReserveTicketSequencesAsync(int count, CancellationToken cancellationToken);
}

/// <summary>Everything that one turn writes.</summary>
public sealed record TurnCommit
{
    /// <summary>The activity the turn answers, with id and timestamp set; null for a change that no message caused.</summary>
    public InboundActivity? Inbound { get; init; }

    /// <summary>When the inbound activity was received, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The conversation as it will stand; its version is one more than the one decided on. Null: no conversation changes.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>The inbound activity (unless it is not logged) and the replies, with ids; logged in this order.</summary>
    public IReadOnlyList<LoggedActivity> Log { get; init; } = [];

    /// <summary>What is said in other conversations, in the same transaction; each conversation stands in a commit once.</summary>
    public IReadOnlyList<ConversationNotice> Notices { get; init; } = [];

    /// <summary>Tickets opened or changed.</summary>
    public IReadOnlyList<TicketChange> Tickets { get; init; } = [];

    /// <summary>The request from outside that this carries out; a second commit with its scope and key is <see cref="CommitKind.Duplicate"/>.</summary>
    public RequestMark? Request { get; init; }

    /// <summary>Domain events.</summary>
    public IReadOnlyList<DomainEvent> Events { get; init; } = [];

    /// <summary>Messages to push.</summary>
    public IReadOnlyList<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>
    /// When the logged replies are to be pushed, UTC, unless <see cref="ITurnStore.MarkDelivered"/> says that they went out in the HTTP
    /// response; null: they are not to be pushed from the log.
    /// </summary>
    public DateTimeOffset? PushRepliesAfter { get; init; }
}

/// <summary>A message on its way to the outbox.</summary>
/// <param name="Reference">To whom.</param>
/// <param name="Activities">What, in order.</param>
public sealed record OutboxEntry(ConversationReference Reference, IReadOnlyList<Activity> Activities)
{
    /// <summary>It is held back until then, UTC, and what is said later does not wait for it; null: it goes at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>What is said in a conversation that no message of it caused.</summary>
/// <param name="Conversation">As it will stand; its version is one more than the one decided on.</param>
/// <param name="Log">What is said, with ids, in order.</param>
public sealed record ConversationNotice(Conversation Conversation, IReadOnlyList<LoggedActivity> Log);

/// <summary>Outcome of a commit.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="HandoverId">Names the replies for <see cref="ITurnStore.MarkDelivered"/>; null where none wait for that.</param>
public readonly record struct CommitOutcome(CommitKind Kind, long? HandoverId);

/// <summary>What happened to a commit.</summary>
public enum CommitKind
{
    /// <summary>Written durably.</summary>
    Committed,
    /// <summary>The inbound activity or the request was handled before; nothing was written.</summary>
    Duplicate,
    /// <summary>The conversation or a ticket has moved on; nothing was written; decide again on the new state.</summary>
    Conflict,
}
