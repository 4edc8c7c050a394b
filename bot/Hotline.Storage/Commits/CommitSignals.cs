using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Storage.Commits;

/// <summary>Tells those who wait that something was committed: streams of a conversation, the outbox relay, and open pages.</summary>
internal sealed class CommitSignals : ICommitFeed
{
    private readonly ConcurrentDictionary<ConversationKey, Subscription[]> subscriptions = new();
    private TaskCompletionSource outbox = NewSource();
    private TaskCompletionSource deliveries = NewSource();
    private ImmutableArray<Action<CommitNews>> followers = [];

    /// <summary>Completes at the next commit that adds to the outbox; take it before looking for work.</summary>
    public Task OutboxChanged => Volatile.Read(ref outbox).Task;

    /// <summary>Completes at the next commit that departments may have to be told of; take it before looking for work.</summary>
    public Task DeliveriesChanged => Volatile.Read(ref deliveries).Task;

    public void Raise(ConversationKey conversation)
    {
        if (!subscriptions.TryGetValue(conversation, out var listening))
            return;
        foreach (var subscription in listening)
            subscription.OnCommitted();
    }

    public void RaiseOutbox() => Interlocked.Exchange(ref outbox, NewSource()).TrySetResult();

    public void RaiseDeliveries() => Interlocked.Exchange(ref deliveries, NewSource()).TrySetResult();

    public IDisposable Subscribe(ConversationKey conversation, Action onCommitted)
    {
        var subscription = new Subscription(this, conversation, onCommitted);
        subscriptions.AddOrUpdate(conversation, [subscription], (_, all) => [.. all, subscription]);
        return subscription;
    }

    public void RaiseFeed(TurnCommit commit)
    {
        if (!followers.IsEmpty)
            Tell(new(commit));
    }

    /// <inheritdoc/>
    public void Raise(CommitNews news)
    {
        foreach (var touched in news.Touched)
        {
            if (touched.Conversation is { } key)
                Raise(key);
        }

        Tell(news);
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<CommitNews> onCommitted)
    {
        ImmutableInterlocked.Update(ref followers, all => all.Add(onCommitted));
        return new Follower(this, onCommitted);
    }

    private void Tell(CommitNews news)
    {
        foreach (var follower in followers)
            follower(news);
    }

    private void Remove(Subscription subscription)
    {
        var key = subscription.Conversation;
        while (subscriptions.TryGetValue(key, out var all))
        {
            Subscription[] rest = [.. all.Where(s => s != subscription)];
            var done = rest.Length == 0
                ? subscriptions.TryRemove(KeyValuePair.Create(key, all))
                : subscriptions.TryUpdate(key, rest, all);
            if (done)
                return;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Subscription(CommitSignals signals, ConversationKey conversation, Action onCommitted) : IDisposable
    {
        public ConversationKey Conversation => conversation;

        public void OnCommitted() => onCommitted();

        public void Dispose() => signals.Remove(this);
    }

    private sealed class Follower(CommitSignals signals, Action<CommitNews> onCommitted) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref signals.followers, all => all.Remove(onCommitted));
    }
}
