using System.Threading.Channels;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Changes;
using Hotline.Storage.Commits;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.PostgreSql;

/// <summary>
/// Commits turns in groups, in two round trips each: one that locks and reads what they were decided on, one that writes and commits.
/// Several groups are under way at the same time, so that the wait for the disk bounds how long a turn takes and not how many there are.
/// </summary>
internal sealed class PostgreSqlTurns : ITurnCommitter, IDisposable
{
    /// <summary>Groups under way at a time: one is written while another waits for the disk. More only make the groups smaller.</summary>
    private const int Lanes = 3;

    /// <summary>Bounds one transaction, so that a burst does not make the first of it wait for the last.</summary>
    private const int LargestGroup = 256;

    /// <summary>Beyond this many waiting turns callers wait for a place: memory stays bounded when the database stalls.</summary>
    private const int Capacity = 8_192;

    private readonly Channel<PendingTurn> queue = Channel.CreateBounded<PendingTurn>(Capacity);
    private readonly PostgreSqlConnections connections;
    private readonly ChangeRecording recording;
    private readonly GroupAttempts attempts;
    private readonly Thread[] lanes;

    public PostgreSqlTurns(PostgreSqlConnections connections, ChangeRecording recording, ILogger<PostgreSqlTurns> logger)
    {
        this.recording = recording;
        this.connections = connections;
        attempts = new(connections, logger);
        // Threads of their own: behind a busy pool's queue they would come last, and every turn waits for them.
        lanes = [.. Enumerable.Range(1, Lanes).Select(lane => new Thread(Run) { IsBackground = true, Name = $"turns {lane}" })];
        foreach (var lane in lanes)
            lane.Start();
    }

    public async Task<CommitOutcome> CommitAsync(TurnRows rows, CancellationToken cancellationToken)
    {
        var turn = new PendingTurn(rows);
        try
        {
            await queue.Writer.WriteAsync(turn, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new InboxUnavailableException("The service is stopping.", e);
        }

        return await turn.Done;
    }

    /// <summary>Commits what waits, and ends.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        foreach (var lane in lanes)
            lane.Join();
    }

    private void Run()
    {
        using var lane = new TurnLane(connections, recording);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var group = new List<PendingTurn>();
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var turn))
                group.Add(turn);
            if (group.Count > 0)
                attempts.Commit(group, lane.TryCommit);
        }
    }
}

/// <summary>A turn on its way to the database.</summary>
internal sealed class PendingTurn(TurnRows rows) : IAwaitedWrite
{
    private readonly TaskCompletionSource<CommitOutcome> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TurnRows Rows => rows;

    /// <summary>What becomes of it, once its group is committed.</summary>
    public CommitOutcome Outcome { get; set; }

    public Task<CommitOutcome> Done => done.Task;

    public void Complete() => done.TrySetResult(Outcome);

    public void Fail(Exception exception) => done.TrySetException(exception);
}
