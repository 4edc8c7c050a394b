using System.Buffers;

namespace Hotline.Channels.WeChat;

/// <summary>A WeChat Official Account: <c>Channels:WeChat</c>. Already checked.</summary>
public sealed record WeChatOptions
{
    // In no use anywhere: only for running on a developer's machine against the try-it page and stand-ins.
    private const string DevelopmentAppId = "wx0123456789abcdef";
    private const string DevelopmentAppSecret = "0123456789abcdef0123456789abcdef";
    private const string DevelopmentToken = "wxtoken";
    private const string DevelopmentEncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private const string DevelopmentApiBaseUrl = "http://127.0.0.1:4040";
    private const string ProductionApiBaseUrl = "https://api.weixin.qq.com";

    private const int AppIdLength = 18;
    private const int AppSecretLength = 32;
    private const int TokenMinLength = 3;
    private const int TokenMaxLength = 32;

    private static readonly SearchValues<char> LettersAndDigits =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary><c>AppId</c>: <c>wx</c> and 16 letters or digits, as the platform shows it.</summary>
    public required string AppId { get; init; }

    /// <summary><c>AppSecret</c>: 32 letters or digits; for calls to the platform.</summary>
    public required string AppSecret { get; init; }

    /// <summary><c>Token</c>: signs webhooks; 3 to 32 letters or digits.</summary>
    public required string Token { get; init; }

    /// <summary><c>EncodingAesKey</c>: key of the safe mode, 43 letters or digits; null: only plain messages can be read.</summary>
    public string? EncodingAesKey { get; init; }

    /// <summary><c>ApiBaseUrl</c>: where the platform's API is; https, or http on this machine. Default: https://api.weixin.qq.com.</summary>
    public required Uri ApiBaseUrl { get; init; }

    /// <summary>
    /// <c>SafeModeOnly</c>: true: plain messages are refused. A plain message's body is covered by no signature, so turn this on once the
    /// account is set to safe mode (安全模式) on the platform. Default: false.
    /// </summary>
    public bool SafeModeOnly { get; init; }

    /// <summary>Names the account and nothing secret.</summary>
    public override string ToString() => $"WeChat account {AppId}";

    internal static WeChatOptions Read(ChannelSettings settings)
    {
        var aesKey = settings.Optional("WeChat:EncodingAesKey", DevelopmentEncodingAesKey,
            value => value.Length == WeChatCrypto.KeyCharacters && IsPlain(value),
            $"{WeChatCrypto.KeyCharacters} letters or digits, or nothing where only plain mode is used");
        var safeModeOnly = settings.Optional("WeChat:SafeModeOnly",
            value => bool.TryParse(value, out var flag) && (!flag || aesKey is not null),
            "true together with Channels:WeChat:EncodingAesKey, or false");
        return new()
        {
            AppId = settings.Required("WeChat:AppId", DevelopmentAppId,
                value => value.Length == AppIdLength && value.StartsWith("wx", StringComparison.Ordinal) && IsPlain(value),
                "\"wx\" and 16 letters or digits, as the platform shows it"),
            AppSecret = settings.Required("WeChat:AppSecret", DevelopmentAppSecret,
                value => value.Length == AppSecretLength && IsPlain(value), $"{AppSecretLength} letters or digits"),
            Token = settings.Required("WeChat:Token", DevelopmentToken,
                value => value.Length is >= TokenMinLength and <= TokenMaxLength && IsPlain(value), $"{TokenMinLength} to {TokenMaxLength} letters or digits"),
            EncodingAesKey = aesKey,
            ApiBaseUrl = ApiAddress(settings),
            SafeModeOnly = safeModeOnly is not null && bool.Parse(safeModeOnly),
        };
    }

    private static Uri ApiAddress(ChannelSettings settings)
    {
        var configured = settings.Optional("WeChat:ApiBaseUrl",
            value => Uri.TryCreate(value, UriKind.Absolute, out var url) && MayTakeSecrets(url), "an https address, or http on this machine, without query");
        var address = configured ?? (settings.IsDevelopment ? DevelopmentApiBaseUrl : ProductionApiBaseUrl);
        return new(address.TrimEnd('/') + "/");
    }

    private static bool MayTakeSecrets(Uri url)
        => url is { Query: "", Fragment: "", UserInfo: "" }
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static bool IsPlain(string value) => !value.AsSpan().ContainsAnyExcept(LettersAndDigits);
}
