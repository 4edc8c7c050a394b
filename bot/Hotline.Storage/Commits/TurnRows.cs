using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Summaries;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Commits;

/// <summary>
/// A turn with its values written out as the columns take them. Made on the turn's own thread, so that the committer, through which
/// all turns pass one by one, has only to bind them.
/// </summary>
internal sealed record TurnRows
{
    public required TurnCommit Commit { get; init; }

    /// <summary>Columns of the conversation; null where none changes.</summary>
    public required ConversationColumns? Conversation { get; init; }

    /// <summary>Payloads of <see cref="TurnCommit.Log"/>, in its order.</summary>
    public required byte[][] Log { get; init; }

    /// <summary>Columns and payloads of <see cref="TurnCommit.Notices"/>, in its order.</summary>
    public required NoticeRows[] Notices { get; init; }

    public required TicketRows[] Tickets { get; init; }

    /// <summary>Payloads of <see cref="TurnCommit.Events"/>, in its order.</summary>
    public required byte[][] Events { get; init; }

    public static TurnRows Of(TurnCommit commit) => new()
    {
        Commit = commit,
        Conversation = commit.Conversation is { } conversation ? ColumnsOf(conversation) : null,
        Log = PayloadsOf(commit.Log),
        Notices = [.. commit.Notices.Select(n => new NoticeRows(ColumnsOf(n.Conversation), PayloadsOf(n.Log)))],
        Tickets = [.. commit.Tickets.Select(TicketRows.Of)],
        Events = [.. commit.Events.Select(e => StoredJson.Of(e, DomainEventJson.Default.GetTypeInfo(e.GetType())!))],
    };

    private static byte[][] PayloadsOf(IReadOnlyList<LoggedActivity> log) => [.. log.Select(l => StoredJson.Of(l.Activity, ActivityJsonContext.Default.Activity))];

    private static ConversationColumns ColumnsOf(Conversation conversation) => new(
        StoredJson.Of(conversation.Reference, ActivityJsonContext.Default.ConversationReference),
        StoredJson.Of(conversation.State, ConversationJson.Default.ConversationState));
}

/// <summary>JSON columns of a conversation.</summary>
internal sealed record ConversationColumns(byte[] Reference, byte[] State);

/// <summary>What is said in another conversation, as the columns take it.</summary>
internal sealed record NoticeRows(ConversationColumns Conversation, byte[][] Log);

/// <summary>A ticket's change with its JSON and what it is counted by.</summary>
internal sealed record TicketRows(TicketChange Change, byte[] Payload, SummaryColumns Summary, byte[][] Events)
{
    public static TicketRows Of(TicketChange change) => new(
        change,
        StoredJson.Of(change.After, TicketJsonContext.Default.Ticket),
        SummaryColumns.Of(change.After),
        [.. change.Events.Select(e => StoredJson.Of(e, TicketJsonContext.Default.TicketEvent))]);
}
