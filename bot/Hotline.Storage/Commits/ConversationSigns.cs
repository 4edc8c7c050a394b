using System.Collections.Concurrent;
using System.Globalization;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Storage.Commits;

/// <inheritdoc cref="IConversationSigns"/>
internal sealed class ConversationSigns : IConversationSigns, IDisposable
{
    /// <summary>Conversations whose signs are kept at least; twice as many at most.</summary>
    private const int Kept = 5_000;

    private readonly ICommitFeed feed;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private readonly ConcurrentDictionary<ConversationKey, Action> listeners = new();
    private ConcurrentDictionary<ConversationKey, Signs> newer = new();
    private ConcurrentDictionary<ConversationKey, Signs> older = new();

    public ConversationSigns(ICommitFeed feed, TimeProvider time)
    {
        (this.feed, this.time) = (feed, time);
        subscription = feed.Subscribe(Take);
    }

    public void Write(ConversationKey conversation, ConversationSide side) => feed.Raise(new([Touched.OfSign(conversation, side.ToString())], isFromElsewhere: false));

    public void Reach(ConversationKey conversation, long sequence)
    {
        if (sequence > ReachedBy(conversation))
            feed.Raise(new([Touched.OfSign(conversation, sequence.ToString(CultureInfo.InvariantCulture))], isFromElsewhere: false));
    }

    public DateTimeOffset? WritingAt(ConversationKey conversation, ConversationSide side)
        => Find(conversation)?.WroteAt(side) is { } at && time.GetUtcNow() - at < IConversationSigns.WritingHolds ? at : null;

    public long ReachedBy(ConversationKey conversation) => Find(conversation)?.Reached ?? 0;

    public IDisposable OnDeskWriting(ConversationKey conversation, Action onWriting)
    {
        listeners.AddOrUpdate(conversation, onWriting, (_, others) => others + onWriting);
        return new Listener(this, conversation, onWriting);
    }

    public void Dispose() => subscription.Dispose();

    private void Take(CommitNews news)
    {
        // A turn gives no signs, and naming what it touched has its price.
        if (news.Commit is not null)
            return;
        foreach (var touched in news.Touched)
        {
            if (touched.Sign is { } sign)
                Take(sign.Conversation, sign.Sign);
        }
    }

    private void Take(ConversationKey conversation, string sign)
    {
        var signs = Keep(conversation);
        if (long.TryParse(sign, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            signs.Reach(sequence);
        else if (Enum.TryParse<ConversationSide>(sign, out var side))
            signs.Write(side, time.GetUtcNow());
        if (sign == nameof(ConversationSide.Desk) && listeners.TryGetValue(conversation, out var onWriting))
            onWriting();
    }

    private Signs? Find(ConversationKey conversation)
        => newer.TryGetValue(conversation, out var signs) || older.TryGetValue(conversation, out signs) ? signs : null;

    private Signs Keep(ConversationKey conversation)
    {
        if (newer.Count >= Kept)
            (older, newer) = (newer, new());
        return newer.GetOrAdd(conversation, key => older.TryGetValue(key, out var known) ? known : new());
    }

    private void Remove(ConversationKey conversation, Action onWriting)
    {
        while (listeners.TryGetValue(conversation, out var all))
        {
            var isDone = all - onWriting is { } rest
                ? listeners.TryUpdate(conversation, rest, all)
                : listeners.TryRemove(KeyValuePair.Create(conversation, all));
            if (isDone)
                return;
        }
    }

    private sealed class Signs
    {
        private long resident, desk, reached;

        public long Reached => Volatile.Read(ref reached);

        public DateTimeOffset? WroteAt(ConversationSide side)
            => Volatile.Read(ref side == ConversationSide.Resident ? ref resident : ref desk) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

        public void Write(ConversationSide side, DateTimeOffset at)
            => Volatile.Write(ref side == ConversationSide.Resident ? ref resident : ref desk, at.ToUnixTimeMilliseconds());

        public void Reach(long sequence)
        {
            for (var known = Reached; sequence > known; known = Reached)
            {
                if (Interlocked.CompareExchange(ref reached, sequence, known) == known)
                    return;
            }
        }
    }

    private sealed class Listener(ConversationSigns signs, ConversationKey conversation, Action onWriting) : IDisposable
    {
        public void Dispose() => signs.Remove(conversation, onWriting);
    }
}
