using Hotline.Channels.Twilio;
using Hotline.Channels.WeChat;

namespace Hotline.Host.TryIt;

/// <summary>
/// In Development the vendors' addresses are stand-ins on this machine. Where none of one's own is configured and nothing listens
/// at the stand-in's port, what was meant for it goes to the try-it page instead.
/// </summary>
internal sealed class DevelopmentVendors(IConfiguration configuration, TwilioOptions twilio, WeChatOptions weChat, OwnAddress own) : DelegatingHandler
{
    /// <summary>Where the page stands in for Twilio.</summary>
    public const string TwilioPath = "/twilio";

    /// <summary>Where the page stands in for WeChat.</summary>
    public const string WeChatPath = "/wechat";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && Substitute(request.RequestUri!) is not null)
        {
            request.RequestUri = Substitute(request.RequestUri!);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private Uri? Substitute(Uri address)
    {
        var vendor = IsDefault(address, twilio.ApiBaseUrl, "Channels:Twilio:ApiBaseUrl") ? TwilioPath
            : IsDefault(address, weChat.ApiBaseUrl, "Channels:WeChat:ApiBaseUrl") ? WeChatPath
            : null;
        return vendor is not null && own.Listening is { } listening ? new Uri(listening, TryItModule.Root + vendor + address.PathAndQuery) : null;
    }

    private bool IsDefault(Uri address, Uri vendor, string key)
        => string.IsNullOrWhiteSpace(configuration[key]) && address.Authority == vendor.Authority;
}
