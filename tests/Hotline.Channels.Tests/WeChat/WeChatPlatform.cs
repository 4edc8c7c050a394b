using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

/// <summary>Plays WeChat's server against a webhook: signs, encrypts, and reads what comes back.</summary>
internal sealed class WeChatPlatform(HttpClient client)
{
    private readonly WeChatCrypto crypto = new(WeChatAccount.EncodingAesKey, WeChatAccount.AppId);

    public string Token { get; init; } = WeChatAccount.Token;

    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>The query of a signed request; members of <paramref name="changes"/> replace or (null) remove parameters.</summary>
    public Dictionary<string, string> Query(params (string Name, string? Value)[] changes)
    {
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        const string nonce = "Zz9_4711";
        var query = new Dictionary<string, string>
        {
            ["signature"] = WeChatSignature.Compute(Token, timestamp, nonce),
            ["timestamp"] = timestamp,
            ["nonce"] = nonce,
            ["openid"] = WeChatAccount.OpenId,
        };
        foreach (var (name, value) in changes)
        {
            if (value is null)
                query.Remove(name);
            else
                query[name] = value;
        }

        return query;
    }

    public async Task<HttpResponseMessage> VerifyAsync(Dictionary<string, string> query)
        => await client.GetAsync(Address(query), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> query, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        return await client.PostAsync(Address(query), content, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostPlainAsync(string xml) => PostAsync(Query(), xml);

    public Task<HttpResponseMessage> PostEncryptedAsync(string xml) => PostFrameAsync(crypto.Encrypt(xml));

    public Task<HttpResponseMessage> PostFrameAsync(string frame, string? signature = null)
    {
        var query = Query(("encrypt_type", "aes"));
        query["msg_signature"] = signature ?? WeChatSignature.Compute(Token, query["timestamp"], query["nonce"], frame);
        return PostAsync(query, $"<xml><ToUserName><![CDATA[{WeChatAccount.AccountId}]]></ToUserName><Encrypt><![CDATA[{frame}]]></Encrypt></xml>");
    }

    /// <summary>What the resident sees: the reply's text, empty for "success" or a refusal.</summary>
    public async Task<ChannelAnswer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new(response.StatusCode, response.StatusCode == HttpStatusCode.OK && body != "success" ? Text(body) : body == "success" ? "" : body);
        }
    }

    private string Text(string body)
    {
        var xml = XElement.Parse(body);
        if (xml.Element("Encrypt")?.Value is { } frame)
        {
            xml.Element("MsgSignature")!.Value.ShouldBe(
                WeChatSignature.Compute(WeChatAccount.Token, xml.Element("TimeStamp")!.Value, xml.Element("Nonce")!.Value, frame));
            crypto.TryDecrypt(frame, out var plain).ShouldBeTrue();
            xml = XElement.Parse(plain!);
        }

        xml.Element("ToUserName")!.Value.ShouldBe(WeChatAccount.OpenId);
        xml.Element("FromUserName")!.Value.ShouldBe(WeChatAccount.AccountId);
        xml.Element("MsgType")!.Value.ShouldBe("text");
        return xml.Element("Content")!.Value;
    }

    private static Uri Address(Dictionary<string, string> query)
        => new("/wechat?" + string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")), UriKind.Relative);
}
