using System.Text.Json;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Where a ticket's resident can be written to.</summary>
internal sealed class ResidentAddress(IEnumerable<ChannelCapabilities> channels)
{
    /// <summary>The conversation in which the ticket was opened; null where that was a call, or its channel is off.</summary>
    public ConversationReference? OwnChannelOf(Resident resident)
    {
        var stored = resident.ConversationReference is { } json ? JsonSerializer.Deserialize(json, ActivityJson.Default.ConversationReference) : null;
        return stored is not null && channels.Any(c => c.ChannelId == stored.ChannelId && !c.EndsWithConnection) ? stored : null;
    }

    /// <summary>The same; or, of a caller, their number, where it takes text messages. Null where neither is known.</summary>
    public ConversationReference? Of(Resident resident)
    {
        if (OwnChannelOf(resident) is { } own)
            return own;
        if (resident.Phone is not { } phone || !TakesSms(phone) || channels.All(c => c.ChannelId != ChannelIds.Sms))
            return null;
        return new() { ChannelId = ChannelIds.Sms, ConversationId = phone, User = new(phone, Role: "user"), Locale = resident.Language };
    }

    // A Chinese mobile number or one abroad; a landline in China does not.
    private static bool TakesSms(string phone)
        => phone.StartsWith('+') && (!phone.StartsWith("+86", StringComparison.Ordinal) || (phone.Length == 14 && phone[3] == '1'));
}
