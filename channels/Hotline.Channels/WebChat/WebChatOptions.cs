using System.Globalization;

namespace Hotline.Channels.WebChat;

/// <summary>Settings of the web chat, keys below <c>Channels:WebChat</c>.</summary>
internal sealed record WebChatOptions
{
    /// <summary>The secret in Development where none is configured; refused elsewhere.</summary>
    public const string DevelopmentSecret = "dl-secret";

    /// <summary>Least characters of a secret outside Development.</summary>
    public const int MinSecretLength = 16;

    private const string Section = "WebChat:";
    private const int MaxRate = 100_000;

    /// <summary><c>Secret</c>: what another site's server presents to get a token for its visitor. All tokens are signed by keys derived from it.</summary>
    public required string Secret { get; init; }

    /// <summary><c>PublicUrl</c>: origin at which browsers reach this service; null: as each request names it.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>Telephone</c>: the hotline's number as residents dial it, named on the page. Default 12345, the national service number.</summary>
    public string Telephone { get; init; } = "12345";

    /// <summary><c>MessageBurst</c>: messages and files that one conversation may send at once. Default 30.</summary>
    public int MessageBurst { get; init; } = 30;

    /// <summary><c>MessagesPerSecond</c>: how many a second it may go on sending. Default 5.</summary>
    public int MessagesPerSecond { get; init; } = 5;

    /// <summary><c>ChatsPerMinute</c>: conversations that one address may open or resume on the page in a minute. Default 120: a housing estate may share one address.</summary>
    public int ChatsPerMinute { get; init; } = 120;

    public static WebChatOptions Read(ChannelSettings settings)
    {
        var secret = settings.Required(Section + nameof(Secret), DevelopmentSecret, value => settings.IsDevelopment || IsStrong(value), $"at least {MinSecretLength} characters");
        var publicUrl = settings.Optional(Section + nameof(PublicUrl), IsOrigin, "an http or https origin without path, for example https://hotline.example.org");
        var telephone = settings.Optional(Section + nameof(Telephone), IsTelephone, "at most 20 digits, spaces, + and -");
        var options = new WebChatOptions { Secret = secret, PublicUrl = publicUrl is null ? null : new(publicUrl) };
        return options with
        {
            Telephone = telephone ?? options.Telephone,
            MessageBurst = Rate(settings, nameof(MessageBurst)) ?? options.MessageBurst,
            MessagesPerSecond = Rate(settings, nameof(MessagesPerSecond)) ?? options.MessagesPerSecond,
            ChatsPerMinute = Rate(settings, nameof(ChatsPerMinute)) ?? options.ChatsPerMinute,
        };
    }

    /// <summary>Records print their members; the secret must not reach a log that way.</summary>
    public override string ToString() => $"{nameof(WebChatOptions)} {{ {nameof(PublicUrl)} = {PublicUrl} }}";

    // The development secret is let through here, to be refused by its own name.
    private static bool IsStrong(string value) => value.Length >= MinSecretLength || value == DevelopmentSecret;

    private static bool IsOrigin(string value)
        => Uri.TryCreate(value, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static bool IsTelephone(string value)
        => value.Length <= 20 && value.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ');

    private static int? Rate(ChannelSettings settings, string key)
    {
        var value = settings.Optional(Section + key, text => IsRate(text, out _), $"a whole number from 1 to {MaxRate}");
        return value is not null && IsRate(value, out var rate) ? rate : null;
    }

    private static bool IsRate(string value, out int rate)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rate) && rate is >= 1 and <= MaxRate;
}
