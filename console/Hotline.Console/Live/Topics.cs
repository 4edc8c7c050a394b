using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Live;

/// <summary>What an open page shows, and so which commits concern it.</summary>
internal sealed record Topics
{
    /// <summary>The operators' queue and who has which conversation.</summary>
    public bool Queue { get; init; }

    /// <summary>One conversation.</summary>
    public ConversationKey? Conversation { get; init; }

    /// <summary>Every ticket.</summary>
    public bool Tickets { get; init; }

    /// <summary>The tickets that a department leads or helps with.</summary>
    public string? Department { get; init; }

    /// <summary>One ticket.</summary>
    public long? Ticket { get; init; }

    /// <summary>True where the page has to be looked at again.</summary>
    public bool Concern(TurnCommit commit)
        => (Queue && TouchesQueue(commit))
        || (Conversation is { } key && (commit.Conversation?.Reference.Key == key || commit.Notices.Any(n => n.Conversation.Reference.Key == key)))
        || (commit.Tickets.Count > 0 && (Tickets || commit.Tickets.Any(t => t.After.Number.Value == Ticket || (Department is not null && IsOf(t.After)))));

    private bool IsOf(Ticket ticket) => ticket.Department == Department || ticket.Helpers.Any(h => h.Department == Department);

    private static bool TouchesQueue(TurnCommit commit)
        => commit.Conversation is { State.Handoff: not HandoffPhase.None }
        || commit.Events.Any(e => e is DomainEvent.HandoffRequested or DomainEvent.HandoffEnded or DomainEvent.HandoffClaimed or DomainEvent.HandoffReturned or DomainEvent.CallBackOwed);
}
