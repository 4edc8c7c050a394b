using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Twilio;

/// <summary>Fetches pictures of multimedia messages. Twilio keeps them until they are deleted, and may ask for the account's credentials.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/media-resource</remarks>
internal sealed class TwilioFiles(IHttpClientFactory clients, TwilioOptions options) : IVendorFileSource
{
    private const string HttpClientName = "twilio-files";
    private const string VendorDomain = ".twilio.com";

    /// <summary>Twilio redirects to where the file really lies.</summary>
    private const int MostRedirects = 3;

    private readonly AuthenticationHeaderValue credentials =
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{options.AccountSid}:{options.AuthToken}")));

    /// <inheritdoc/>
    public string ChannelId => ChannelIds.Sms;

    /// <summary>Registers it with its client.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddHttpClient(HttpClientName, client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                // The credentials stay behind: a redirect is followed without them.
                handler.AllowAutoRedirect = true;
                handler.MaxAutomaticRedirections = MostRedirects;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .RemoveAllLoggers();
        services.AddSingleton<IVendorFileSource, TwilioFiles>();
    }

    /// <inheritdoc/>
    public async Task<SendResult> FetchAsync(string address, Func<Stream, CancellationToken, Task> keep, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsVendors(url))
            return new SendResult.Rejected("not an address of Twilio's");
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = credentials;
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return Refused(response.StatusCode);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        await keep(content, cancellationToken);
        return new SendResult.Sent(ExternalId: null);
    }

    // A signed message names the address; even so, the credentials go to nobody else.
    private bool IsVendors(Uri url)
        => (url.Scheme == Uri.UriSchemeHttps && url.Host.EndsWith(VendorDomain, StringComparison.OrdinalIgnoreCase))
           || (url.Scheme == options.ApiBaseUrl.Scheme && url.Authority == options.ApiBaseUrl.Authority);

    private static SendResult Refused(HttpStatusCode status) => status is HttpStatusCode.NotFound or HttpStatusCode.Gone
        ? new SendResult.Rejected($"twilio {(int)status}: the file is gone")
        : new SendResult.Retry($"twilio {(int)status}");
}
