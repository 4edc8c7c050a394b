using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>A conversation log that lives as long as the process.</summary>
public sealed class InMemoryConversationLog : IConversationLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, List<LoggedActivity>> conversations = [];
    private readonly Dictionary<ConversationKey, List<Action>> subscribers = [];
    private readonly TaskCompletionSource unsubscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True: nothing can be read, as while the database is away.</summary>
    public bool IsUnavailable { get; set; }

    /// <summary>How many subscriptions are open.</summary>
    public int Subscriptions
    {
        get { lock (gate) return subscribers.Values.Sum(actions => actions.Count); }
    }

    /// <summary>Adds committed activities, in order, in one commit.</summary>
    /// <param name="conversation">Where.</param>
    /// <param name="activities">What; ids and timestamps are given where they are missing.</param>
    /// <param name="isAnnounced">False: subscribers are not called, as when a node fails between commit and announcement.</param>
    /// <returns>The activities as they stand in the log.</returns>
    public IReadOnlyList<Activity> Append(ConversationKey conversation, IEnumerable<Activity> activities, bool isAnnounced = true)
    {
        ArgumentNullException.ThrowIfNull(activities);
        List<Activity> added = [];
        Action[] announce;
        lock (gate)
        {
            if (!conversations.TryGetValue(conversation, out var log))
                conversations[conversation] = log = [];
            foreach (var activity in activities)
            {
                var sequence = log.Count + 1;
                var logged = activity with
                {
                    Id = activity.Id ?? $"{conversation.ConversationId}|{sequence:D7}",
                    Timestamp = activity.Timestamp ?? TimeProvider.System.GetUtcNow(),
                };
                log.Add(new(sequence, logged));
                added.Add(logged);
            }

            announce = isAnnounced && subscribers.TryGetValue(conversation, out var actions) ? [.. actions] : [];
        }

        foreach (var action in announce)
            action();
        return added;
    }

    /// <summary>Ends when a subscription has ended, also one that did so before.</summary>
    public Task WhenUnsubscribedAsync(CancellationToken cancellationToken) => unsubscribed.Task.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ThrowIfUnavailable();
            return Task.FromResult(conversations.ContainsKey(conversation));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationKey conversation, long after, int limit, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ThrowIfUnavailable();
            IReadOnlyList<LoggedActivity> found = conversations.TryGetValue(conversation, out var log)
                ? [.. log.Where(logged => logged.Sequence > after).Take(limit)]
                : [];
            return Task.FromResult(found);
        }
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(ConversationKey conversation, Action onCommitted)
    {
        lock (gate)
        {
            if (!subscribers.TryGetValue(conversation, out var actions))
                subscribers[conversation] = actions = [];
            actions.Add(onCommitted);
        }

        return new Subscription(() =>
        {
            lock (gate)
            {
                subscribers[conversation].Remove(onCommitted);
                unsubscribed.TrySetResult();
            }
        });
    }

    private void ThrowIfUnavailable()
    {
        if (IsUnavailable)
            throw new InvalidOperationException("scripted to be away");
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
