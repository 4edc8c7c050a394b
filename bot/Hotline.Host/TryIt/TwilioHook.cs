using System.Text;
using System.Text.Encodings.Web;
using Hotline.Channels.Sms;
using Hotline.Channels.Twilio;
using Hotline.Host.TryIt.Exchanges;

namespace Hotline.Host.TryIt;

/// <summary>Twilio's side of a webhook: the parameters that every request has, its signature, its patience.</summary>
/// <remarks>https://www.twilio.com/docs/usage/webhooks/webhooks-security</remarks>
internal sealed class TwilioHook(Courier courier, OwnAddress own, TwilioOptions twilio, SmsOptions sms)
{
    private const string ApiVersion = "2010-04-01";

    /// <summary>Twilio waits 15 s for a webhook (error 11205).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The hotline's number.</summary>
    public string HotlineNumber => sms.From;

    /// <summary>What stands in every webhook: the account and the two numbers.</summary>
    public IEnumerable<KeyValuePair<string, string>> Common(string from, string to) =>
    [
        new("AccountSid", twilio.AccountSid),
        new("ApiVersion", ApiVersion),
        new("From", from),
        new("To", to),
    ];

    /// <summary>An address as the hotline gave it, complete; null where it does not lead to the hotline, so that nothing is signed for elsewhere.</summary>
    /// <param name="address">Absolute, or relative to <paramref name="current"/>.</param>
    /// <param name="current">Where the address stood; null: this service.</param>
    public Uri? Resolve(string? address, Uri? current = null)
        => Uri.TryCreate(current ?? own.Public, address, out var url) && own.Covers(url) ? url : null;

    /// <summary>Signs and posts a webhook.</summary>
    public Task<Exchange> PostAsync(string handset, Uri url, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> all = [.. parameters];
        Header[] headers =
        [
            new("User-Agent", "TwilioProxy/1.1"),
            new("Accept", "*/*"),
            new("I-Twilio-Idempotency-Token", Guid.NewGuid().ToString()),
            new(TwilioSignature.HeaderName, TwilioSignature.Compute(twilio.AuthToken, url.AbsoluteUri, all)),
        ];
        return courier.PostAsync(handset, url, Parcel.Form(Encode(all)), headers, Patience, cancellationToken);
    }

    private static string Encode(List<KeyValuePair<string, string>> parameters)
    {
        var form = new StringBuilder();
        foreach (var (name, value) in parameters)
            form.Append(form.Length > 0 ? "&" : "").Append(UrlEncoder.Default.Encode(name)).Append('=').Append(UrlEncoder.Default.Encode(value));
        return form.ToString();
    }
}
