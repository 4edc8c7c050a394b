using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hotline.Channels.Twilio;

/// <summary>
/// The origin under which Twilio knows this service: the configured one, or in Development, where none need be configured, the
/// address that the server listens on.
/// </summary>
internal sealed class PublicOrigin(TwilioOptions options, IServer? server = null)
{
    private Origin? listening;

    /// <summary>The configured origin, or null.</summary>
    public Origin? Configured { get; } = options.PublicUrl is { } url ? new Origin(url.Scheme, url.Host, url.Port) : null;

    /// <summary>The address that the server listens on; null before it does.</summary>
    public Origin? Listening => listening ??= FindListening();

    /// <summary>The absolute address of one of this service's own paths; null where no origin is known.</summary>
    public string? Address(string path) => (Configured ?? Listening) is { } origin ? origin.Text + path : null;

    private Origin? FindListening()
    {
        var address = server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
            return null;
        var binding = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
        var host = binding.Host is "*" or "+" or "[::]" or "0.0.0.0" ? "localhost" : binding.Host;
        return new Origin(binding.Scheme, host, binding.Port);
    }

    /// <summary>Scheme, host and port, as text and as the bytes that signatures are computed over.</summary>
    public sealed class Origin(string scheme, string host, int port)
    {
        private string? text;

        /// <summary>With the port unless it is the scheme's own. Only for an origin that is known to be well formed.</summary>
        public string Text => text ??= new UriBuilder(scheme, host, port).Uri.GetLeftPart(UriPartial.Authority);

        /// <summary>As Twilio most likely signs it: with the port unless it is the scheme's own.</summary>
        public byte[] Usual { get; } = Bytes(scheme, host, IsOwnPort(scheme, port) ? null : port);

        /// <summary>The other way.</summary>
        public byte[] Unusual { get; } = Bytes(scheme, host, IsOwnPort(scheme, port) ? port : null);

        private static bool IsOwnPort(string scheme, int port) => port == (scheme == Uri.UriSchemeHttps ? 443 : 80);

        private static byte[] Bytes(string scheme, string host, int? port) => Encoding.UTF8.GetBytes(port is null ? $"{scheme}://{host}" : $"{scheme}://{host}:{port}");
    }
}
