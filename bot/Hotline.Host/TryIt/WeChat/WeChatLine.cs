using System.Globalization;
using System.Security.Cryptography;
using Hotline.Channels.WeChat;
using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Page;
using Hotline.Host.TryIt.Residents;

namespace Hotline.Host.TryIt.WeChat;

/// <summary>The WeChat platform's side of an account: signs and posts what a follower does, and shows the passive reply.</summary>
/// <remarks>https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Message_encryption_and_decryption.html</remarks>
internal sealed class WeChatLine(Courier courier, OwnAddress own, WeChatOptions options, TryItAssets assets, TimeProvider time)
{
    private const string Path = "/wechat";
    private const string Picture = "street-lamp.svg";
    private const int NonceDigits = 10;

    // What an account answers that has nothing to show.
    private const string Success = "success";

    /// <summary>The platform hangs up after 5 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly WeChatCrypto? crypto = options.EncodingAesKey is { } key ? new(key, options.AppId) : null;

    /// <summary>Whether <paramref name="entry"/> is complete, and the account has the mode it asks for.</summary>
    public bool CanSend(WeChatEntry entry) => WeChatLetter.IsComplete(entry) && (!entry.IsSafe || crypto is not null);

    /// <summary>Sends what a follower does. Only for what <see cref="CanSend"/>.</summary>
    public async Task<Arrival> SendAsync(WeChatEntry entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var message = WeChatLetter.Write(entry, new Uri(own.Public, assets.PathOf(Picture)), now);
        var body = entry.IsSafe ? WeChatLetter.Seal(crypto!.Encrypt(message)) : message;
        var url = new Uri(own.Public, Path + Query(entry, body, now));
        var exchange = await courier.PostAsync(Handsets.WeChat, url, Parcel.Xml(body), [new("User-Agent", "Mozilla/4.0"), new("Accept", "*/*")], Patience, cancellationToken);
        if (entry.IsSafe)
            exchange = exchange with { Request = exchange.Request with { Opened = message } };
        return Faults.Of(exchange) is { } fault
            ? new() { Handset = Handsets.WeChat, Exchanges = [exchange], Fault = fault }
            : Show(exchange, entry.IsSafe);
    }

    private string Query(WeChatEntry entry, string body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetString("0123456789", NonceDigits);
        var query = $"?signature={WeChatSignature.Compute(options.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={entry.OpenId}";
        return entry.IsSafe && WeChatLetter.Read(body) is { } envelope
            ? $"{query}&encrypt_type=aes&msg_signature={WeChatSignature.Compute(options.Token, timestamp, nonce, envelope["Encrypt"])}"
            : query;
    }

    private Arrival Show(Exchange exchange, bool isSafe)
    {
        var body = exchange.Response!.Body;
        if (body is "" or Success)
            return new() { Handset = Handsets.WeChat, Exchanges = [exchange] };
        if (isSafe && Open(body) is { } opened)
        {
            exchange = exchange with { Response = exchange.Response with { Opened = opened } };
            body = opened;
        }

        return WeChatLetter.Read(body)?.GetValueOrDefault("Content") is { } content
            ? new() { Handset = Handsets.WeChat, Exchanges = [exchange], Messages = [new() { Text = content }] }
            : new() { Handset = Handsets.WeChat, Exchanges = [exchange], Fault = Faults.Unreadable };
    }

    // As the platform does: only a reply that is signed and for this account is opened.
    private string? Open(string body)
        => WeChatLetter.Read(body) is { } envelope
           && envelope.GetValueOrDefault("Encrypt") is { } encrypted
           && WeChatSignature.Matches(
               WeChatSignature.Compute(options.Token, envelope.GetValueOrDefault("TimeStamp", ""), envelope.GetValueOrDefault("Nonce", ""), encrypted),
               envelope.GetValueOrDefault("MsgSignature"))
           && crypto!.TryDecrypt(encrypted, out var plain)
            ? plain
            : null;
}
