using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Hotline.Channels.WebChat.DirectLine;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat.Streams;

/// <summary>
/// One client's stream: text frames with what is new in the log. Nothing is queued for it: it reads the log from its own place as
/// fast as the client takes frames, so a slow client costs no memory and misses nothing.
/// </summary>
internal sealed class ConversationStream(
    ClientSocket socket, IConversationLog log, IConversationSigns signs, string conversationId, long after, string baseUrl) : IDisposable
{
    private readonly ConversationKey key = Routes.Key(conversationId);
    private readonly CancellationTokenSource givingWay = new();

    // One signal is enough, however much happened: whoever wakes up reads all that is new.
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private long place = after;
    private int isDeskWriting;

    /// <summary>Serves the client until one side ends it.</summary>
    public async Task RunAsync(TimeProvider clock, ILogger logger, CancellationToken stopping)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping, givingWay.Token);
        using var subscription = log.Subscribe(key, Wake);
        using var writing = signs.OnDeskWriting(key, () =>
        {
            Volatile.Write(ref isDeskWriting, 1);
            Wake();
        });
        // Whoever comes back with a watermark has what stands before it.
        signs.Reach(key, place);
        await using var timer = clock.CreateTimer(_ => Wake(), null, StreamTiming.Idle, StreamTiming.Idle);
        var draining = DrainAsync(leaving);
        var status = await SendAllAsync(clock, logger, leaving.Token);
        if (givingWay.IsCancellationRequested)
            status = WebSocketCloseStatus.PolicyViolation;
        else if (stopping.IsCancellationRequested)
            status = WebSocketCloseStatus.EndpointUnavailable;
        await socket.CloseAsync(status, draining);
    }

    /// <summary>Ends the stream, because newer ones took its place.</summary>
    public void GiveWay() => _ = givingWay.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => givingWay.Dispose();

    private void Wake() => wake.Writer.TryWrite(true);

    private async Task DrainAsync(CancellationTokenSource leaving)
    {
        await socket.DrainAsync();
        await leaving.CancelAsync();
    }

    private async Task<WebSocketCloseStatus> SendAllAsync(TimeProvider clock, ILogger logger, CancellationToken leaving)
    {
        try
        {
            await SendNewAsync(leaving);
            while (await wake.Reader.WaitToReadAsync(leaving))
            {
                wake.Reader.TryRead(out _);
                var isWriting = Interlocked.Exchange(ref isDeskWriting, 0) == 1;
                // What was being written has come.
                if (await SendNewAsync(leaving))
                    continue;
                if (isWriting)
                    await SendAsync(ActivitySets.Writing(place, conversationId, clock.GetUtcNow()));
                else
                    await socket.SendAsync(ReadOnlyMemory<byte>.Empty);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // One side leaves.
        }
        catch (Exception exception)
        {
            logger.StreamFailed(conversationId, exception);
            return WebSocketCloseStatus.InternalServerError;
        }

        return WebSocketCloseStatus.NormalClosure;
    }

    /// <summary>Sends what was committed since; false where none of it is for the client.</summary>
    private async Task<bool> SendNewAsync(CancellationToken leaving)
    {
        var hasSent = false;
        while (await log.ReadAsync(key, place, ActivitySets.PageSize, leaving) is { Count: > 0 } logged)
        {
            var set = ActivitySets.From(logged, place, conversationId, baseUrl);
            place = logged[^1].Sequence;
            if (set.Activities.Count > 0)
            {
                await SendAsync(set);
                hasSent = true;
            }

            if (ActivitySets.LastSpoken(logged) is { } reached)
                signs.Reach(key, reached);

            if (logged.Count < ActivitySets.PageSize)
                break;
        }

        return hasSent;
    }

    private Task SendAsync(ActivitySet set) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJsonContext.Wire.ActivitySet));
}
