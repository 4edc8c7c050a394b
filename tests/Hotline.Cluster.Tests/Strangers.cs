using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hotline.Channels.WeChat;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>Somebody on every channel who asks while nothing can be stored.</summary>
internal static class Strangers
{
    private const string WeChatToken = "wxtoken";

    /// <summary>Asks on each channel at one node; each must be told in its way that this came to nothing.</summary>
    public static async Task AskAllInVainAsync(HttpClient node)
    {
        var text = await Should.ThrowAsync<HttpRequestException>(() => new SmsHandset(node, Load.NewNumber()).SendAsync("老年卡怎么办"));
        text.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "SMS: the vendor tries again");

        using var post = await node.PostAsync(WeChatAddress(), new StringContent(WeChatMessage(), Encoding.UTF8, "text/xml"));
        post.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "WeChat: the platform tries again");

        var heard = await new PhoneHandset(node, Load.NewNumber()).CallAsync(CancellationToken.None);
        heard.Descendants("Say").ShouldNotBeEmpty("a caller hears an apology");
        heard.Descendants("Dial").ShouldNotBeEmpty("and is put through");

        using var chat = await ChatAsync(node);
        chat.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "web chat resends");
        (await chat.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty("and says what is wrong");
    }

    private static async Task<HttpResponseMessage> ChatAsync(HttpClient node)
    {
        using var issue = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Headers = { Authorization = new("Bearer", City.WebChatSecret) } };
        using var issued = await node.SendAsync(issue);
        var grant = await issued.Content.ReadFromJsonAsync<JsonElement>();
        using var say = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{grant.GetProperty("conversationId").GetString()}/activities")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", grant.GetProperty("token").GetString()) },
            Content = JsonContent.Create(new { type = "message", text = "老年卡怎么办" }),
        };
        return await node.SendAsync(say);
    }

    private static string WeChatAddress()
    {
        var (timestamp, nonce) = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "n" + Guid.NewGuid().ToString("N")[..8]);
        return $"/wechat?signature={WeChatSignature.Compute(WeChatToken, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}";
    }

    private static string WeChatMessage()
        => $"<xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>o{Guid.NewGuid():N}</FromUserName><CreateTime>{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}</CreateTime><MsgType>text</MsgType><Content>老年卡怎么办</Content><MsgId>{Random.Shared.NextInt64(1, long.MaxValue)}</MsgId></xml>";
}
