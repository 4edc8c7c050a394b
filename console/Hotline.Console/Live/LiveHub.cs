using System.Collections.Concurrent;
using Hotline.Bot.Turns;

namespace Hotline.Console.Live;

/// <summary>Wakes the streams of open pages that a commit of this or another node concerns.</summary>
internal sealed class LiveHub : IDisposable
{
    private static readonly Touched Queue = new(ChangeKind.Queue, "");

    private readonly ConcurrentDictionary<LiveSignal, byte> open = new();
    private readonly ICommitFeed feed;
    private readonly IDisposable subscription;

    public LiveHub(ICommitFeed feed)
    {
        this.feed = feed;
        subscription = feed.Subscribe(OnCommitted);
    }

    /// <summary>Open streams.</summary>
    public int Count => open.Count;

    /// <summary>A signal for a page; dispose it when the page is closed.</summary>
    public LiveSignal Open(Topics topics)
    {
        var signal = new LiveSignal(topics, s => open.TryRemove(s, out _));
        open.TryAdd(signal, 0);
        return signal;
    }

    /// <summary>Wakes every page that shows the queue, on whichever node: somebody came or went.</summary>
    public void RaiseQueue() => feed.Raise(new([Queue], isFromElsewhere: false));

    public void Dispose() => subscription.Dispose();

    private void OnCommitted(CommitNews news)
    {
        if (open.IsEmpty)
            return;
        var touched = news.Touched;
        foreach (var (signal, _) in open)
        {
            if (signal.Topics.Concern(touched))
                signal.Raise();
        }
    }
}

/// <summary>Set when something that a page shows has changed; several changes while nobody looks are one.</summary>
internal sealed class LiveSignal(Topics topics, Action<LiveSignal> onClosed) : IDisposable
{
    private readonly SemaphoreSlim changed = new(0, 1);

    public Topics Topics => topics;

    public void Raise()
    {
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

    public void Dispose()
    {
        onClosed(this);
        changed.Dispose();
    }
}
