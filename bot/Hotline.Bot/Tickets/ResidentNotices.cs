using System.Globalization;
using System.Resources;
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
/// Tells the resident what became of their ticket, in the conversation it was opened in: pushed where the channel pushes, logged
/// where the client reads the log; a ticket opened by phone is followed up by SMS.
/// </summary>
internal sealed class ResidentNotices(ITicketDesk desk, ResidentAddress addresses, ProactiveMessages messages) : IResidentNotices
{
    private static readonly ResourceManager Texts = new("Hotline.Bot.Resources.NoticeTexts", typeof(ResidentNotices).Assembly);

    /// <inheritdoc/>
    public async ValueTask<TurnCommit> AddAsync(TurnCommit commit, TicketChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(change);
        var ticket = change.After;
        if (TextOf(change) is not { } text || addresses.Of(ticket.Resident) is not { } reference)
            return commit;
        var conversation = await messages.LoadAsync(reference, ticket.Resident.Language, cancellationToken);
        var notice = new Activity { Text = text, Locale = ticket.Resident.Language, InputHint = InputHints.Accepting };
        var state = ticket.Waiting is not null && change.Events.Any(e => e is ResidentAsked or ResidentReminded)
            ? SupplyDialog.Open(conversation.State, ticket, text)
            : conversation.State;
        return messages.Say(commit, conversation, reference, state, [notice]);
    }

    private string? TextOf(TicketChange change)
    {
        var ticket = change.After;
        var culture = CultureInfo.GetCultureInfo(ticket.Resident.Language);
        return change.Events.Select(e => e switch
        {
            TicketDispatched when change.VersionBefore > 0 => Format(culture, "Dispatched", ticket.Number, desk.PromiseOf(ticket).DepartmentName),
            TicketResolved resolved => Format(culture, "Resolved", ticket.Number, resolved.Answer),
            ResidentAsked asked => Format(culture, "Asked", ticket.Number, asked.Question),
            ResidentReminded when ticket.Waiting is { } waiting => Format(culture, "Reminded", ticket.Number, waiting.Question),
            TicketReopened => Format(culture, "Reopened", ticket.Number),
            TicketDeclined declined => Format(culture, "Declined", ticket.Number, declined.Why),
            _ => null,
        }).FirstOrDefault(t => t is not null);
    }

    private static string Format(CultureInfo culture, string name, params object?[] values)
        => string.Format(culture, Texts.GetString(name, culture)!, values);
}
