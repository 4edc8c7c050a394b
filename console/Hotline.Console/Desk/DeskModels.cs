using Hotline.Bot.Handoff;
using Hotline.Console.Live;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Desk;

/// <summary>The whole desk page.</summary>
public sealed record DeskModel(QueueModel Queue, TalkModel? Talk, string? Error);

/// <summary>The left side: who has a conversation with me, who waits, whom colleagues have.</summary>
public sealed record QueueModel
{
    /// <summary>Whether I take conversations.</summary>
    public required Availability Mine { get; init; }

    /// <summary>Why not, by name, or null.</summary>
    public string? MyReason { get; init; }

    /// <summary>How many residents are to be called back.</summary>
    public int CallBacks { get; init; }

    /// <summary>How many residents of resolved tickets are to be called, or said that it is not solved.</summary>
    public int FollowUps { get; init; }

    /// <summary>Offered to me.</summary>
    public required IReadOnlyList<QueueRow> Offered { get; init; }

    /// <summary>My conversations.</summary>
    public required IReadOnlyList<QueueRow> Own { get; init; }

    /// <summary>Waiting ones, as many as are shown.</summary>
    public required IReadOnlyList<QueueRow> Waiting { get; init; }

    /// <summary>How many wait in all.</summary>
    public required int WaitingCount { get; init; }

    /// <summary>Conversations of colleagues, as many as are shown.</summary>
    public required IReadOnlyList<QueueRow> Others { get; init; }

    /// <summary>How many colleagues have in all.</summary>
    public required int OthersCount { get; init; }
}

/// <summary>A conversation in the list.</summary>
/// <param name="Entry">What storage says of it.</param>
/// <param name="Path">Its address.</param>
/// <param name="Name">The resident, masked.</param>
/// <param name="Operator">Who has it, or null.</param>
/// <param name="IsCurrent">True where it is the one that is open.</param>
/// <param name="OfferedTo">To whom it is offered, or null.</param>
/// <param name="OfferedUntil">Until when, UTC, or null.</param>
public sealed record QueueRow(
    DeskEntry Entry, string Path, string Name, string? Operator, bool IsCurrent, string? OfferedTo = null, DateTimeOffset? OfferedUntil = null);

/// <summary>Somebody to whom a conversation can be transferred.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Availability">Whether they take conversations.</param>
/// <param name="Load">How many they have.</param>
public sealed record Colleague(string AccountId, string Name, Availability Availability, int Load);

/// <summary>An open conversation.</summary>
public sealed record TalkModel
{
    /// <summary>Its address.</summary>
    public required string Path { get; init; }

    /// <summary>One of the channel ids.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The resident, masked.</summary>
    public required string Name { get; init; }

    /// <summary>Language of the conversation.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands at the desk; null: with the bot, or over.</summary>
    public DeskEntry? Entry { get; init; }

    /// <summary>True where it is mine.</summary>
    public bool IsMine { get; init; }

    /// <summary>True where it may be taken.</summary>
    public bool MayClaim { get; init; }

    /// <summary>The colleague who has it, or null.</summary>
    public string? Operator { get; init; }

    /// <summary>True where nothing can be written into it (a call).</summary>
    public bool IsCall { get; init; }

    /// <summary>True where the resident can be shown that an operator is writing.</summary>
    public bool ShowsWriting { get; init; }

    /// <summary>Most characters of a reply.</summary>
    public int MaxTextLength { get; init; }

    /// <summary>Until when the channel takes messages of ours, UTC; null: without limit.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>How many messages of ours the channel takes until the resident writes again; null: without limit.</summary>
    public int? RepliesLeft { get; init; }

    /// <summary>When the resident was last seen writing, UTC; null: they are not.</summary>
    public DateTimeOffset? WritingAt { get; init; }

    /// <summary>The transcript, oldest first.</summary>
    public required IReadOnlyList<TalkLine> Lines { get; init; }

    /// <summary>To whom it can be transferred; empty where it is not mine.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>True where earlier lines are left out.</summary>
    public bool IsCut { get; init; }

    /// <summary>The resident's tickets, newest first.</summary>
    public required IReadOnlyList<Ticket> Tickets { get; init; }

    /// <summary>Articles for what the resident said last.</summary>
    public required IReadOnlyList<Suggestion> Suggestions { get; init; }

    /// <summary>What a new ticket would be about.</summary>
    public required Matter Draft { get; init; }

    /// <summary>Open tickets that may be about the same as what a new one would be.</summary>
    public IReadOnlyList<Ticket> Alike { get; init; } = [];

    /// <summary>The resident's address on the channel, masked or in full.</summary>
    public required string Address { get; init; }

    /// <summary>True where <see cref="Address"/> is in full.</summary>
    public bool IsRevealed { get; init; }

    /// <summary>Makes a form that was sent twice one message.</summary>
    public required string Once { get; init; }

    /// <summary>The same for a note: changes with the notes alone, so that the side is not pushed anew with every message.</summary>
    public required string OnceNote { get; init; }

    /// <summary>The same for a ticket.</summary>
    public required string OnceTicket { get; init; }

    /// <summary>What was typed and refused.</summary>
    public string Typed { get; init; } = "";
}

/// <summary>A line of the transcript.</summary>
/// <param name="Id">Its place: stable, unique in the conversation.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Speaker">Name of the operator who said it, or null.</param>
/// <param name="Text">What was said.</param>
/// <param name="Files">Files that came with it.</param>
/// <param name="Delivery">How far it has come, where it is ours and that is known.</param>
public sealed record TalkLine(string Id, DateTimeOffset? At, TalkSide By, string? Speaker, string Text, IReadOnlyList<TalkFile> Files, DeliveryLook? Delivery = null)
{
    /// <summary>Class of its element.</summary>
    public string Class => By switch
    {
        TalkSide.Resident => "resident",
        TalkSide.Bot => "ours",
        TalkSide.Operator => "ours person",
        TalkSide.Event => "event",
        TalkSide.Note => "note",
    };
}

/// <summary>Whose line it is.</summary>
public enum TalkSide
{
    /// <summary>The resident's.</summary>
    Resident,
    /// <summary>The bot's.</summary>
    Bot,
    /// <summary>An operator's.</summary>
    Operator,
    /// <summary>Something that happened.</summary>
    Event,
    /// <summary>A colleague's note, which no resident sees.</summary>
    Note,
}

/// <summary>A file of a resident.</summary>
public sealed record TalkFile(string Path, string Name, bool IsPicture);

/// <summary>An article that may answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What is inserted.</param>
/// <param name="Key">The key that inserts it.</param>
public sealed record Suggestion(string Id, string Title, string Text, string Key);
