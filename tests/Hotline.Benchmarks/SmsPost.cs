using System.Globalization;
using System.Net.Http.Headers;
using Hotline.Channels.Twilio;

namespace Hotline.Benchmarks;

/// <summary>A signed SMS webhook, made before the clock runs so that the sender's work is the same for service and floor.</summary>
internal sealed record SmsPost(byte[] Body, string Signature)
{
    /// <summary>The well-known development token of the service.</summary>
    private const string AuthToken = "12345678901234567890123456789012";

    /// <summary>A conversation: questions, a matter with a question in the middle that becomes a ticket, its status, thanks.</summary>
    private static readonly string[] Texts =
    [
        "老年卡怎么办", "我们小区门口的路灯坏了三天了", "朝阳区望京街道花家地北里", "你们几点上班", "可以",
        "查一下我的单子", "谢谢", "居住证需要什么材料", "医保怎么报销", "好的，再见",
    ];

    /// <summary>What a resident says as their message number <paramref name="turn"/>; every message of a run has its own <paramref name="number"/>.</summary>
    public static SmsPost Create(Uri target, string from, int turn, long number)
    {
        var parameters = new Dictionary<string, string>
        {
            ["MessageSid"] = "SM" + number.ToString("x32", CultureInfo.InvariantCulture),
            ["AccountSid"] = "AC00000000000000000000000000000001",
            ["From"] = from,
            ["To"] = "+15005550006",
            ["Body"] = Texts[turn % Texts.Length],
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["SmsStatus"] = "received",
            ["ApiVersion"] = "2010-04-01",
        };
        var body = string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
        return new(System.Text.Encoding.ASCII.GetBytes(body), TwilioSignature.Compute(AuthToken, new Uri(target, "/twilio/sms").ToString(), parameters));
    }

    public HttpRequestMessage ToRequest(Uri target)
    {
        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target, "/twilio/sms")) { Content = content };
        request.Headers.Add("X-Twilio-Signature", Signature);
        return request;
    }
}
