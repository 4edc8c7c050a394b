using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Hotline.Storage.Commits;

/// <summary>
/// Gathers the marks of replies that went out in their HTTP response, and writes them together: a mark of its own for each would cost
/// as much as the turn. A mark lost in a crash costs a reply heard twice, so they wait only a moment.
/// </summary>
internal sealed class DeliveredMarks : IHostedService, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<long> marks = new();
    private readonly GroupCommitter committer;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private int isArmed;

    public DeliveredMarks(GroupCommitter committer, TimeProvider time)
    {
        this.committer = committer;
        this.time = time;
        timer = time.CreateTimer(_ => Write(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Marks the replies of this inbox row as handed over.</summary>
    public void Add(long handoverId)
    {
        marks.Enqueue(handoverId);
        if (Interlocked.Exchange(ref isArmed, 1) == 0)
            timer.Change(Moment, Timeout.InfiniteTimeSpan);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Write();
        return Task.CompletedTask;
    }

    public void Dispose() => timer.Dispose();

    private void Write()
    {
        Volatile.Write(ref isArmed, 0);
        var ids = new List<long>();
        while (marks.TryDequeue(out var id))
            ids.Add(id);
        var now = time.GetUtcNow();
        if (ids.Count > 0)
            committer.Post(w => ids.ForEach(id => w.Mail.MarkDelivered(id, now)));
    }
}
