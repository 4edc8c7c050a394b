using System.Net;
using Hotline.Channels.Tests.Twilio;

namespace Hotline.Channels.Tests.Phone;

public sealed class PhoneComplianceTests : ChannelCompliance
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(TwilioRequests.Settings) { ["Phone:OperatorNumber"] = "+861087654321" };

    // Somebody is on the line: the caller is put through, which needs a document and not an error.
    protected override HttpStatusCode StatusWhileInboxIsUnavailable => HttpStatusCode.OK;

    protected override async Task<ChannelAnswer> SendAsync(ChannelMessage message)
    {
        var call = PhoneRequests.Call(("CallSid", TwilioRequests.Sid("CA", message.ExternalId)), ("SpeechResult", message.Text), ("Confidence", "0.9"));
        using var request = TwilioRequests.Post("/twilio/voice?step=1&from=gather", call, message.Credentials);
        using var response = await Host.Client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK)
            return new(response.StatusCode, await response.Content.ReadAsStringAsync());
        var twiml = await TwilioRequests.ReadTwimlAsync(response);
        return new(response.StatusCode, string.Concat(twiml.Descendants("Say").Select(say => say.Value)));
    }

    protected override async Task<HttpStatusCode> SendMalformedAsync()
    {
        using var request = TwilioRequests.Post("/twilio/voice", new Dictionary<string, string> { ["From"] = "no call" });
        using var response = await Host.Client.SendAsync(request);
        return response.StatusCode;
    }

    [Theory]
    [InlineData("?step=1")]
    [InlineData("?step=1&from=nowhere")]
    [InlineData("?step=-1&from=gather")]
    [InlineData("?step=99999&from=gather")]
    [InlineData("?step=1&step=2&from=gather")]
    [InlineData("?step=1&from=gather&wait=x")]
    public async Task Call_AddressNotOfOurs_BadRequest(string query)
    {
        using var request = TwilioRequests.Post("/twilio/voice" + query, PhoneRequests.Call());
        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Call_UnknownQueryParameter_Taken()
    {
        using var request = TwilioRequests.Post("/twilio/voice?campaign=1", PhoneRequests.Call());
        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Inbox.OnlyAccepted.Activity.Type.ShouldBe(ActivityTypes.ConversationUpdate);
    }
}
