using Hotline.Channels.WebChat.Access;
using Hotline.Channels.WebChat.DirectLine;

namespace Hotline.Channels.WebChat;

/// <summary>Between Direct Line's wire form and ours. Takes only the fields it names, each within its limit.</summary>
internal static class WebChatMapper
{
    private const int MaxNameLength = 64;
    private const int MaxLocaleLength = 35; // RFC 5646, section 4.4.1

    private static readonly ChannelAccount Hotline = new("hotline", Role: "bot");

    /// <summary>What tells the engine that a conversation was opened; one turn a conversation, however often it is called.</summary>
    public static InboundActivity Start(string conversationId, string userId, string? locale, DateTimeOffset now)
    {
        var user = new ChannelAccount(userId, Role: "user");
        return new()
        {
            ExternalId = "start|" + conversationId,
            Input = InputModality.Event,
            Activity = Envelope(conversationId, user, locale, now) with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [user] },
        };
    }

    /// <summary>Maps a client's message or event, or says why not. Typing is not mapped: it is never stored.</summary>
    /// <param name="incoming">As it came.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="conversationId">Where to.</param>
    /// <param name="files">Files that came with it, already stored.</param>
    /// <param name="now">The instant it was received.</param>
    public static (InboundActivity? Inbound, DirectLineError? Error) ToInbound(
        IncomingActivity incoming, Caller caller, string conversationId, IReadOnlyList<Attachment> files, DateTimeOffset now)
    {
        if (ActivityRules.Refuse(incoming, files.Count) is { } error)
            return (null, error);
        var isEvent = incoming.Type == ActivityTypes.Event;
        var user = new ChannelAccount(UserId(caller, incoming.From, conversationId), PlainText.Shorten(incoming.From?.Name, MaxNameLength), "user");
        var activity = Envelope(conversationId, user, incoming.Locale, now) with
        {
            Type = incoming.Type!,
            Text = CleanOrNull(incoming.Text),
            Name = isEvent ? incoming.Name : null,
            Value = incoming.Value,
            ChannelData = incoming.ChannelData,
            Attachments = files.Count > 0 ? files : null,
            Entities = Places.Among(incoming.Entities),
        };
        if (!isEvent && activity is { Text: null, Attachments: null, Entities: null, Value: null })
            return (null, DirectLineError.BadArgument("A message needs text, a file, a place or a value."));
        return (new() { Activity = activity, ExternalId = ExternalId(incoming, conversationId), Input = isEvent ? InputModality.Event : InputModality.Text }, null);
    }

    /// <summary>Who a caller is in a conversation: the token's user; a server may name one; otherwise one made from the conversation.</summary>
    public static string UserId(Caller caller, IncomingAccount? named, string conversationId)
        => caller.Grant?.UserId
            ?? (caller.IsService && ActivityRules.IsId(named?.Id) ? named!.Id! : "dl_" + conversationId);

    /// <summary>Says that an operator is writing.</summary>
    public static Activity Writing(string conversationId, DateTimeOffset now) => new()
    {
        Type = ActivityTypes.Typing,
        ChannelId = ChannelIds.WebChat,
        Conversation = new(conversationId),
        From = Hotline,
        Timestamp = now,
    };

    /// <summary>What a client is shown of an activity.</summary>
    /// <param name="activity">As it stands in the log.</param>
    /// <param name="conversationId">Its conversation.</param>
    /// <param name="baseUrl">Address of this service without a slash at the end, for the files' addresses.</param>
    public static Activity ToWire(Activity activity, string conversationId, string baseUrl) => activity with
    {
        ServiceUrl = null,
        ChannelId = ChannelIds.WebChat,
        Conversation = activity.Conversation ?? new(conversationId),
        From = activity.From switch
        {
            null => Hotline,
            { Role: null } sender => sender with { Role = Hotline.Role },
            { } sender => sender,
        },
        Text = CleanOrNull(activity.Text),
        Attachments = activity.Attachments?.Select(file => Absolute(file, baseUrl)).ToList(),
    };

    private static Attachment Absolute(Attachment file, string baseUrl)
        => file.ContentUrl is ['/', ..] path ? file with { ContentUrl = baseUrl + path } : file;

    private static Activity Envelope(string conversationId, ChannelAccount user, string? locale, DateTimeOffset now) => new()
    {
        ChannelId = ChannelIds.WebChat,
        Conversation = new(conversationId),
        From = user,
        Recipient = Hotline,
        Timestamp = now,
        Locale = IsLocale(locale) ? locale : null,
    };

    private static bool IsLocale(string? locale)
        => locale is { Length: > 0 and <= MaxLocaleLength } && locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string ExternalId(IncomingActivity incoming, string conversationId)
        => conversationId + "|" + (incoming.ClientActivityId ?? Guid.NewGuid().ToString("N"));

    private static string? CleanOrNull(string? text)
        => string.IsNullOrWhiteSpace(text) || PlainText.Clean(text) is not { Length: > 0 } clean ? null : clean;
}
