namespace Hotline.Bot.Searching;

/// <summary>Full-text search over tickets and transcripts, for the console.</summary>
public interface IRecordSearch
{
    /// <summary>
    /// Finds records whose texts hold the words asked for, and that the one who asks may see: the scope is part of the query. What was said and
    /// written is compared without telephone numbers and names of residents; nobody finds a resident by them.
    /// </summary>
    /// <exception cref="Channels.InboxUnavailableException">Neither the search server nor the database answers.</exception>
    Task<RecordPage> SearchAsync(RecordQuery query, CancellationToken cancellationToken);
}

/// <summary>What is searched.</summary>
public enum RecordKind
{
    /// <summary>Tickets: description, place, answer, reports of those who help.</summary>
    Ticket,
    /// <summary>Transcripts: messages of residents, of operators and of the bot.</summary>
    Talk,
}

/// <summary>What somebody may see.</summary>
/// <param name="Department">Code of the only department whose tickets they see, by leading or by helping; null: every ticket.</param>
/// <param name="MayReadTickets">True where they see tickets at all.</param>
/// <param name="MayReadTalks">True where they may read transcripts.</param>
public sealed record RecordScope(string? Department, bool MayReadTickets, bool MayReadTalks);

/// <summary>A search.</summary>
public sealed record RecordQuery
{
    /// <summary>Characters of <see cref="Text"/> that are read.</summary>
    public const int MostCharacters = 200;

    /// <summary>Furthest hit that can be paged to; beyond it, one narrows the search.</summary>
    public const int Furthest = 1_000;

    /// <summary>Words, separated by spaces; each must be found. Empty: everything that the filters leave, newest first.</summary>
    public required string Text { get; init; }

    /// <summary>What is searched.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>What the one who asks may see.</summary>
    public required RecordScope Scope { get; init; }

    /// <summary>Code of the department that leads; null: any. Tickets only.</summary>
    public string? Department { get; init; }

    /// <summary>Name of a <c>TicketStatus</c>; null: any. Tickets only.</summary>
    public string? Status { get; init; }

    /// <summary>Code of a district or a street; null: any. Tickets only.</summary>
    public string? Area { get; init; }

    /// <summary>Channel; null: any.</summary>
    public string? Channel { get; init; }

    /// <summary>From this instant on (inclusive): when it was opened, or said.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant (exclusive).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True: the newest first; false: what fits best first.</summary>
    public bool IsNewestFirst { get; init; }

    /// <summary>Hits to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>Hits wanted, 1 to 50.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>Hits.</summary>
/// <param name="Hits">In order.</param>
/// <param name="Total">How many there are; at least so many where <paramref name="IsAtLeast"/>.</param>
/// <param name="IsAtLeast">True where counting was broken off.</param>
/// <param name="HasMore">True where there are hits after these.</param>
/// <param name="Source">Who searched.</param>
public sealed record RecordPage(IReadOnlyList<RecordHit> Hits, long Total, bool IsAtLeast, bool HasMore, RecordSource Source);

/// <summary>Who searched, and what that means.</summary>
public enum RecordSource
{
    /// <summary>The search server.</summary>
    Server,
    /// <summary>The database, because no search server is configured: only the newest records were looked at.</summary>
    Database,
    /// <summary>The database, because the search server is away or its index is being built: only the newest records were looked at.</summary>
    DatabaseForNow,
}

/// <summary>A record that was found.</summary>
public sealed record RecordHit
{
    /// <summary>When the ticket was opened, or the message said, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The ticket; null for a message.</summary>
    public long? Ticket { get; init; }

    /// <summary>Status of the ticket, the name of a <c>TicketStatus</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Code of the department that leads.</summary>
    public string? Department { get; init; }

    /// <summary>Code of the category.</summary>
    public string? Category { get; init; }

    /// <summary>Codes of district and street, the wider first.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Channel on which it came.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The conversation of a message; null for a ticket.</summary>
    public Channels.ConversationKey? Conversation { get; init; }

    /// <summary>Who said a message.</summary>
    public Speaker Speaker { get; init; }

    /// <summary>The parts of its text in which words were found, or its beginning.</summary>
    public required IReadOnlyList<Snippet> Snippets { get; init; }
}

/// <summary>Who said something.</summary>
public enum Speaker
{
    /// <summary>The resident.</summary>
    Resident,
    /// <summary>The bot.</summary>
    Bot,
    /// <summary>An operator.</summary>
    Operator,
}

/// <summary>A part of a text: runs, of which some are the words that were asked for.</summary>
/// <param name="Runs">In their order.</param>
public sealed record Snippet(IReadOnlyList<SnippetRun> Runs);

/// <summary>A run of text.</summary>
/// <param name="Text">It.</param>
/// <param name="IsFound">True where it is what was asked for.</param>
public readonly record struct SnippetRun(string Text, bool IsFound);
