using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>When residents are written to without having written: not at night, unless they are up and talking to us, or it cannot wait.</summary>
internal sealed class QuietHours(IConversationLog log, DialogOptions options)
{
    /// <summary>Whoever said something more recently is taken to be in the middle of it.</summary>
    private static readonly TimeSpan StillTalking = TimeSpan.FromMinutes(30);

    /// <summary>True in the hours in which residents may be written to: from one time to the other, always where both are the same.</summary>
    public bool IsOver(DateTimeOffset now) => options.FollowUpFrom == options.FollowUpUntil || ChinaTime.TimeOf(now).IsBetween(options.FollowUpFrom, options.FollowUpUntil);

    /// <summary>True where something was said in the conversation a moment ago.</summary>
    public async Task<bool> IsActiveAsync(Conversation conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (conversation.LastSequence == 0)
            return false;
        var last = await log.ReadAsync(conversation.Reference.Key, conversation.LastSequence - 1, 1, cancellationToken);
        return last.Count > 0 && last[0].Activity.Timestamp > now - StillTalking;
    }

    /// <summary>Until when a message about <paramref name="ticket"/> is held back, UTC; null: it goes at once.</summary>
    public async Task<DateTimeOffset?> HoldUntilAsync(Ticket ticket, Conversation conversation, DateTimeOffset now, CancellationToken cancellationToken)
        => IsOver(now) || ticket.Matter.Priority is TicketPriority.Critical or TicketPriority.Urgent || await IsActiveAsync(conversation, now, cancellationToken)
            ? null
            : NextMorning(now);

    private DateTimeOffset NextMorning(DateTimeOffset now)
    {
        var local = ChinaTime.Local(now);
        var day = DateOnly.FromDateTime(local);
        if (TimeOnly.FromDateTime(local) >= options.FollowUpFrom)
            day = day.AddDays(1);
        return ChinaTime.Instant(day, options.FollowUpFrom);
    }
}
