using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels;

/// <summary>
/// What travels between a channel and the dialog engine, in the names and meaning of the public Bot Framework Activity
/// schema (botframework-activity.md). Serialised with <see cref="ActivityJson"/>; unknown fields are ignored on input.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>; receivers ignore types they do not know.</summary>
    public string Type { get; init; } = ActivityTypes.Message;

    /// <summary>Unique in its conversation. Assigned when the activity is committed: <c>{conversationId}|{sequence:D7}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The instant it was received or committed, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Base address of the channel's own service, where it has one.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who sent it. On the phone and SMS channels a resident's id is the E.164 number; on WeChat the OpenID.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>To whom it goes.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation: a call (CallSid), a phone number's SMS thread, an OpenID, a Direct Line conversation.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Id of the activity that this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>BCP 47 tag, <c>zh-CN</c> or <c>en</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>What is read. Plain text unless <see cref="TextFormat"/> says otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>What is said aloud (plain text, digits already spelled as they are spoken); absent: <see cref="Text"/>.</summary>
    public string? Speak { get; init; }

    /// <summary><c>slow</c> once the resident asked to be spoken to slowly; ours, beside the schema.</summary>
    public string? SpeechRate { get; init; }

    /// <summary>One of <see cref="InputHints"/>: whether an answer is expected.</summary>
    public string? InputHint { get; init; }

    /// <summary><c>plain</c> or <c>markdown</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>Choices offered; a channel without buttons shows them as numbered lines.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Photos and other files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Things the channel recognised, above all a place (<see cref="Entity.GeoCoordinates"/>).</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>The channel's own data, echoed to it unchanged.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Name of an event activity, one of <see cref="EventNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Payload of an event, or the value of a tapped button.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Why a conversation ended, on <see cref="ActivityTypes.EndOfConversation"/>.</summary>
    public string? Code { get; init; }

    /// <summary>Who joined, on <see cref="ActivityTypes.ConversationUpdate"/>.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
}

/// <summary>A person or the bot. <see cref="Role"/> is <c>user</c> or <c>bot</c>.</summary>
public sealed record ChannelAccount(string Id, string? Name = null, string? Role = null);

/// <summary>Identifies a conversation within its channel.</summary>
public sealed record ConversationAccount(string Id);

/// <summary>Buttons under a message.</summary>
public sealed record SuggestedActions(IReadOnlyList<CardAction> Actions, IReadOnlyList<string>? To = null);

/// <summary>One choice. <see cref="Title"/> is shown; <see cref="Value"/> is what choosing it says (as if typed).</summary>
public sealed record CardAction(string Title, string Value, string Type = "imBack");

/// <summary>A file that belongs to a message.</summary>
public sealed record Attachment
{
    /// <summary>MIME type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Where it is. Files taken into our own store have a path below <c>/files/</c>.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>File name as the resident's device gave it; shown, never used as a path.</summary>
    public string? Name { get; init; }

    /// <summary>Inline content (cards, a handoff transcript).</summary>
    public JsonElement? Content { get; init; }
}

/// <summary>Something recognised in a message. <see cref="Type"/> tells which other members are set.</summary>
public sealed record Entity
{
    /// <summary>Type of an entity that is a point on the map (WGS 84 or GCJ-02 degrees as the channel gives them).</summary>
    public const string GeoCoordinates = "GeoCoordinates";

    /// <summary>For example <see cref="GeoCoordinates"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>The place in words, as the channel labels it.</summary>
    public string? Name { get; init; }
}

/// <summary>Values of <see cref="Activity.Type"/> that the hotline understands.</summary>
public static class ActivityTypes
{
    /// <summary>Something said, with text, files or a place.</summary>
    public const string Message = "message";
    /// <summary>Something that happened; see <see cref="EventNames"/>.</summary>
    public const string Event = "event";
    /// <summary>The other side is writing. Never stored.</summary>
    public const string Typing = "typing";
    /// <summary>A conversation began (a call came in, a chat opened, an account was followed).</summary>
    public const string ConversationUpdate = "conversationUpdate";
    /// <summary>The conversation is over (the caller hung up; the bot hangs up).</summary>
    public const string EndOfConversation = "endOfConversation";
}

