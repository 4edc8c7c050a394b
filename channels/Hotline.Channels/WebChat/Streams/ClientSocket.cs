using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat.Streams;

/// <summary>A client's WebSocket with the limits that keep a silent, slow or talkative client from costing anything.</summary>
internal sealed class ClientSocket(WebSocket socket, string conversationId, TimeProvider clock, ILogger logger)
{
    // Clients send empty frames only, to see whether the connection lives.
    private const int MaxIncomingLengthInBytes = 4096;
    private const int BufferLengthInBytes = 256;

    /// <summary>Sends a text frame. A client that does not take it in time is cut off.</summary>
    /// <exception cref="OperationCanceledException">It was cut off.</exception>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> text)
    {
        using var limit = new CancellationTokenSource(StreamTiming.Send, clock);
        try
        {
            await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        }
        catch (OperationCanceledException)
        {
            logger.SlowClientDropped(conversationId);
            throw;
        }
    }

    /// <summary>Reads and forgets what the client sends, until it closes, breaks off or sends too much.</summary>
    public async Task DrainAsync()
    {
        var buffer = new byte[BufferLengthInBytes];
        try
        {
            for (var length = 0; length <= MaxIncomingLengthInBytes;)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                length = received.EndOfMessage ? 0 : length + received.Count;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client broke off, or was cut off.
        }
    }

    /// <summary>Closes in good manners, if the client has any; otherwise cuts off.</summary>
    /// <param name="status">Why.</param>
    /// <param name="draining">The running <see cref="DrainAsync"/>, which ends with the client's half of the handshake.</param>
    public async Task CloseAsync(WebSocketCloseStatus status, Task draining)
    {
        try
        {
            using var limit = new CancellationTokenSource(StreamTiming.Close, clock);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, statusDescription: null, limit.Token);
            await draining.WaitAsync(StreamTiming.Close, clock);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or TimeoutException)
        {
            socket.Abort();
            await draining;
        }
    }
}
