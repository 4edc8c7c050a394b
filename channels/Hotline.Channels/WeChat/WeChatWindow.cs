namespace Hotline.Channels.WeChat;

/// <summary>
/// When an account may write by itself: five times within 48 hours of a resident's message, three times within a minute of a menu
/// click, a subscription or a scan. Source: api_sendcustommessage. Pure.
/// </summary>
internal static class WeChatWindow
{
    /// <summary>How long a resident's message allows answers; the end belongs to it.</summary>
    public static readonly TimeSpan AfterMessage = TimeSpan.FromHours(48);

    /// <summary>How long an event does; the end belongs to it.</summary>
    public static readonly TimeSpan AfterEvent = TimeSpan.FromMinutes(1);

    /// <summary>How many messages of ours it allows.</summary>
    public const int PerMessage = 5;

    private const int PerEvent = 3;

    /// <summary>Why <paramref name="message"/> may not be sent now, or null where it may.</summary>
    public static string? Refuse(OutboundMessage message, DateTimeOffset now)
    {
        if (message.LastInboundAt is not { } lastInbound)
            return "the resident has never written";
        // A menu click does not close the window that an earlier message has opened.
        var lastMessage = message.LastInboundWasEvent ? message.LastMessageAt : lastInbound;
        if (lastMessage is { } written && now - written <= AfterMessage)
            return message.PushedSinceLastInbound < PerMessage ? null : QuotaUsed;
        if (!message.LastInboundWasEvent)
            return OutsideMessageWindow;
        if (now - lastInbound > AfterEvent)
            return "outside the 1 minute window after an event";
        return message.PushedSinceLastInbound < PerEvent ? null : QuotaUsed;
    }

    /// <summary>As the platform says it with 45015.</summary>
    public const string OutsideMessageWindow = "outside the 48 h window";

    /// <summary>As the platform says it with 45047.</summary>
    public const string QuotaUsed = "quota of messages since the resident's last message used up";
}