/// <summary>Values of <see cref="Activity.Name"/>.</summary>
public static class EventNames
{
    /// <summary>Bot to channel: bring a person in. Value: <see cref="HandoffInitiate"/>.</summary>
    public const string HandoffInitiate = "handoff.initiate";
    /// <summary>Channel to bot: what became of a handoff. Value: <see cref="HandoffStatus"/>.</summary>
    public const string HandoffStatus = "handoff.status";
    /// <summary>Channel to bot: the resident was asked and stayed silent (phone), or nothing was recognised.</summary>
    public const string NoInput = "hotline.noInput";
    /// <summary>Channel to bot: the resident wants no more messages (退订, STOP).</summary>
    public const string OptOut = "hotline.optOut";
    /// <summary>Channel to bot: the resident wants messages again.</summary>
    public const string OptIn = "hotline.optIn";
    /// <summary>Channel to bot: something was said between a resident and an operator who talk with each other. Value: <see cref="HeardInCall"/>.</summary>
    public const string Heard = "hotline.heard";
    /// <summary>In the outbox: a vendor's file is to be copied; the attachment names its id and its address.</summary>
    public const string CopyFile = "hotline.copyFile";
    /// <summary>Channel to bot: a place was shared without words (WeChat LOCATION and the like).</summary>
    public const string Location = "hotline.location";
}

/// <summary>Value of a <see cref="EventNames.HandoffInitiate"/> event.</summary>
/// <param name="Reason"><c>requested</c>, <c>anger</c>, <c>notUnderstood</c>, <c>noInput</c> or <c>emergency</c>.</param>
/// <param name="Target">A number to dial instead of the operators' (110, 119, 120, 122); null: an operator.</param>
/// <param name="Skill">Language or topic wanted, for example <c>en</c>.</param>
public sealed record HandoffInitiate(string Reason, string? Target = null, string? Skill = null);

/// <summary>Value of a <see cref="EventNames.HandoffStatus"/> event.</summary>
/// <param name="State"><c>accepted</c>, <c>failed</c> or <c>completed</c>.</param>
/// <param name="Message">For people, or null.</param>
public sealed record HandoffStatus(string State, string? Message = null);

/// <summary>Value of a <see cref="EventNames.Heard"/> event.</summary>
/// <param name="IsResident">True for the resident's words; false for what they heard, of the operator or a third party.</param>
/// <param name="Text">As speech recognition wrote it.</param>
public sealed record HeardInCall(bool IsResident, string Text);

/// <summary>What was said before a handoff: content of the attachment named <c>Transcript</c> of a <see cref="EventNames.HandoffInitiate"/> event.</summary>
/// <param name="Activities">Messages of both sides, oldest first.</param>
public sealed record Transcript(IReadOnlyList<Activity> Activities);

/// <summary>Values of <see cref="Activity.InputHint"/> as they stand on the wire.</summary>
public static class InputHints
{
    /// <summary>An answer is welcome, none is waited for.</summary>
    public const string Accepting = "acceptingInput";
    /// <summary>A question was asked; an answer is waited for.</summary>
    public const string Expecting = "expectingInput";
    /// <summary>Nothing said now would be heard.</summary>
    public const string Ignoring = "ignoringInput";
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    /// <summary>Telephone calls.</summary>
    public const string Phone = "phone";
    /// <summary>Text messages.</summary>
    public const string Sms = "sms";
    /// <summary>WeChat Official Account.</summary>
    public const string WeChat = "wechat";
    /// <summary>Web chat over Direct Line 3.0.</summary>
    public const string WebChat = "directline";
}

/// <summary>The one way activities are written and read as JSON (camelCase, absent instead of null, raw UTF-8).</summary>
public static class ActivityJson
{
    /// <summary>Source-generated serialiser for every type on the wire between channels and the engine.</summary>
    public static ActivityJsonContext Default { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
    });

    /// <summary>Boxes an event's payload.</summary>
    public static JsonElement ToElement(HandoffInitiate value) => JsonSerializer.SerializeToElement(value, Default.HandoffInitiate);

    /// <inheritdoc cref="ToElement(HandoffInitiate)"/>
    public static JsonElement ToElement(HandoffStatus value) => JsonSerializer.SerializeToElement(value, Default.HandoffStatus);

    /// <inheritdoc cref="ToElement(HandoffInitiate)"/>
    public static JsonElement ToElement(HeardInCall value) => JsonSerializer.SerializeToElement(value, Default.HeardInCall);
}

/// <summary>Source-generated JSON metadata; use <see cref="ActivityJson.Default"/>, or the plain one with a writer that has its own encoder.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(List<Activity>))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
[JsonSerializable(typeof(InboundActivity))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(HandoffInitiate))]
[JsonSerializable(typeof(HandoffStatus))]
[JsonSerializable(typeof(HeardInCall))]
[JsonSerializable(typeof(Transcript))]
public sealed partial class ActivityJsonContext : JsonSerializerContext;
