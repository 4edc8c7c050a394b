using System.Xml.Linq;
using Hotline.Channels.Twilio;

namespace Hotline.TestKit;

/// <summary>Plays Twilio for one resident's phone: posts signed SMS webhooks to the real service and reads what it answers.</summary>
public sealed class SmsHandset(HttpClient service, string number)
{
    /// <summary>The well-known development token.</summary>
    private const string AuthToken = "12345678901234567890123456789012";

    /// <summary>The number it sends from.</summary>
    public string Number => number;

    /// <summary>A message id that nobody had before.</summary>
    public static string NewSid() => "SM" + Guid.NewGuid().ToString("N");

    /// <summary>Sends a text and returns the reply's texts; empty for a silent reply.</summary>
    /// <exception cref="HttpRequestException">The service did not answer, or not with success: Twilio would not count it as delivered.</exception>
    public Task<IReadOnlyList<string>> SendAsync(string text, string? sid = null, CancellationToken cancellationToken = default)
        => SendAsync(text, sid, picture: null, cancellationToken);

    /// <summary>Sends a text with a picture that lies at the vendor's.</summary>
    public Task<IReadOnlyList<string>> SendAsync(string text, Uri picture, CancellationToken cancellationToken) => SendAsync(text, sid: null, picture, cancellationToken);

    private async Task<IReadOnlyList<string>> SendAsync(string text, string? sid, Uri? picture, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>
        {
            ["MessageSid"] = sid ?? NewSid(),
            ["AccountSid"] = "AC00000000000000000000000000000001",
            ["From"] = number,
            ["To"] = "+15005550006",
            ["Body"] = text,
            ["NumMedia"] = "0",
        };
        if (picture is not null)
            (parameters["NumMedia"], parameters["MediaUrl0"], parameters["MediaContentType0"]) = ("1", picture.AbsoluteUri, "image/jpeg");
        var body = await PostAsync("/twilio/sms", parameters, cancellationToken);
        return body.Length == 0 ? [] : [.. XDocument.Parse(body).Root!.Elements("Message").Select(m => m.Value)];
    }

    /// <summary>Reports what became of a message that the service sent: <c>delivered</c>, <c>undelivered</c>, <c>failed</c>.</summary>
    public Task ReportAsync(string sid, string status, string? errorCode, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string> { ["MessageSid"] = sid, ["MessageStatus"] = status, ["AccountSid"] = "AC00000000000000000000000000000001", ["To"] = number };
        if (errorCode is not null)
            parameters["ErrorCode"] = errorCode;
        return PostAsync("/twilio/sms/status", parameters, cancellationToken);
    }

    private async Task<string> PostAsync(string path, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var url = new Uri(service.BaseAddress!, path);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(parameters) };
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(AuthToken, url.ToString(), parameters));
        using var response = await service.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
