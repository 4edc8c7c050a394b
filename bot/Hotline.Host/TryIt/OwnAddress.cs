using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hotline.Host.TryIt;

/// <summary>Where this service is reached: by itself, and by a vendor.</summary>
internal sealed class OwnAddress(IServer server, TwilioOptions twilio)
{
    private Uri? listening;

    /// <summary>The address that the server listens on; null before it does.</summary>
    public Uri? Listening => listening ??= FindListening();

    /// <summary>The address that a vendor has been told, which Twilio's signatures are computed over.</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    public Uri Public => twilio.PublicUrl ?? Listening ?? throw new InvalidOperationException("The server does not listen yet.");

    /// <summary>Whether <paramref name="url"/> leads to this service.</summary>
    public bool Covers(Uri url) => IsSameOrigin(url, Public) || (Listening is { } own && IsSameOrigin(url, own));

    private static bool IsSameOrigin(Uri one, Uri other)
        => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private Uri? FindListening()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(BindingAddress.Parse)
            .Where(a => a is { IsUnixPipe: false, IsNamedPipe: false })
            .ToList();
        // A development certificate is often not trusted by the machine that made it.
        var address = addresses?.Find(a => a.Scheme == Uri.UriSchemeHttp) ?? addresses?.FirstOrDefault();
        if (address is null)
            return null;
        var host = address.Host is "*" or "+" or "[::]" or "0.0.0.0" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
