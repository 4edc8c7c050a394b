using System.Globalization;
using System.Resources;
using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>
/// Tells the resident what became of their ticket, in the conversation it was opened in: pushed where the channel pushes, logged
/// where the client reads the log; a ticket opened by phone is followed up by SMS.
/// </summary>
internal sealed class ResidentNotices(ITurnStore store, ITicketDesk desk, IEnumerable<ChannelCapabilities> channels)
{
    private static readonly ResourceManager Texts = new("Hotline.Bot.Resources.NoticeTexts", typeof(ResidentNotices).Assembly);

    /// <summary>Adds the notice of <paramref name="change"/> to its commit, where the change is one that residents are told of and they can be reached.</summary>
    public async ValueTask<TurnCommit> AddAsync(TurnCommit commit, TicketChange change, CancellationToken cancellationToken)
    {
        var ticket = change.After;
        if (TextOf(change) is not { } text || AddressOf(ticket.Resident) is not { } reference)
            return commit;
        var conversation = await store.LoadAsync(reference.Key, cancellationToken)
            ?? new Conversation(reference, ConversationState.New with { Language = ticket.Resident.Language }, Version: 0, LastSequence: 0);
        var sequence = conversation.LastSequence + 1;
        var notice = new Activity
        {
            Id = TurnComposer.ActivityId(reference, sequence),
            Timestamp = commit.At,
            ChannelId = reference.ChannelId,
            Conversation = new(reference.ConversationId),
            From = BotAccount.Of(reference),
            Recipient = reference.User,
            Text = text,
            Locale = ticket.Resident.Language,
            InputHint = InputHints.Accepting,
        };
        var pushes = channels.First(c => c.ChannelId == reference.ChannelId).Replies != ReplyMode.Log;
        return commit with
        {
            Conversation = conversation with { Version = conversation.Version + 1, LastSequence = sequence },
            Log = [new(sequence, notice)],
            Outbox = pushes ? [new(reference, [notice])] : [],
        };
    }

    private string? TextOf(TicketChange change)
    {
        var ticket = change.After;
        var culture = CultureInfo.GetCultureInfo(ticket.Resident.Language);
        return change.Events.Select(e => e switch
        {
            TicketDispatched when change.VersionBefore > 0 => Format(culture, "Dispatched", ticket.Number, desk.PromiseOf(ticket).DepartmentName),
            TicketResolved resolved => Format(culture, "Resolved", ticket.Number, resolved.Answer),
            TicketDeclined declined => Format(culture, "Declined", ticket.Number, declined.Why),
            _ => null,
        }).FirstOrDefault(t => t is not null);
    }

    private static string Format(CultureInfo culture, string name, params object?[] values)
        => string.Format(culture, Texts.GetString(name, culture)!, values);

    /// <summary>A caller's number takes SMS if it is a Chinese mobile number or abroad; a landline in China does not.</summary>
    private ConversationReference? AddressOf(Resident resident)
    {
        var stored = resident.ConversationReference is { } json ? JsonSerializer.Deserialize(json, ActivityJson.Default.ConversationReference) : null;
        if (stored is not null && channels.Any(c => c.ChannelId == stored.ChannelId && !c.EndsWithConnection))
            return stored;
        if (resident.Phone is not { } phone || !TakesSms(phone) || channels.All(c => c.ChannelId != ChannelIds.Sms))
            return null;
        return new() { ChannelId = ChannelIds.Sms, ConversationId = phone, User = new(phone, Role: "user"), Locale = resident.Language };
    }

    private static bool TakesSms(string phone)
        => phone.StartsWith('+') && (!phone.StartsWith("+86", StringComparison.Ordinal) || (phone.Length == 14 && phone[3] == '1'));
}
