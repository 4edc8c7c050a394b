using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Hotline.Cluster.Tests;

/// <summary>The open stream of a chat. Where it breaks off or falls silent it is opened again, at the next node, from the last watermark.</summary>
/// <param name="address">Asks for the stream's address from a watermark on.</param>
/// <param name="node">The node that a new connection comes to.</param>
internal sealed class ChatStream(Func<string, Task<Uri>> address, Func<Uri> node)
{
    /// <summary>The service sends an empty frame every 15 seconds; after this the client takes the connection for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private string watermark = "";
    private int opened;

    /// <summary>Ids of what came, in order.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>How often it was opened again.</summary>
    public int Reopened => opened - 1;

    /// <summary>Listens until told to stop.</summary>
    public async Task ListenAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Again);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(stop);
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or OperationCanceledException)
            {
                // The node is gone, or says nothing any more.
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task ListenOnceAsync(CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        var url = await address(watermark);
        var at = node();
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(stop))
        {
            patience.CancelAfter(Connect);
            await socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws", Host = at.Host, Port = at.Port }.Uri, patience.Token);
        }

        opened++;
        while (await FrameAsync(socket, stop) is { } frame)
        {
            if (frame.Length == 0)
                continue;
            var set = JsonNode.Parse(frame)!;
            Heard.AddRange(set["activities"]!.AsArray().Select(a => (string)a!["id"]!));
            watermark = (string)set["watermark"]!;
        }
    }

    /// <summary>The next frame; null where the service closed the stream.</summary>
    private static async Task<string?> FrameAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Silence);
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            text.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return System.Text.Encoding.UTF8.GetString(text.ToArray());
        }
    }
}
