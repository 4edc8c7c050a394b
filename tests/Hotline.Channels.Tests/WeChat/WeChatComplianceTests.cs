using System.Net;
using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

/// <summary>The channel in plain mode (明文模式).</summary>
public sealed class WeChatPlainComplianceTests : WeChatCompliance
{
    private protected override Task<HttpResponseMessage> PostAsync(WeChatPlatform platform, ChannelMessage message) => message.Credentials == Credentials.None
        ? platform.PostAsync(platform.Query(("signature", null)), WeChatAccount.TextXml(message.Text, message.ExternalId))
        : platform.PostPlainAsync(WeChatAccount.TextXml(message.Text, message.ExternalId));

    protected override async Task<HttpStatusCode> SendMalformedAsync()
    {
        using var response = await new WeChatPlatform(Host.Client).PostPlainAsync("<xml><ToUserName>");
        return response.StatusCode;
    }
}

/// <summary>The channel in safe mode (安全模式).</summary>
public sealed class WeChatSafeModeComplianceTests : WeChatCompliance
{
    private protected override Task<HttpResponseMessage> PostAsync(WeChatPlatform platform, ChannelMessage message) => message.Credentials == Credentials.None
        ? platform.PostFrameAsync(new WeChatCrypto(WeChatAccount.EncodingAesKey, WeChatAccount.AppId).Encrypt(WeChatAccount.TextXml(message.Text)), signature: "")
        : platform.PostEncryptedAsync(WeChatAccount.TextXml(message.Text, message.ExternalId));

    protected override async Task<HttpStatusCode> SendMalformedAsync()
    {
        using var response = await new WeChatPlatform(Host.Client).PostEncryptedAsync("{\"not\":\"xml\"}");
        return response.StatusCode;
    }
}

public abstract class WeChatCompliance : ChannelCompliance
{
    protected override IReadOnlyDictionary<string, string?> Settings => WeChatAccount.Settings;

    protected override HttpStatusCode StatusWhileInboxIsUnavailable => HttpStatusCode.ServiceUnavailable;

    protected override async Task<ChannelAnswer> SendAsync(ChannelMessage message)
    {
        var platform = new WeChatPlatform(Host.Client) { Token = message.Credentials == Credentials.Wrong ? "NotTheToken" : WeChatAccount.Token };
        return await platform.ReadAsync(await PostAsync(platform, message));
    }

    private protected abstract Task<HttpResponseMessage> PostAsync(WeChatPlatform platform, ChannelMessage message);
}
