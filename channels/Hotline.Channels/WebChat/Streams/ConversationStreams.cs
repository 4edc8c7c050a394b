using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat.Streams;

/// <summary>
/// The open streams of all conversations. A conversation may have several (a resident's phone and computer, two tabs); beyond
/// <see cref="MaxPerConversation"/> the oldest is closed.
/// </summary>
internal sealed class ConversationStreams(IConversationLog log, IConversationSigns signs, TimeProvider clock, ILogger<ConversationStreams> logger)
{
    /// <summary>Most streams of one conversation on this node.</summary>
    public const int MaxPerConversation = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<ConversationStream>> open = [];

    /// <summary>Serves a stream until the client leaves, a newer one takes its place, or <paramref name="stopping"/> is cancelled.</summary>
    public async Task ServeAsync(WebSocket socket, string conversationId, long after, string baseUrl, CancellationToken stopping)
    {
        using var stream = new ConversationStream(new(socket, conversationId, clock, logger), log, signs, conversationId, after, baseUrl);
        Add(conversationId, stream);
        try
        {
            await stream.RunAsync(clock, logger, stopping);
        }
        finally
        {
            Remove(conversationId, stream);
        }
    }

    private void Add(string conversationId, ConversationStream stream)
    {
        ConversationStream? oldest = null;
        lock (gate)
        {
            if (!open.TryGetValue(conversationId, out var streams))
                open[conversationId] = streams = [];
            if (streams.Count == MaxPerConversation)
            {
                oldest = streams[0];
                streams.RemoveAt(0);
            }

            streams.Add(stream);
            // Inside the lock, because a stream that has been removed may already be disposed.
            oldest?.GiveWay();
        }
    }

    private void Remove(string conversationId, ConversationStream stream)
    {
        lock (gate)
        {
            if (!open.TryGetValue(conversationId, out var streams))
                return;
            streams.Remove(stream);
            if (streams.Count == 0)
                open.Remove(conversationId);
        }
    }
}
