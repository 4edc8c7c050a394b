using System.Net;
using System.Net.Sockets;

namespace Hotline.Host.Webhooks.Sending;

/// <summary>
/// Tells addresses of the public internet from all others. What a name resolves to is looked at when the connection is made, and the
/// connection goes to that very address, so that a name cannot point elsewhere between the look and the step.
/// </summary>
internal static class PublicNetworks
{
    private static readonly IPNetwork[] Others =
    [
        // RFC 6890 and its registries: this network, private, shared, loopback, link-local, IETF, documentation, benchmarking, multicast, reserved.
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/127", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Others, n => n.Contains(plain));
    }

    /// <summary>Connects to the first public address of a name.</summary>
    /// <exception cref="NotPublicException">The name has none.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var open = Array.FindAll(addresses, Contains);
        if (open.Length == 0)
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads to no address of the public internet.</summary>
internal sealed class NotPublicException() : Exception("The name resolves to no public address.");
