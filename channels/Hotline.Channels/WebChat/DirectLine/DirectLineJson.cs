using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Body of tokens/generate.</summary>
internal sealed record TokenRequest(IncomingAccount? User, IReadOnlyList<string>? TrustedOrigins);

/// <summary>Body of POST conversations.</summary>
internal sealed record StartRequest(IncomingAccount? User, string? Locale);

/// <summary>A user as clients name one.</summary>
internal sealed record IncomingAccount(string? Id, string? Name);

/// <summary>The fields of a client's activity that are taken; all others are skipped unread.</summary>
internal sealed record IncomingActivity
{
    public string? Type { get; init; }
    public IncomingAccount? From { get; init; }
    public string? Locale { get; init; }
    public string? Text { get; init; }
    public string? Name { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }

    /// <summary>Clients put whatever they recognised here; only points on the map are read.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Only counted: files come by upload.</summary>
    public IReadOnlyList<JsonElement>? Attachments { get; init; }

    /// <summary>The client's own id of the activity, the same when it sends it again; null where it gives none.</summary>
    [JsonIgnore]
    public string? ClientActivityId
        => ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id) ? JsonText.Read(id) : null;
}

/// <summary>Answer of the token calls and of starting or resuming a conversation.</summary>
internal sealed record ConversationResponse(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresInSeconds)
{
    public string? StreamUrl { get; init; }
}

/// <summary>Answer to a posted activity.</summary>
internal sealed record ResourceResponse(string Id);

/// <summary>Activities in order, and the place up to which they go.</summary>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>Every refusal's body.</summary>
internal sealed record ErrorResponse(ErrorBody Error);

/// <summary>What is wrong.</summary>
internal sealed record ErrorBody(string Code, string Message);

/// <summary>Direct Line's wire forms: camelCase, absent instead of null, raw UTF-8.</summary>
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(IncomingActivity))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DirectLineJsonContext : JsonSerializerContext
{
    // Deep enough for what Web Chat sends along in channelData, and far from what would cost something.
    private const int MaxDepth = 32;

    /// <summary>The one to use.</summary>
    public static DirectLineJsonContext Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    });
}
