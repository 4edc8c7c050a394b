using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Hotline.Channels.Twilio;

namespace Hotline.TestKit;

/// <summary>Plays Twilio for one call: posts signed voice webhooks to the real service and follows the addresses that it is given.</summary>
public sealed class PhoneHandset(HttpClient service, string number)
{
    private const string AuthToken = "12345678901234567890123456789012";
    private string next = "/twilio/voice";

    /// <summary>The call.</summary>
    public string CallSid { get; } = "CA" + Guid.NewGuid().ToString("N");

    /// <summary>The number it calls from.</summary>
    public string Number => number;

    /// <summary>Begins the call.</summary>
    public Task<XElement> CallAsync(CancellationToken cancellationToken) => SendAsync(next, [("CallStatus", "ringing")], cancellationToken);

    /// <summary>Says something.</summary>
    public Task<XElement> SayAsync(string text, CancellationToken cancellationToken)
        => SendAsync(next, [("SpeechResult", text), ("Confidence", "0.95"), ("CallStatus", "in-progress")], cancellationToken);

    /// <summary>Asks for instructions at an address that it was sent on to.</summary>
    public Task<XElement> FollowAsync(string address, CancellationToken cancellationToken) => SendAsync(address, [("CallStatus", "in-progress")], cancellationToken);

    /// <summary>Reports at <paramref name="address"/> what became of dialling.</summary>
    public Task<XElement> ReportDialAsync(string address, string? status, CancellationToken cancellationToken)
        => SendAsync(address, status is null ? [("CallStatus", "in-progress")] : [("DialCallStatus", status), ("CallStatus", "in-progress")], cancellationToken);

    /// <summary>Reports at <paramref name="address"/> what was said after an operator had taken the call.</summary>
    /// <param name="address">Path and query from the transcription's instruction.</param>
    /// <param name="sequence">Its place among what was said.</param>
    /// <param name="isCaller">Whether the caller said it.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ReportWordsAsync(string address, int sequence, bool isCaller, string text, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(address,
        [
            ("TranscriptionEvent", "transcription-content"), ("TranscriptionSid", "GT" + CallSid[2..]), ("SequenceId", sequence.ToString(CultureInfo.InvariantCulture)),
            ("Track", isCaller ? "inbound_track" : "outbound_track"), ("TranscriptionData", JsonSerializer.Serialize(new { transcript = text })),
        ], cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Hangs up.</summary>
    public async Task HangUpAsync(CancellationToken cancellationToken)
    {
        using var response = await PostAsync("/twilio/voice/status", [("CallStatus", "completed")], cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task<XElement> SendAsync(string address, (string, string)[] fields, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(address, fields, cancellationToken);
        response.EnsureSuccessStatusCode();
        var twiml = XDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).Root!;
        next = twiml.Descendants().Select(e => e.Attribute("action")?.Value).LastOrDefault(a => a is not null) ?? next;
        return twiml;
    }

    private async Task<HttpResponseMessage> PostAsync(string address, (string Name, string Value)[] fields, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>
        {
            ["AccountSid"] = "AC00000000000000000000000000000001",
            ["ApiVersion"] = "2010-04-01",
            ["CallSid"] = CallSid,
            ["Direction"] = "inbound",
            ["From"] = number,
            ["To"] = "+15005550006",
        };
        foreach (var (name, value) in fields)
            parameters[name] = value;
        var url = new Uri(service.BaseAddress!, address);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(parameters) };
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(AuthToken, url.ToString(), parameters));
        return await service.SendAsync(request, cancellationToken);
    }
}
