namespace Hotline.Channels.WebChat.Streams;

/// <summary>How a stream keeps time.</summary>
internal static class StreamTiming
{
    /// <summary>After so long the log is read again in any case, and an empty frame shows proxies that the connection lives.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    /// <summary>How often the server pings, and how long it waits for the answer before it takes the client for gone.</summary>
    public static readonly TimeSpan Ping = TimeSpan.FromSeconds(20);

    /// <summary>A client that has not taken a frame after so long is dropped; it comes back and reads on from its watermark.</summary>
    public static readonly TimeSpan Send = TimeSpan.FromSeconds(10);

    /// <summary>How long each half of the closing handshake may take.</summary>
    public static readonly TimeSpan Close = TimeSpan.FromSeconds(2);
}
