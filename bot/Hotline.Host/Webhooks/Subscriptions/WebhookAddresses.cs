using System.Net;
using Hotline.Host.Webhooks.Sending;

namespace Hotline.Host.Webhooks.Subscriptions;

/// <summary>Which addresses a department may have posted to.</summary>
internal sealed class WebhookAddresses(bool allowPrivateNetworks)
{
    private const int Longest = 500;

    public bool AllowPrivateNetworks => allowPrivateNetworks;

    /// <summary>True for an absolute https address without a user and a fragment, whose host is no address of a private network.</summary>
    public bool IsAllowed(string text)
        => text.Length <= Longest
           && Uri.TryCreate(text, UriKind.Absolute, out var uri)
           && (uri.Scheme == Uri.UriSchemeHttps || (allowPrivateNetworks && uri.Scheme == Uri.UriSchemeHttp))
           && uri.UserInfo.Length == 0
           && uri.Fragment.Length == 0
           && (allowPrivateNetworks || !IsPrivate(uri));

    private static bool IsPrivate(Uri uri) => uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && !PublicNetworks.Contains(address));
}
