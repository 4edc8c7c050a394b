using System.Net;
using System.Text;
using Hotline.Channels.Tests.Twilio;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsComplianceTests : ChannelCompliance
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(TwilioRequests.Settings) { ["Sms:From"] = TwilioRequests.Hotline };

    protected override HttpStatusCode StatusWhileInboxIsUnavailable => HttpStatusCode.ServiceUnavailable;

    protected override async Task<ChannelAnswer> SendAsync(ChannelMessage message)
    {
        var sid = TwilioRequests.Sid("SM", message.ExternalId);
        using var request = TwilioRequests.Post("/twilio/sms", SmsRequests.Message(message.Text, sid), message.Credentials);
        using var response = await Host.Client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK)
            return new(response.StatusCode, await response.Content.ReadAsStringAsync());
        var twiml = await TwilioRequests.ReadTwimlAsync(response);
        return new(response.StatusCode, string.Concat(twiml.Elements("Message").Select(m => m.Value)));
    }

    protected override async Task<HttpStatusCode> SendMalformedAsync()
    {
        using var request = TwilioRequests.Post("/twilio/sms", new Dictionary<string, string> { ["Body"] = "no sid, no sender" });
        using var response = await Host.Client.SendAsync(request);
        return response.StatusCode;
    }

    [Fact]
    public async Task Message_JsonInsteadOfAForm_UnsupportedMediaType()
    {
        using var request = TwilioRequests.Post("/twilio/sms", new Dictionary<string, string>());
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Message_TwoSignatures_Refused()
    {
        var parameters = SmsRequests.Message("你好", TwilioRequests.Sid("SM", "1"));
        using var request = TwilioRequests.Post("/twilio/sms", parameters);
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute("other", "https://x", parameters));

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Message_OversizedWithoutContentLength_Refused()
    {
        using var request = TwilioRequests.Post("/twilio/sms", SmsRequests.Message(new string('a', 200_000), TwilioRequests.Sid("SM", "1")));
        request.Headers.TransferEncodingChunked = true;

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Inbox.Deliveries.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://hotline.example.org", HttpStatusCode.OK)]
    [InlineData("https://hotline.example.org:443", HttpStatusCode.OK)]
    [InlineData("https://hotline.example.org:8443", HttpStatusCode.Forbidden)]
    [InlineData("http://hotline.example.org", HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example.org", HttpStatusCode.Forbidden)]
    public async Task Message_SignedOverAnOrigin_OnlyThePublicOneWithOrWithoutPort(string origin, HttpStatusCode expected)
    {
        var parameters = SmsRequests.Message("你好", TwilioRequests.Sid("SM", "1"));
        using var request = TwilioRequests.Post("/twilio/sms?a=%E4%B8%AD&b=1+2", parameters, origin: origin);

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(expected);
    }
}
