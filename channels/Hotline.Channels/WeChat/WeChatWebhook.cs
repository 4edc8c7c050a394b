using System.Globalization;
using System.Security.Cryptography;

namespace Hotline.Channels.WeChat;

/// <summary>Checks what arrives at the webhook, opens it, and seals what goes back. Knows no HTTP.</summary>
internal sealed class WeChatWebhook(WeChatOptions options, TimeProvider clock)
{
    // The platform delivers within seconds and signs each delivery anew. In plain mode the signature covers no body, so an
    // overheard query could otherwise carry any message for ever; ten minutes leave room for a clock that is off.
    private static readonly TimeSpan TimestampTolerance = TimeSpan.FromMinutes(10);
    private const int MaxTimestampLength = 20;
    private const int MaxNonceLength = 128;
    private const int NonceBytes = 8;

    private readonly WeChatCrypto? crypto = options.EncodingAesKey is { } key ? new(key, options.AppId) : null;

    /// <summary>Checks the query alone, before any body is read. Null: signed with the account's token, and now.</summary>
    public WeChatRefusal? CheckSignature(WeChatQuery query)
    {
        if (query.Timestamp is not { Length: > 0 and <= MaxTimestampLength } timestamp || query.Nonce is not { Length: <= MaxNonceLength } nonce
            || !WeChatSignature.Matches(WeChatSignature.Compute(options.Token, timestamp, nonce), query.Signature))
            return WeChatRefusal.WrongSignature;
        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= TimestampTolerance.TotalSeconds
                ? null
                : WeChatRefusal.NotNow;
    }

    /// <summary>Checks whether messages in this mode can and may be taken. Null: yes.</summary>
    public WeChatRefusal? CheckMode(WeChatQuery query) => query.IsEncrypted
        ? crypto is null ? WeChatRefusal.NoKeyForSafeMode : null
        : options.SafeModeOnly ? WeChatRefusal.PlainMode : null;

    /// <summary>Reads the body of a request that has passed both checks.</summary>
    public (WeChatMessage? Message, WeChatRefusal? Refusal) Open(WeChatQuery query, string body)
    {
        if (query.IsEncrypted)
        {
            if (!WeChatMessage.TryRead(body, out var envelope) || envelope.Encrypt is not { } encrypted)
                return (null, WeChatRefusal.Malformed);
            var expected = WeChatSignature.Compute(options.Token, query.Timestamp!, query.Nonce!, encrypted);
            if (!WeChatSignature.Matches(expected, query.MessageSignature) || !crypto!.TryDecrypt(encrypted, out var plain))
                return (null, WeChatRefusal.WrongFrame);
            body = plain;
        }

        return WeChatMessage.TryRead(body, out var message) && message.IsComplete() ? (message, null) : (null, WeChatRefusal.Malformed);
    }

    /// <summary>A passive text reply to <paramref name="message"/>, encrypted where the request was.</summary>
    public string Reply(WeChatQuery query, WeChatMessage message, string content)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var plain = WeChatReplyXml.Text(message.FromUserName, message.ToUserName, now, content);
        if (!query.IsEncrypted)
            return plain;
        var timestamp = now.ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
        var encrypted = crypto!.Encrypt(plain);
        return WeChatReplyXml.Encrypted(encrypted, WeChatSignature.Compute(options.Token, timestamp, nonce, encrypted), timestamp, nonce);
    }
}

/// <summary>What the query of a request says; members are as sent, unchecked.</summary>
internal readonly record struct WeChatQuery(string? Signature, string? Timestamp, string? Nonce, string? MessageSignature, bool IsEncrypted);

/// <summary>Why a request was refused; for logs, and for the status it gets.</summary>
internal enum WeChatRefusal
{
    /// <summary>Not signed with the account's token.</summary>
    WrongSignature,
    /// <summary>Signed, but for another time: replayed, or one of the clocks is wrong.</summary>
    NotNow,
    /// <summary>A plain message while only safe mode is allowed.</summary>
    PlainMode,
    /// <summary>A message in safe mode, and no EncodingAesKey is configured.</summary>
    NoKeyForSafeMode,
    /// <summary>The encrypted message is not signed, not for this account, or broken; which of these is not told apart.</summary>
    WrongFrame,
    /// <summary>More than the size limit.</summary>
    TooLarge,
    /// <summary>Not of the wire form.</summary>
    Malformed,
}
