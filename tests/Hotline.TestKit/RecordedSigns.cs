using System.Collections.Concurrent;
using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>Keeps the signs that a channel gives, and passes on those of the desk.</summary>
public sealed class RecordedSigns : IConversationSigns
{
    private readonly ConcurrentQueue<(ConversationKey Conversation, ConversationSide Side)> written = new();
    private readonly ConcurrentDictionary<ConversationKey, long> reached = new();
    private readonly ConcurrentDictionary<ConversationKey, Action> listeners = new();

    /// <summary>Who was said to be writing, in order.</summary>
    public IReadOnlyList<(ConversationKey Conversation, ConversationSide Side)> Written => [.. written];

    /// <inheritdoc/>
    public void Write(ConversationKey conversation, ConversationSide side)
    {
        written.Enqueue((conversation, side));
        if (side == ConversationSide.Desk && listeners.TryGetValue(conversation, out var onWriting))
            onWriting();
    }

    /// <inheritdoc/>
    public void Reach(ConversationKey conversation, long sequence) => reached.AddOrUpdate(conversation, sequence, (_, old) => Math.Max(old, sequence));

    /// <inheritdoc/>
    public DateTimeOffset? WritingAt(ConversationKey conversation, ConversationSide side) => null;

    /// <inheritdoc/>
    public long ReachedBy(ConversationKey conversation) => reached.GetValueOrDefault(conversation);

    /// <inheritdoc/>
    public IDisposable OnDeskWriting(ConversationKey conversation, Action onWriting)
    {
        listeners[conversation] = onWriting;
        return new Ending(() => listeners.TryRemove(conversation, out _));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
