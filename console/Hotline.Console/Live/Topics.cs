using Hotline.Bot.Turns;
using Hotline.Channels;

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

    /// <summary>True where the operators' queue has changed.</summary>
    public static bool TouchQueue(IReadOnlyList<Touched> touched)
    {
        foreach (var (kind, _) in touched)
        {
            if (kind == ChangeKind.Queue)
                return true;
        }

        return false;
    }

    /// <summary>True where what the page is about has to be looked at again. The queue, which many pages show, is told at its own pace.</summary>
    public bool Concern(IReadOnlyList<Touched> touched)
    {
        foreach (var one in touched)
        {
            var (kind, key) = one;
            var isShown = kind switch
            {
                ChangeKind.Queue => false,
                ChangeKind.Conversation => Conversation is { } conversation && Touched.Of(conversation).Key == key,
                // What the desk itself writes is no news to the desk.
                ChangeKind.Sign => Conversation is { } shown && one.Sign is { } sign && sign.Conversation == shown && sign.Sign != nameof(ConversationSide.Desk),
                ChangeKind.Ticket => Tickets || (Ticket is { } number && Touched.OfTicket(number).Key == key),
                ChangeKind.DepartmentTickets => Department == key,
                ChangeKind.Article or ChangeKind.Account or ChangeKind.Presence => false,
                _ => throw new InvalidOperationException($"Unknown kind {kind}."),
            };
            if (isShown)
                return true;
        }

        return false;
    }
}
