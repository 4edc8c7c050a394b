using System.Text.Json;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>What a client's activity must keep to before anything in it is used.</summary>
internal static class ActivityRules
{
    private const int MaxIdLength = 128;
    private const int MaxEventNameLength = 100;
    private const int MaxExtraLengthInBytes = 4096;

    /// <summary>Says what is wrong with an activity that came with so many stored files; null where nothing is.</summary>
    public static DirectLineError? Refuse(IncomingActivity incoming, int fileCount) => incoming switch
    {
        { Type: null or "" } => DirectLineError.BadArgument("An activity needs a type."),
        { Type: not (ActivityTypes.Message or ActivityTypes.Event) } => DirectLineError.BadArgument("Only message, event and typing are taken."),
        { Type: ActivityTypes.Event, Name: null or "" or { Length: > MaxEventNameLength } } => DirectLineError.BadArgument($"An event needs a name of at most {MaxEventNameLength} characters."),
        { Type: ActivityTypes.Event, Name: { } name } when IsReserved(name) => DirectLineError.BadArgument("This event's name is reserved."),
        { Attachments.Count: > 0 } when fileCount == 0 => DirectLineError.BadArgument("Files are sent by upload."),
        { Value: { } value } when !IsStorable(value) => DirectLineError.BadArgument($"value is limited to {MaxExtraLengthInBytes} bytes of well-formed text."),
        { ChannelData: { } data } when data.ValueKind != JsonValueKind.Object || !IsStorable(data) => DirectLineError.BadArgument($"channelData is an object of at most {MaxExtraLengthInBytes} bytes of well-formed text."),
        { ClientActivityId: { } id } when !IsId(id) => DirectLineError.BadArgument($"channelData.clientActivityID is limited to {MaxIdLength} characters without spaces."),
        _ => null,
    };

    /// <summary>True for an id that may stand in a token or a key: short, without spaces and control characters.</summary>
    public static bool IsId(string? id)
        => id is { Length: > 0 and <= MaxIdLength } && !id.Contains(' ', StringComparison.Ordinal) && id.AsSpan().IndexOfAny('\t', '\n') < 0 && PlainText.Clean(id).Length == id.Length;

    /// <summary>True for an event that only operators, channels and the bot may send one another: a resident neither says nor sees it.</summary>
    public static bool IsReserved(string? eventName)
        => eventName is not null
            && eventName != EventNames.Location
            && (eventName.StartsWith("handoff.", StringComparison.OrdinalIgnoreCase) || eventName.StartsWith("hotline.", StringComparison.OrdinalIgnoreCase));

    // Written once to see that it can be: half of a surrogate pair is only noticed then, and the log is written on each read.
    // A NUL has no place in a database's text.
    private static bool IsStorable(JsonElement element)
    {
        try
        {
            var written = JsonSerializer.SerializeToUtf8Bytes(element, DirectLineJsonContext.Wire.JsonElement);
            return written.Length <= MaxExtraLengthInBytes && written.AsSpan().IndexOf("\\u0000"u8) < 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or JsonException)
        {
            return false;
        }
    }
}
