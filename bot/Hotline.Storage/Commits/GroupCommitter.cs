using System.Threading.Channels;
using Hotline.Channels;
using Hotline.Storage.Changes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Commits;

/// <summary>
/// The one writer of this process, but for turns on PostgreSQL. Whatever is ready is written in one transaction and made durable once; on SQLite the next group is
/// written meanwhile, and while that waits the one after it gathers. Nobody is told before it is durable.
/// </summary>
internal sealed class GroupCommitter : IHostedService, IDisposable
{
    /// <summary>Bounds one transaction, so that a burst does not make the first of it wait for the last.</summary>
    private const int LargestGroup = 256;

    /// <summary>Beyond this many waiting writes callers wait for a place: memory stays bounded when the disk stalls.</summary>
    private const int Capacity = 8_192;

    private readonly Channel<IWrite> queue = Channel.CreateBounded<IWrite>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly DatabaseConnections connections;
    private readonly GroupAttempts attempts;
    private readonly IGroupDurability durability;
    private readonly Thread thread;
    private readonly ChangeRecording recording;
    private DatabaseWriters? writers;

    public GroupCommitter(DatabaseConnections connections, IGroupDurability durability, ChangeRecording recording, ILogger<GroupCommitter> logger)
    {
        this.recording = recording;
        this.connections = connections;
        this.durability = durability;
        attempts = new(connections, logger);
        // A thread of its own: behind a busy pool's queue it would come last, and every turn waits for it.
        thread = new Thread(Run) { IsBackground = true, Name = "commit" };
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return Task.Run(thread.Join, cancellationToken).WaitAsync(cancellationToken);
    }

    public void Dispose() => queue.Writer.TryComplete();

    /// <summary>Queues a write and completes when its group is durable.</summary>
    /// <exception cref="InboxUnavailableException">The group could not be written, or the service is stopping.</exception>
    public async Task<T> WriteAsync<T>(Func<DatabaseWriters, T> write, CancellationToken cancellationToken)
    {
        var item = new Write<T>(write);
        await EnqueueAsync(item, cancellationToken);
        return await item.Done;
    }

    /// <summary>Queues a write whose outcome nobody waits for. Where the queue is full it is dropped: only for marks that recovery replaces.</summary>
    public void Post(Action<DatabaseWriters> write) => queue.Writer.TryWrite(new Write<bool>(w =>
    {
        write(w);
        return true;
    }));

    private async ValueTask EnqueueAsync(IWrite item, CancellationToken cancellationToken)
    {
        try
        {
            await queue.Writer.WriteAsync(item, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new InboxUnavailableException("The service is stopping.", e);
        }
    }

    private void Run()
    {
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var group = new List<IWrite>();
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var item))
                group.Add(item);
            attempts.Commit(group, TryCommit);
        }

        CloseWriters();
    }

    /// <summary>Commits the group and passes it on to be made durable; returns what went wrong, with nothing written and nobody told.</summary>
    private Exception? TryCommit(IReadOnlyList<IWrite> group)
    {
        try
        {
            writers ??= new DatabaseWriters(connections.OpenForWriting(), recording);
            writers.Connection.Begin();
            foreach (var item in group)
                item.Execute(writers);
            writers.Changes.Flush();
            writers.Connection.Commit();
        }
        catch (Exception e)
        {
            // Closing the connection rolls the transaction back, whatever state it is in.
            CloseWriters();
            return e;
        }

        durability.Add(group, writers.Connection);
        return null;
    }

    private void CloseWriters()
    {
        durability.Drain();
        writers?.Dispose();
        writers = null;
    }

    private sealed class Write<T>(Func<DatabaseWriters, T> write) : IWrite
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Done => done.Task;

        public void Execute(DatabaseWriters writers) => result = write(writers);

        public void Complete() => done.TrySetResult(result!);

        public void Fail(Exception exception) => done.TrySetException(exception);
    }
}

/// <summary>A write on its way to the disk.</summary>
internal interface IWrite : IAwaitedWrite
{
    /// <summary>Writes inside the group's transaction.</summary>
    void Execute(DatabaseWriters writers);
}
