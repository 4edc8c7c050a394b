using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

/// <summary>An account that exists only in these tests.</summary>
internal static class WeChatAccount
{
    public const string AppId = "wx9f3a6c1e7b2d8045";
    public const string AppSecret = "7d1e9b0c4a6f8235e1d09c7b6a5f4e32";
    public const string Token = "Riverside2026Gate";
    public const string EncodingAesKey = "kPq7WmZ3xVb9RtY2uLdE8sHnC4gJfA6oTiXyN1wB5eQ";
    public const string AccountId = "gh_5d2f8a1c9e07";
    public const string OpenId = "oT4kX1yPq7-mN2bV5cZ8aS3dF6gH";

    public static WeChatOptions Options { get; } = new()
    {
        AppId = AppId,
        AppSecret = AppSecret,
        Token = Token,
        EncodingAesKey = EncodingAesKey,
        ApiBaseUrl = new Uri("https://wechat.test/"),
    };

    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["WeChat:AppId"] = AppId,
        ["WeChat:AppSecret"] = AppSecret,
        ["WeChat:Token"] = Token,
        ["WeChat:EncodingAesKey"] = EncodingAesKey,
        ["WeChat:ApiBaseUrl"] = "https://wechat.test",
    };

    /// <summary>The wire form of a message or event with the given inner elements.</summary>
    public static string Xml(string elements, long createTime = 1_780_000_000)
        => $"<xml><ToUserName><![CDATA[{AccountId}]]></ToUserName>\n<FromUserName><![CDATA[{OpenId}]]></FromUserName>\n<CreateTime>{createTime}</CreateTime>\n{elements}\n</xml>";

    /// <summary>The wire form of a text message.</summary>
    public static string TextXml(string text, string msgId = "24681357901234567")
        => Xml($"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]></Content><MsgId>{msgId}</MsgId>");
}
