using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>A resident who says "还没解决" or "满意" of their own accord, after the answer and before or after anybody asked.</summary>
internal sealed class UnaskedFollowUps(ITicketReader tickets, FollowUpDialog dialog)
{
    private const int MostLookedAt = 5;

    /// <summary>Longer words tell a matter of their own.</summary>
    private const int Longest = 60;

    /// <summary>Takes the message as said of the resident's resolved ticket; false where it is not.</summary>
    public async ValueTask<bool> TryTakeUpAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        if (message.Words.Length > Longest || (FollowUpWords.SaysSolved(message.Words) is null && FollowUpWords.SaysSatisfaction(message.Words) is null))
            return false;
        var known = await tickets.OfResidentAsync(turn.Channel.ChannelId, turn.User.Id, turn.OwnNumber, MostLookedAt, cancellationToken);
        var resolved = known.FirstOrDefault(t => t.OwedFollowUp is not null && IsAbout(message, t));
        if (resolved is null)
            return false;
        dialog.TakeUp(turn, resolved);
        return true;
    }

    // "还没解决" can only be about the ticket; what else sounds like it may be a matter of its own.
    private static bool IsAbout(Message message, Ticket ticket)
        => message.Heard.Category is null || message.Heard.Category == ticket.Matter.Category || FollowUpWords.NamesSolution(message.Words);
}
