using System.Buffers;

namespace Hotline.Channels.Twilio;

/// <summary>The Twilio account behind the phone and SMS channels: <c>Channels:Twilio</c>.</summary>
public sealed record TwilioOptions
{
    /// <summary>Account SID used in Development where none is configured; refused elsewhere.</summary>
    public const string DevelopmentAccountSid = "AC00000000000000000000000000000001";

    /// <summary>Auth token used in Development where none is configured; refused elsewhere.</summary>
    public const string DevelopmentAuthToken = "12345678901234567890123456789012";

    private const string DevelopmentApiBaseUrl = "http://127.0.0.1:4010";
    private const string DefaultApiBaseUrl = "https://api.twilio.com";
    private const int SidLength = 34;
    private const int AuthTokenLength = 32;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary><c>AccountSid</c>: <c>AC</c> and 32 hexadecimal digits.</summary>
    public required string AccountSid { get; init; }

    /// <summary><c>AuthToken</c>: the account's primary token, 32 letters or digits. Signs webhooks and REST calls.</summary>
    public required string AuthToken { get; init; }

    /// <summary>
    /// <c>PublicUrl</c>: the origin at which Twilio reaches this service, as entered in Twilio's console; webhook signatures are
    /// computed over it. Null only in Development, where the request's own scheme and host stand in.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>ApiBaseUrl</c>: origin of Twilio's REST API. Default https://api.twilio.com; in Development a stand-in on loopback port 4010.</summary>
    public required Uri ApiBaseUrl { get; init; }

    internal static TwilioOptions Read(ChannelSettings settings)
    {
        var publicUrl = settings.Optional("Twilio:PublicUrl", url => IsOrigin(url, settings.IsDevelopment), OriginAllowed(settings));
        var apiBaseUrl = settings.Optional("Twilio:ApiBaseUrl", url => IsOrigin(url, settings.IsDevelopment), OriginAllowed(settings));
        var options = new TwilioOptions
        {
            AccountSid = settings.Required("Twilio:AccountSid", DevelopmentAccountSid, IsAccountSid, "AC and 32 hexadecimal digits"),
            AuthToken = settings.Required("Twilio:AuthToken", DevelopmentAuthToken, IsAuthToken, "32 letters or digits, from Twilio's console"),
            PublicUrl = publicUrl is null ? null : new Uri(publicUrl),
            ApiBaseUrl = new Uri(apiBaseUrl ?? (settings.IsDevelopment ? DevelopmentApiBaseUrl : DefaultApiBaseUrl)),
        };
        if (publicUrl is null && !settings.IsDevelopment)
            settings.Miss("Twilio:PublicUrl");
        return options;
    }

    /// <summary>Records print their members; the token must not reach a log that way.</summary>
    public override string ToString() => $"{nameof(TwilioOptions)} {{ {nameof(AccountSid)} = {AccountSid} }}";

    private static string OriginAllowed(ChannelSettings settings) => settings.IsDevelopment
        ? "an http or https origin without path, for example http://localhost:5080"
        : "an https origin without path, for example https://hotline.example.org (http only for a loopback address)";

    private static bool IsAccountSid(string value)
        => value.Length == SidLength && value.StartsWith("AC", StringComparison.Ordinal) && value.AsSpan(2).IndexOfAnyExcept(Hex) < 0;

    private static bool IsAuthToken(string value) => value.Length == AuthTokenLength && value.All(char.IsAsciiLetterOrDigit);

    private static bool IsOrigin(string value, bool isDevelopment)
        => Uri.TryCreate(value, UriKind.Absolute, out var url)
           && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && (isDevelopment || url.IsLoopback)))
           && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
