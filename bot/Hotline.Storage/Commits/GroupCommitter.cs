using System.Threading.Channels;
using Hotline.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Commits;

/// <summary>
/// The one writer of the SQLite database. Whatever is ready when the disk is free is written in one transaction, so
/// durability costs one sync for many turns; while it syncs, the next group gathers.
/// </summary>
internal sealed partial class GroupCommitter(DatabaseConnections connections, ILogger<GroupCommitter> logger) : IHostedService, IDisposable
{
    /// <summary>Bounds one transaction, so that a burst does not make the first of it wait for the last.</summary>
    private const int LargestGroup = 256;

    /// <summary>Beyond this many waiting writes callers wait for a place: memory stays bounded when the disk stalls.</summary>
    private const int Capacity = 8_192;

    private readonly Channel<IWrite> queue = Channel.CreateBounded<IWrite>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private Task loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await loop.WaitAsync(cancellationToken);
    }

    public void Dispose() => queue.Writer.TryComplete();

    /// <summary>Queues a write and completes when its group is on disk.</summary>
    /// <exception cref="InboxUnavailableException">The group could not be written, or the service is stopping.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteWriters, T> write, CancellationToken cancellationToken)
    {
        var item = new Write<T>(write);
        await EnqueueAsync(item, cancellationToken);
        return await item.Done;
    }

    /// <summary>Queues a write whose outcome nobody waits for. Where the queue is full it is dropped: only for marks that recovery replaces.</summary>
    public void Post(Action<SqliteWriters> write) => queue.Writer.TryWrite(new Write<bool>(w =>
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

    private async Task RunAsync()
    {
        var group = new List<IWrite>(LargestGroup);
        SqliteWriters? writers = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var item))
                group.Add(item);
            writers = CommitGroup(group, writers);
            group.Clear();
        }

        writers?.Dispose();
    }

    private SqliteWriters? CommitGroup(List<IWrite> group, SqliteWriters? writers)
    {
        if (TryCommit(group, ref writers) is not { } fault)
            return writers;
        // One write that the database refuses must not take the others of its group with it.
        foreach (var item in group)
        {
            var alone = group.Count == 1 ? fault : TryCommit([item], ref writers);
            if (alone is null)
                continue;
            LogWriteFailed(logger, alone);
            item.Fail(new InboxUnavailableException("The database took nothing.", alone));
        }

        return writers;
    }

    /// <summary>Commits and completes the group; returns what went wrong, with nothing written and nobody told.</summary>
    private Exception? TryCommit(List<IWrite> group, ref SqliteWriters? writers)
    {
        try
        {
            writers ??= new SqliteWriters(connections.OpenForWriting());
            writers.Begin();
            foreach (var item in group)
                item.Execute(writers);
            writers.Commit();
        }
        catch (Exception e)
        {
            // Closing the connection rolls the transaction back, whatever state it is in.
            writers?.Dispose();
            writers = null;
            return e;
        }

        foreach (var item in group)
            item.Complete();
        return null;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A write was not committed; its caller was told.")]
    private static partial void LogWriteFailed(ILogger logger, Exception exception);

    private interface IWrite
    {
        void Execute(SqliteWriters writers);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Write<T>(Func<SqliteWriters, T> write) : IWrite
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Done => done.Task;

        public void Execute(SqliteWriters writers) => result = write(writers);

        public void Complete() => done.TrySetResult(result!);

        public void Fail(Exception exception) => done.TrySetException(exception);
    }
}
