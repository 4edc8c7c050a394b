using System.Globalization;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Sms;

/// <summary>Reads Twilio's messaging webhooks. Pure: decides, and touches nothing.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/guides/webhook-request</remarks>
internal static class SmsMapper
{
    /// <summary>Twilio takes at most ten pictures a message.</summary>
    private const int MaxMedia = 10;

    private const int MaxErrorCodeLength = 64;
    private const int MaxUrlLength = 2048;

    /// <summary>Reads an incoming message.</summary>
    /// <param name="form">What Twilio posted.</param>
    /// <param name="ownNumber">The hotline's configured number.</param>
    public static SmsDelivery Map(TwilioForm form, string ownNumber)
    {
        if (Sid(form) is not { } sid || form["From"u8] is not { Length: > 0 } from)
            return SmsDelivery.Unreadable.Instance;
        var text = PlainText.Clean(form["Body"u8]);
        var to = form["To"u8] is { Length: > 0 } sentTo ? sentTo : ownNumber;
        if (SmsLoopGuard.Find(from, to, ownNumber, text) is { } reason)
            return new SmsDelivery.Ignored(sid, reason);

        var activity = new Activity
        {
            ChannelId = ChannelIds.Sms,
            Conversation = new ConversationAccount(from),
            From = new ChannelAccount(from, Role: "user"),
            Recipient = new ChannelAccount(to, Role: "bot"),
            Text = text,
        };
        return SmsKeywords.Find(text, form["OptOutType"u8]) switch
        {
            SmsKeyword.None => Message(sid, activity with { Attachments = Media(form) }),
            SmsKeyword.Stop => Event(sid, activity, EventNames.OptOut, isSilent: false),
            SmsKeyword.StopAnsweredByTwilio => Event(sid, activity, EventNames.OptOut, isSilent: true),
            SmsKeyword.Start => Event(sid, activity, EventNames.OptIn, isSilent: false),
            SmsKeyword.StartAnsweredByTwilio => Event(sid, activity, EventNames.OptIn, isSilent: true),
            SmsKeyword.HelpAnsweredByTwilio => new SmsDelivery.Ignored(sid, "answered by Twilio"),
        };
    }

    /// <summary>Reads a delivery status; null where it says nothing that is tracked.</summary>
    /// <param name="form">What Twilio posted.</param>
    /// <param name="handoverId">The replies that the callback's address names, where it names some.</param>
    public static DeliveryReport? MapStatus(TwilioForm form, long? handoverId)
    {
        if (Sid(form) is not { } sid || State(form["MessageStatus"u8] ?? form["SmsStatus"u8]) is not { } state)
            return null;
        var errorCode = form["ErrorCode"u8] is { Length: > 0 and <= MaxErrorCodeLength } code ? code : null;
        return new DeliveryReport(ChannelIds.Sms, sid, state, errorCode, handoverId);
    }

    private static string? Sid(TwilioForm form) => TwilioSid.Of(form["MessageSid"u8] ?? form["SmsSid"u8]);

    private static DeliveryState? State(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => DeliveryState.Accepted,
        "sent" => DeliveryState.Sent,
        "delivered" or "read" => DeliveryState.Delivered,
        "undelivered" or "failed" or "canceled" => DeliveryState.Failed,
        _ => null,
    };

    private static SmsDelivery.Taken Message(string sid, Activity activity)
        => new(new InboundActivity { Activity = activity, ExternalId = sid }, IsSilent: false);

    private static SmsDelivery.Taken Event(string sid, Activity activity, string name, bool isSilent)
    {
        var inbound = new InboundActivity
        {
            Activity = activity with { Type = ActivityTypes.Event, Name = name },
            ExternalId = sid,
            Input = InputModality.Event,
        };
        return new SmsDelivery.Taken(inbound, isSilent);
    }

    private static List<Attachment>? Media(TwilioForm form)
    {
        if (!int.TryParse(form["NumMedia"u8], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return null;
        var media = new List<Attachment>();
        Span<byte> name = stackalloc byte[32];
        for (var i = 0; i < Math.Min(count, MaxMedia); i++)
        {
            System.Text.Unicode.Utf8.TryWrite(name, $"MediaUrl{i}", out var urlLength);
            if (form[name[..urlLength]] is not { Length: > 0 and <= MaxUrlLength } url || !IsWebAddress(url))
                continue;
            System.Text.Unicode.Utf8.TryWrite(name, $"MediaContentType{i}", out var typeLength);
            media.Add(new Attachment { ContentUrl = url, ContentType = form[name[..typeLength]] ?? "application/octet-stream" });
        }

        return media.Count > 0 ? media : null;
    }

    private static bool IsWebAddress(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}

/// <summary>What a messaging webhook turned out to be.</summary>
internal abstract record SmsDelivery
{
    private SmsDelivery() { }

    /// <summary>For the engine. <paramref name="IsSilent"/>: Twilio has answered already, so whatever the engine says is not sent.</summary>
    public sealed record Taken(InboundActivity Inbound, bool IsSilent) : SmsDelivery;

    /// <summary>Not for the engine, and not to be answered.</summary>
    public sealed record Ignored(string MessageSid, string Reason) : SmsDelivery;

    /// <summary>Lacks what every message has.</summary>
    public sealed record Unreadable : SmsDelivery
    {
        public static Unreadable Instance { get; } = new();
    }
}
