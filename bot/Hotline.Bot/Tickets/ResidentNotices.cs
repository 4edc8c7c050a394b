using Hotline.Bot.Dialogs.FollowUps;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>What residents are told of their tickets beside what they ask.</summary>
public interface IResidentNotices
{
    /// <summary>Adds the notice of <paramref name="change"/> to its commit, where the change is one that residents are told of and they can be reached.</summary>
    ValueTask<TurnCommit> AddAsync(TurnCommit commit, TicketChange change, CancellationToken cancellationToken);
}

/// <summary>
/// Tells the resident what became of their ticket, in the conversation it was opened in: pushed where the channel pushes, but not at
/// night, logged where the client reads the log; a ticket opened by phone is followed up by SMS. Of a ticket that others were merged
/// into (并单), every caller is told.
/// </summary>
internal sealed class ResidentNotices(ITicketReader tickets, NoticeWords words, ResidentAddress addresses, ProactiveMessages messages, QuietHours quiet) : IResidentNotices
{
    /// <inheritdoc/>
    public async ValueTask<TurnCommit> AddAsync(TurnCommit commit, TicketChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(change);
        var told = new HashSet<ConversationKey>();
        commit = await TellAsync(commit, change.After, words.Of(change), change, told, cancellationToken);
        if (change.After.Members.Count == 0 || !NoticeWords.IsForMembers(change))
            return commit;
        foreach (var number in change.After.Members)
        {
            if (await tickets.FindAsync(number, cancellationToken) is { } member && member.Master == change.After.Number)
                commit = await TellAsync(commit, member, words.Of(change, member), change, told, cancellationToken);
        }

        return commit;
    }

    // Whoever opened two of them is told once.
    private async ValueTask<TurnCommit> TellAsync(
        TurnCommit commit, Ticket ticket, string? text, TicketChange change, HashSet<ConversationKey> told, CancellationToken cancellationToken)
    {
        if (text is null || addresses.Of(ticket.Resident) is not { } reference || !told.Add(reference.Key))
            return commit;
        var conversation = await messages.LoadAsync(reference, ticket.Resident.Language, cancellationToken);
        var notice = new Activity { Text = text, Locale = ticket.Resident.Language, InputHint = InputHints.Accepting };
        var state = ticket.Waiting is not null && change.Events.Any(e => e is ResidentAsked or ResidentReminded)
            ? SupplyDialog.Open(conversation.State, ticket, text)
            : conversation.State;
        return messages.Say(commit, conversation, reference, state, [notice], await quiet.HoldUntilAsync(ticket, conversation, commit.At, cancellationToken));
    }
}
