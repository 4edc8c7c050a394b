using System.Collections.Concurrent;
using Hotline.Channels;
using Hotline.Storage.Commits;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// Makes committed groups durable: syncs the write-ahead log after each, as SQLite does with <c>synchronous = FULL</c>, but beside the
/// next group's writing. A group is told only after a sync that began when it was wholly in the log.
/// </summary>
internal sealed partial class WalSync : IDisposable
{
    private readonly BlockingCollection<Group> waiting = new();

    /// <summary>
    /// One group at a time: more under way would only make the groups smaller, and a small group costs the disk as much as a large one.
    /// An event of the kernel, because a sync takes milliseconds, through which a semaphore would spin in vain.
    /// </summary>
    private readonly AutoResetEvent room = new(initialState: true);
    private readonly IHostApplicationLifetime lifetime;
    private readonly ILogger<WalSync> logger;
    private readonly Thread thread;
    private Exception? broken;

    public WalSync(IHostApplicationLifetime lifetime, ILogger<WalSync> logger)
    {
        this.lifetime = lifetime;
        this.logger = logger;
        thread = new Thread(Run) { IsBackground = true, Name = "sync" };
        thread.Start();
    }

    /// <summary>Takes a group that SQLite has committed; waits until the one before it is synced.</summary>
    /// <param name="writes">Told once the sync is done.</param>
    /// <param name="wal">The write-ahead log they are in.</param>
    public void Add(IReadOnlyList<IWrite> writes, SafeFileHandle wal)
    {
        room.WaitOne();
        waiting.Add(new(writes, wal, null));
    }

    /// <summary>Returns when everything added before is synced.</summary>
    public void Drain()
    {
        using var drained = new ManualResetEventSlim();
        waiting.Add(new([], null, drained));
        drained.Wait();
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
        room.Dispose();
    }

    private void Run()
    {
        foreach (var group in waiting.GetConsumingEnumerable())
        {
            if (group.Wal is { } wal)
            {
                Sync(wal);
                room.Set();
            }

            foreach (var write in group.Writes)
            {
                if (broken is null)
                    write.Complete();
                else
                    write.Fail(new InboxUnavailableException("The disk did not take it.", broken));
            }

            group.Drained?.Set();
        }
    }

    private void Sync(SafeFileHandle wal)
    {
        if (broken is not null)
            return;
        try
        {
            RandomAccess.FlushToDisk(wal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // After a failed sync nobody knows what is on disk, and a second one may falsely succeed: only a new start that reads the disk does.
            broken = e;
            LogBroken(logger, e);
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Critical, Message = "The disk refused to sync; nothing more is accepted and the service stops, to start again from what is on disk.")]
    private static partial void LogBroken(ILogger logger, Exception exception);

    private sealed record Group(IReadOnlyList<IWrite> Writes, SafeFileHandle? Wal, ManualResetEventSlim? Drained);
}
