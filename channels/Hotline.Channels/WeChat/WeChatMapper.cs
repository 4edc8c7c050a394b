using System.Text.Json;

namespace Hotline.Channels.WeChat;

/// <summary>Turns the wire form into activities. Pure.</summary>
internal static class WeChatMapper
{
    // What the platform puts in a text message's place for a kind that it does not pass on (stickers, files, red packets).
    private const string UnsupportedPlaceholder = "【收到不支持的消息类型，暂无法显示】";
    // Prefix of EventKey where somebody followed the account by a code with a scene.
    private const string ScenePrefix = "qrscene_";
    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    /// <summary>Maps a complete message or event; null where it says nothing to the engine.</summary>
    public static WeChatInbound? Map(WeChatMessage message)
        => message.MsgType == "event" ? MapEvent(message) : new(MapMessage(message), IsAnswered: true);

    private static InboundActivity MapMessage(WeChatMessage message) => message.MsgType switch
    {
        "text" => Text(message),
        "image" => Media(message, "image/jpeg", WebAddress(message["PicUrl"])),
        "voice" => Voice(message),
        "video" or "shortvideo" => Media(message, "video/mp4", url: null),
        "location" => Place(message),
        "link" => Inbound(message, Said(message) with { Text = Join(message["Title"], message["Url"]) }),
        _ => Inbound(message, Said(message)),
    };

    private static InboundActivity Text(WeChatMessage message)
    {
        var content = message["Content"];
        return Inbound(message, Said(message) with
        {
            Text = content == UnsupportedPlaceholder ? null : WeChatEmoticons.Remove(content),
            ChannelData = message["bizmsgmenuid"] is { } id ? Data(new() { MenuId = id }) : null,
        });
    }

    private static InboundActivity Voice(WeChatMessage message)
    {
        var kind = message["Format"]?.ToUpperInvariant() switch
        {
            "AMR" => "audio/amr",
            "SPEEX" => "audio/x-speex",
            _ => "application/octet-stream",
        };
        return message["Recognition"] is { } words
            ? Inbound(message, Said(message) with { Text = words, ChannelData = MediaData(message) }, InputModality.Speech)
            : Media(message, kind, url: null);
    }

    private static InboundActivity Media(WeChatMessage message, string contentType, string? url)
        => Inbound(message, Said(message) with
        {
            Attachments = [new() { ContentType = contentType, ContentUrl = url }],
            ChannelData = MediaData(message),
        });

    private static InboundActivity Place(WeChatMessage message)
        => Inbound(message, Said(message) with
        {
            Text = message["Label"],
            Entities = Point(message, "Location_X", "Location_Y", message["Label"]),
        });

    private static WeChatInbound? MapEvent(WeChatMessage message) => message.Event switch
    {
        "subscribe" => new(Inbound(message, Joined(message) with { MembersAdded = [Resident(message)] }, InputModality.Event), IsAnswered: true),
        "SCAN" => new(Inbound(message, Joined(message), InputModality.Event), IsAnswered: true),
        "CLICK" => new(Inbound(message, Said(message) with { Text = WeChatTexts.MenuWords(message.EventKey) }, InputModality.Event), IsAnswered: true),
        "LOCATION" => new(Inbound(message, Located(message), InputModality.Event), IsAnswered: false),
        "unsubscribe" => new(Inbound(message, Left(message), InputModality.Event), IsAnswered: false),
        _ => null,
    };

    private static Activity Joined(WeChatMessage message)
    {
        var scene = message.EventKey is { } key && key.StartsWith(ScenePrefix, StringComparison.Ordinal) ? key[ScenePrefix.Length..] : message.EventKey;
        return Said(message) with
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelData = scene is null ? null : Data(new() { Scene = scene }),
        };
    }

    private static Activity Left(WeChatMessage message)
        => Said(message) with { Type = ActivityTypes.EndOfConversation, Code = "userCancelled" };

    private static Activity Located(WeChatMessage message) => Said(message) with
    {
        Type = ActivityTypes.Event,
        Name = EventNames.Location,
        Entities = Point(message, "Latitude", "Longitude", name: null),
    };

    private static Activity Said(WeChatMessage message) => new()
    {
        ChannelId = ChannelIds.WeChat,
        From = Resident(message),
        Recipient = new(message.ToUserName, Role: "bot"),
        Conversation = new(message.FromUserName),
    };

    private static ChannelAccount Resident(WeChatMessage message) => new(message.FromUserName, Role: "user");

    private static InboundActivity Inbound(WeChatMessage message, Activity activity, InputModality input = InputModality.Text) => new()
    {
        Activity = activity,
        // The platform names events by sender and second only; the kind keeps two of one second apart.
        ExternalId = message.MsgId ?? $"{message.FromUserName}|{message.CreateTime}|{message.Event ?? message.MsgType}",
        Input = input,
    };

    private static Entity[]? Point(WeChatMessage message, string latitude, string longitude, string? name)
        => message.Degrees(latitude, MaxLatitude) is { } north && message.Degrees(longitude, MaxLongitude) is { } east
            ? [new() { Type = Entity.GeoCoordinates, Latitude = north, Longitude = east, Name = name }]
            : null;

    private static string? WebAddress(string? value)
        => Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? value : null;

    private static string? Join(string? title, string? url)
        => title is null || url is null ? title ?? url : $"{title}\n{url}";

    private static JsonElement? MediaData(WeChatMessage message)
        => message["MediaId"] is { } id ? Data(new() { MediaId = id, ThumbMediaId = message["ThumbMediaId"] }) : null;

    private static JsonElement Data(WeChatChannelData data) => JsonSerializer.SerializeToElement(data, WeChatJson.Instance.WeChatChannelData);
}

/// <summary>What became of the wire form.</summary>
/// <param name="Inbound">For the inbox.</param>
/// <param name="IsAnswered">False where the platform shows no reply, so that none must go out in the response.</param>
internal sealed record WeChatInbound(InboundActivity Inbound, bool IsAnswered);
