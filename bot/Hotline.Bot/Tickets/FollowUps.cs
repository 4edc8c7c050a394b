using System.Globalization;
using Hotline.Bot.Claims;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.FollowUps;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>回访: asks residents of resolved tickets on the channel they came by; callers, and who does not answer, come to the operators' call list.</summary>
public interface IFollowUps
{
    /// <summary>Does what is due now, at most some hundred tickets a call; returns for how many something was done.</summary>
    Task<int> SweepAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IFollowUps"/>
internal sealed class FollowUps(
    IFollowUpReader owed, ITicketDesk desk, ITurnStore store, IWorkClaims claims, QuietHours quiet, ProactiveMessages messages, ResidentAddress addresses, FollowUpAsking asking, DialogOptions options,
    TimeProvider time) : IFollowUps
{
    private const int BatchSize = 100;

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var done = await EachAsync(FollowUpStage.ToBeAnswered, now, ticket => ListAsync(ticket, now, cancellationToken), cancellationToken);
        return quiet.IsOver(now)
            ? done + await EachAsync(FollowUpStage.ToBeAsked, now - options.FollowUpAfter, ticket => AskAsync(ticket, now, cancellationToken), cancellationToken)
            : done;
    }

    private async Task<int> EachAsync(FollowUpStage stage, DateTimeOffset since, Func<Ticket, Task<bool>> act, CancellationToken cancellationToken)
    {
        var tickets = await owed.OwedAsync(stage, since, BatchSize, cancellationToken);
        return await claims.WorkAsync(WorkKind.FollowUps, tickets, t => t.Number.Value.ToString(CultureInfo.InvariantCulture), async mine =>
        {
            var done = 0;
            foreach (var ticket in mine)
                done += await act(ticket) ? 1 : 0;
            return done;
        }, cancellationToken);
    }

    private async Task<bool> AskAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (addresses.OwnChannelOf(ticket.Resident) is not { } reference || messages.ChannelOf(reference.ChannelId) is not { } channel)
            return await ListAsync(ticket, now, cancellationToken);
        var conversation = await messages.LoadAsync(reference, ticket.Resident.Language, cancellationToken);
        if (conversation.State.OptedOut)
            return await ListAsync(ticket, now, cancellationToken);
        if (!FollowUpAsking.IsWelcome(conversation.State, await quiet.IsActiveAsync(conversation, now, cancellationToken))
            || desk.Decide(ticket, new TicketCommand.AskFollowUp(FollowUpWay.Message, now + options.FollowUpCallAfter), Actor.System, now) is not TicketDecision.Accepted accepted)
            return false;
        var result = asking.Ask(new(conversation with { Reference = reference }, Nothing(reference), channel, now, ticket.Number), ticket);
        var commit = messages.Say(new() { At = now, Tickets = [accepted.Change] }, conversation, reference, result.State, result.Replies);
        // Where the ticket or the conversation has moved on meanwhile, the next sweep sees them as they are then.
        return (await store.CommitAsync(commit, cancellationToken)).Kind == CommitKind.Committed;
    }

    // Whoever left no number cannot be called either: that is recorded, and nothing is owed any more.
    private async Task<bool> ListAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TicketCommand command = ticket.Resident.Phone is null
            ? new TicketCommand.RecordFollowUp(new(IsReached: false))
            : new TicketCommand.AskFollowUp(FollowUpWay.Call, CallAfter: null);
        return desk.Decide(ticket, command, Actor.System, now) is TicketDecision.Accepted accepted
               && (await store.CommitAsync(new() { At = now, Tickets = [accepted.Change] }, cancellationToken)).Kind == CommitKind.Committed;
    }

    // The turn begins with us: nothing came in.
    private static InboundActivity Nothing(ConversationReference reference) => new()
    {
        Activity = new() { ChannelId = reference.ChannelId, Conversation = new(reference.ConversationId), From = reference.User, Recipient = reference.Bot, Locale = reference.Locale },
        ExternalId = "",
        Input = InputModality.Event,
    };
}
