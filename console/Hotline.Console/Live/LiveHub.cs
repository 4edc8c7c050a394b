using System.Collections.Concurrent;
using Hotline.Bot.Turns;

namespace Hotline.Console.Live;

/// <summary>Wakes the streams of open pages that a commit of this or another node concerns.</summary>
internal sealed class LiveHub : IDisposable
{
    private static readonly Touched Queue = new(ChangeKind.Queue, "");

    /// <summary>
    /// Every desk shows the queue, and in a busy hour it changes with every message. Desks are woken for it all together, at most this often,
    /// so that what they show can be read once for all of them.
    /// </summary>
    private static readonly TimeSpan QueuePace = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Streams that read and render at once; the others wait, in order. One change may wake hundreds, and each would take a connection of the
    /// database's pool, which the turns and whoever signs in need too. More than twice the cores would not be done sooner.
    /// </summary>
    internal static readonly int MostAtOnce = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>
    /// As many for the queue alone, beside those: it wakes every desk, and what a resident has just written would wait behind them all. They read it
    /// once for all of them, so that a few are soon done.
    /// </summary>
    internal static readonly int MostForQueue = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrentDictionary<LiveSignal, byte> open = new();
    private readonly SemaphoreSlim places = new(MostAtOnce);
    private readonly SemaphoreSlim placesForQueue = new(MostForQueue);
    private readonly ICommitFeed feed;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private readonly ITimer pacer;
    private long queueToldAt;
    private int isQueueDue;
    private long queueVersion;

    public LiveHub(ICommitFeed feed, TimeProvider time)
    {
        (this.feed, this.time) = (feed, time);
        pacer = time.CreateTimer(_ => TellQueue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        subscription = feed.Subscribe(OnCommitted);
    }

    /// <summary>Open streams.</summary>
    public int Count => open.Count;

    /// <summary>Grows whenever desks are woken for the queue: what was read of it under an earlier number may be out of date.</summary>
    public long QueueVersion => Volatile.Read(ref queueVersion);

    /// <summary>A signal for a page; dispose it when the page is closed.</summary>
    public LiveSignal Open(Topics topics)
    {
        var signal = new LiveSignal(topics, s => open.TryRemove(s, out _));
        open.TryAdd(signal, 0);
        return signal;
    }

    /// <summary>Waits for a place among the streams that read and render such a change now; dispose what it returns to let the next one in.</summary>
    public async ValueTask<IDisposable> EnterAsync(LiveChange change, CancellationToken cancellationToken)
    {
        var door = change == LiveChange.Queue ? placesForQueue : places;
        await door.WaitAsync(cancellationToken);
        return new Place(door);
    }

    /// <summary>Wakes every page that shows the queue, on whichever node: somebody came or went.</summary>
    public void RaiseQueue() => feed.Raise(new([Queue], isFromElsewhere: false));

    public void Dispose()
    {
        subscription.Dispose();
        pacer.Dispose();
        places.Dispose();
        placesForQueue.Dispose();
    }

    private void OnCommitted(CommitNews news)
    {
        if (open.IsEmpty)
            return;
        var touched = news.Touched;
        foreach (var (signal, _) in open)
        {
            if (signal.Topics.Concern(touched))
                signal.Raise(LiveChange.Page);
        }

        if (Topics.TouchQueue(touched) && Interlocked.Exchange(ref isQueueDue, 1) == 0)
        {
            var since = time.GetElapsedTime(Volatile.Read(ref queueToldAt));
            pacer.Change(since >= QueuePace ? TimeSpan.Zero : QueuePace - since, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }

    private void TellQueue()
    {
        Volatile.Write(ref queueToldAt, time.GetTimestamp());
        // From here on another change asks for another round.
        Interlocked.Exchange(ref isQueueDue, 0);
        Interlocked.Increment(ref queueVersion);
        foreach (var (signal, _) in open)
        {
            if (signal.Topics.Queue)
                signal.Raise(LiveChange.Queue);
        }
    }
}

/// <summary>What of a page may look different now.</summary>
[Flags]
internal enum LiveChange
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>What the page is about: its conversation, its tickets.</summary>
    Page = 1,
    /// <summary>The operators' queue.</summary>
    Queue = 2,
    /// <summary>Everything: the page is new, or it has been a while.</summary>
    All = Page | Queue,
}

/// <summary>Set when something that a page shows has changed; several changes while nobody looks are one.</summary>
internal sealed class LiveSignal(Topics topics, Action<LiveSignal> onClosed) : IDisposable
{
    private readonly SemaphoreSlim changed = new(0, 1);
    private int changes;

    public Topics Topics => topics;

    public void Raise(LiveChange change)
    {
        Interlocked.Or(ref changes, (int)change);
        try
        {
            if (changed.CurrentCount == 0)
                changed.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Raised twice at once, or closed at this moment: either way there is nobody left to wake.
        }
    }

    /// <summary>Completes at a change, or after <paramref name="atMost"/>.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => changed.WaitAsync(atMost, cancellationToken);

    /// <summary>What has changed since it was last asked.</summary>
    public LiveChange Take() => (LiveChange)Interlocked.Exchange(ref changes, 0);

    public void Dispose()
    {
        onClosed(this);
        changed.Dispose();
    }
}
