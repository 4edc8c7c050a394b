using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>Reads who waits for an operator and who has one. Implemented by storage.</summary>
public interface IDeskReader
{
    /// <summary>Waiting conversations: emergencies first, then longest waiting; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DeskEntry>> WaitingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Conversations that operators have, oldest claim first; only those of <paramref name="accountId"/> unless it is null.</summary>
    Task<IReadOnlyList<DeskEntry>> ClaimedAsync(string? accountId, CancellationToken cancellationToken);

    /// <summary>How many conversations each operator has, by account; only those who have any.</summary>
    Task<IReadOnlyDictionary<string, int>> LoadsAsync(CancellationToken cancellationToken);

    /// <summary>Where this conversation stands, or null where it neither waits nor has an operator.</summary>
    Task<DeskEntry?> FindAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>How many wait.</summary>
    Task<int> CountWaitingAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the claims of these operators until <paramref name="until"/>, UTC.</summary>
    Task RenewAsync(IReadOnlyCollection<string> accountIds, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What colleagues noted on a conversation, oldest first.</summary>
    Task<IReadOnlyList<DeskNote>> NotesAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Claims whose time has passed at <paramref name="now"/>.</summary>
    Task<IReadOnlyList<DeskEntry>> ExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What somebody at the desk noted for colleagues. No resident ever sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="AfterSequence">The conversation's last activity when it was written.</param>
/// <param name="AccountId">Who.</param>
/// <param name="Text">What; may be empty with a result.</param>
/// <param name="Result">With a wrap-up, what came of it; null: a note.</param>
public sealed record DeskNote(long Id, DateTimeOffset At, long AfterSequence, string AccountId, string Text, string? Result);

/// <summary>A conversation in the operators' queue, or with an operator.</summary>
public sealed record DeskEntry
{
    /// <summary>Which, and with whom.</summary>
    public required ConversationReference Reference { get; init; }

    /// <summary>Since when they wait, UTC; kept when a conversation returns to the queue.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>As in <see cref="HandoffInitiate.Reason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>Goes before all others.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>Language or topic wanted, or null.</summary>
    public string? Skill { get; init; }

    /// <summary>Top category of what it is about, where the bot knows it; or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Who is asked first, after a transfer; null: anybody.</summary>
    public string? WantedAccountId { get; init; }

    /// <summary>Who has it; null: it waits.</summary>
    public string? AccountId { get; init; }

    /// <summary>Since when they have it, UTC.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>What the resident said last, or null.</summary>
    public string? LastWords { get; init; }

    /// <summary>When the last message of either side was logged, UTC.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>True where the last message is the resident's, so that an answer is due.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>How many messages of ours were pushed since the resident's last one: what a channel with a quota counts. Those still on their way are not among them.</summary>
    public int PushedSinceLastInbound { get; init; }
}
