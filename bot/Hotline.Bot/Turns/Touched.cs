using System.Globalization;
using Hotline.Bot.Conversations;
using Hotline.Channels;

namespace Hotline.Bot.Turns;

/// <summary>Something that a commit changed, by name alone: whoever is told reads in the database how it is now.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Which one; see <see cref="ChangeKind"/>.</param>
public readonly record struct Touched(ChangeKind Kind, string Key)
{
    /// <summary>A conversation.</summary>
    public static Touched Of(ConversationKey key) => new(ChangeKind.Conversation, $"{key.ChannelId}\n{key.ConversationId}");

    /// <summary>Something that holds for a moment in a conversation: see <see cref="ChangeKind.Sign"/>.</summary>
    public static Touched OfSign(ConversationKey key, string sign) => new(ChangeKind.Sign, $"{key.ChannelId}\n{key.ConversationId}\n{sign}");

    /// <summary>A ticket.</summary>
    public static Touched OfTicket(long number) => new(ChangeKind.Ticket, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The conversation that <see cref="Of"/> named; null where this is none.</summary>
    public ConversationKey? Conversation => Kind == ChangeKind.Conversation && Key.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var at
        ? new(Key[..at], Key[(at + 1)..])
        : null;

    /// <summary>What <see cref="OfSign"/> named; null where this is none.</summary>
    public (ConversationKey Conversation, string Sign)? Sign => Kind == ChangeKind.Sign && Key.Split('\n') is [var channel, .. var id, var sign]
        ? (new(channel, string.Join('\n', id)), sign)
        : null;

    /// <summary>What <paramref name="commit"/> changes, each once.</summary>
    public static IReadOnlyList<Touched> By(TurnCommit commit)
    {
        var touched = new HashSet<Touched>();
        if (commit.Conversation is { Reference.Key: var key })
            touched.Add(Of(key));
        foreach (var notice in commit.Notices)
            touched.Add(Of(notice.Conversation.Reference.Key));
        foreach (var ticket in commit.Tickets.Select(t => t.After))
        {
            touched.Add(OfTicket(ticket.Number.Value));
            if (ticket.Department is { } department)
                touched.Add(new(ChangeKind.DepartmentTickets, department));
            touched.UnionWith(ticket.Helpers.Select(h => new Touched(ChangeKind.DepartmentTickets, h.Department)));
        }

        if (TouchesQueue(commit))
            touched.Add(new(ChangeKind.Queue, ""));
        return [.. touched];
    }

    private static bool TouchesQueue(TurnCommit commit)
        => commit.Conversation is { State.Handoff: not HandoffPhase.None }
        || commit.Events.Any(e => e is DomainEvent.HandoffRequested or DomainEvent.HandoffEnded or DomainEvent.HandoffClaimed or DomainEvent.HandoffReturned or DomainEvent.CallBackOwed);
}

/// <summary>Kinds of what changes. Stored by name.</summary>
public enum ChangeKind
{
    /// <summary>A conversation: its state or its log. Key: channel id, line feed, conversation id.</summary>
    Conversation,
    /// <summary>The operators' queue: who waits, and who has whom. No key.</summary>
    Queue,
    /// <summary>A ticket. Key: its number.</summary>
    Ticket,
    /// <summary>Some ticket that a department leads or helps with. Key: the department's code.</summary>
    DepartmentTickets,
    /// <summary>A version of an article. Key: article id, line feed, language.</summary>
    Article,
    /// <summary>A member of staff's account. Key: its id.</summary>
    Account,
    /// <summary>Who is there, and who takes conversations. Key: of whom it is said whether they do, the account's id; empty: who is there, which is never in the database's change sequence.</summary>
    Presence,
    /// <summary>
    /// Somebody writes in a conversation, or has read it so far. Key: channel id, line feed, conversation id, line feed, and the side that
    /// writes or the place that was reached. Never in the database's change sequence: it holds for a moment only.
    /// </summary>
    Sign,
}
