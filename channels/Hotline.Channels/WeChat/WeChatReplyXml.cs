using System.Globalization;

namespace Hotline.Channels.WeChat;

/// <summary>The XML of passive replies.</summary>
internal static class WeChatReplyXml
{
    /// <summary>A text reply.</summary>
    /// <param name="openId">The resident.</param>
    /// <param name="accountId">The account's own id (<c>gh_...</c>).</param>
    /// <param name="createTime">Seconds since 1970.</param>
    /// <param name="content">Without characters that XML forbids.</param>
    public static string Text(string openId, string accountId, long createTime, string content)
        => string.Create(CultureInfo.InvariantCulture,
            $"<xml>{Field("ToUserName", openId)}{Field("FromUserName", accountId)}<CreateTime>{createTime}</CreateTime><MsgType><![CDATA[text]]></MsgType>{Field("Content", content)}</xml>");

    /// <summary>A reply in safe mode.</summary>
    public static string Encrypted(string encrypted, string signature, string timestamp, string nonce)
        => $"<xml>{Field("Encrypt", encrypted)}{Field("MsgSignature", signature)}<TimeStamp>{timestamp}</TimeStamp>{Field("Nonce", nonce)}</xml>";

    // The end mark of a CDATA section cannot be escaped: it is split over two sections.
    private static string Field(string name, string value)
        => $"<{name}><![CDATA[{value.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]></{name}>";
}
