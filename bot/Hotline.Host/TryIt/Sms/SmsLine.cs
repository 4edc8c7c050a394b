using System.Globalization;
using Hotline.Channels.Sms;
using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Residents;

namespace Hotline.Host.TryIt.Sms;

/// <summary>Twilio's side of text messages: posts what a resident writes, delivers what comes back, and reports the delivery.</summary>
internal sealed class SmsLine(TwilioHook twilio, ResidentBook book)
{
    /// <summary>Twilio's own answer to somebody who wants no more messages, as <see cref="HandsetMessage.Notice"/>.</summary>
    public const string StoppedNotice = "VendorStopped";

    /// <summary>Twilio's own answer to somebody who wants messages again, as <see cref="HandsetMessage.Notice"/>.</summary>
    public const string StartedNotice = "VendorStarted";

    private const string Path = "/twilio/sms";

    /// <summary>Writes to the hotline.</summary>
    public async Task<Arrival> SendAsync(string number, string text, CancellationToken cancellationToken)
    {
        var sid = TwilioSid.NewMessage();
        var exchange = await twilio.PostAsync(Handsets.Sms, twilio.Resolve(Path)!, Fields(number, sid, text), cancellationToken);
        var byVendor = AnswerByVendor(number, text);
        if (Faults.Of(exchange) is { } fault)
            return new() { Handset = Handsets.Sms, Messages = byVendor, Exchanges = [exchange], Fault = fault };
        if (Replies(exchange.Response!.Body) is not { } replies)
            return new() { Handset = Handsets.Sms, Messages = byVendor, Exchanges = [exchange], Fault = Faults.Unreadable };

        List<Exchange> exchanges = [exchange];
        List<HandsetMessage> messages = [.. byVendor];
        foreach (var (words, action) in replies)
        {
            var reports = await ReportAsync(number, TwilioSid.NewMessage(), action, cancellationToken);
            exchanges.AddRange(reports);
            messages.Add(Message(words, reports.Exists(r => r.IsSuccess)));
        }

        return new() { Handset = Handsets.Sms, Messages = messages, Exchanges = exchanges };
    }

    /// <summary>Reports that a message has been sent and has arrived, where the hotline asked to be told.</summary>
    /// <param name="number">Who got it.</param>
    /// <param name="sid">The message's id.</param>
    /// <param name="address">Where the hotline wants to be told, or null.</param>
    /// <param name="cancellationToken">Ends the wait for the hotline.</param>
    public async Task<List<Exchange>> ReportAsync(string number, string sid, string? address, CancellationToken cancellationToken)
    {
        if (address is null || twilio.Resolve(address, twilio.Resolve(Path)) is not { } url)
            return [];
        var reports = new List<Exchange>();
        foreach (var status in (string[])["sent", "delivered"])
        {
            IEnumerable<KeyValuePair<string, string>> fields =
            [
                new("MessageSid", sid),
                new("SmsSid", sid),
                new("MessageStatus", status),
                new("SmsStatus", status),
                .. twilio.Common(twilio.HotlineNumber, number),
            ];
            reports.Add(await twilio.PostAsync(Handsets.Sms, url, fields, cancellationToken));
        }

        return reports;
    }

    /// <summary>A message as the handset shows it.</summary>
    public static HandsetMessage Message(string text, bool isDelivered)
        => new() { Text = text, Segments = SmsSegments.Count(text), IsDelivered = isDelivered };

    private IEnumerable<KeyValuePair<string, string>> Fields(string number, string sid, string text) =>
    [
        new("MessageSid", sid),
        new("SmsSid", sid),
        new("SmsMessageSid", sid),
        new("SmsStatus", "received"),
        .. twilio.Common(number, twilio.HotlineNumber),
        new("Body", text),
        new("NumMedia", "0"),
        new("NumSegments", SmsSegments.Count(text).ToString(CultureInfo.InvariantCulture)),
    ];

    private List<HandsetMessage> AnswerByVendor(string number, string text)
    {
        var resident = book.FindByNumber(number);
        if (VendorKeywords.IsStop(text))
            return Answer(resident, hasStopped: true, StoppedNotice);
        return VendorKeywords.IsStart(text) && resident is { HasStoppedMessages: true } ? Answer(resident, hasStopped: false, StartedNotice) : [];
    }

    private static List<HandsetMessage> Answer(Resident? resident, bool hasStopped, string notice)
    {
        if (resident is not null)
            resident.HasStoppedMessages = hasStopped;
        return [new() { Notice = notice }];
    }

    /// <summary>The messages in a response, with where each one's delivery is reported; null where it is not TwiML.</summary>
    private static List<(string Text, string? Action)>? Replies(string document)
        => Twiml.Read(document)?.Elements("Message").Select(m => (m.Value, (string?)m.Attribute("action"))).ToList();
}
