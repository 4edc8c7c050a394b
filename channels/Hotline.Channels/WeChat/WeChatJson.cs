using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels.WeChat;

/// <summary>The platform's JSON, both ways, and what the channel adds to an activity; source-generated.</summary>
[JsonSerializable(typeof(StableTokenRequest))]
[JsonSerializable(typeof(StableTokenAnswer))]
[JsonSerializable(typeof(ServiceMessage))]
[JsonSerializable(typeof(ServiceAnswer))]
[JsonSerializable(typeof(WeChatChannelData))]
[JsonSerializable(typeof(MediaAnswer))]
internal sealed partial class WeChatJson : JsonSerializerContext
{
    /// <summary>Snake case, absent instead of null; what residents read is written by <see cref="RawTextConverter"/>.</summary>
    public static WeChatJson Instance { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}

/// <summary>Activity.ChannelData of this channel.</summary>
internal sealed record WeChatChannelData
{
    /// <summary>Id of a photo, recording or film; the platform keeps it for three days.</summary>
    [JsonPropertyName("mediaId")]
    public string? MediaId { get; init; }

    /// <summary>Id of a film's still.</summary>
    [JsonPropertyName("thumbMediaId")]
    public string? ThumbMediaId { get; init; }

    /// <summary>Scene of the code that was scanned: where it hangs.</summary>
    [JsonPropertyName("scene")]
    public string? Scene { get; init; }

    /// <summary>Id of the choice that was tapped in a menu message.</summary>
    [JsonPropertyName("menuId")]
    public string? MenuId { get; init; }
}

/// <summary>POST cgi-bin/stable_token.</summary>
internal sealed record StableTokenRequest(string Appid, string Secret, bool ForceRefresh, string GrantType = "client_credential");

/// <summary>Answer of <see cref="StableTokenRequest"/>: a token and its life in seconds, or an error.</summary>
internal sealed record StableTokenAnswer(string? AccessToken, int ExpiresIn, int Errcode);

/// <summary>POST cgi-bin/message/custom/send: a text, or a menu.</summary>
internal sealed record ServiceMessage(string Touser, string Msgtype, ServiceText? Text = null, ServiceMenu? Msgmenu = null)
{
    public static ServiceMessage OfText(string openId, string content) => new(openId, "text", Text: new(content));

    public static ServiceMessage OfMenu(string openId, ServiceMenu menu) => new(openId, "msgmenu", Msgmenu: menu);
}

/// <summary>A text of at most 2048 bytes.</summary>
internal sealed record ServiceText([property: JsonConverter(typeof(RawTextConverter))] string Content);

/// <summary>Words above, choices to tap, words below.</summary>
internal sealed record ServiceMenu(
    [property: JsonConverter(typeof(RawTextConverter))] string HeadContent,
    IReadOnlyList<ServiceChoice> List,
    [property: JsonConverter(typeof(RawTextConverter))] string TailContent);

/// <summary>A choice; tapped, <paramref name="Content"/> comes back as a text message with <paramref name="Id"/> beside it.</summary>
internal sealed record ServiceChoice(string Id, [property: JsonConverter(typeof(RawTextConverter))] string Content);

/// <summary>JSON answer of cgi-bin/media/get: where a film lies, or an error.</summary>
internal sealed record MediaAnswer(string? VideoUrl, int? Errcode);

/// <summary>Answer of <see cref="ServiceMessage"/>; 0: taken.</summary>
internal sealed record ServiceAnswer(int? Errcode);
