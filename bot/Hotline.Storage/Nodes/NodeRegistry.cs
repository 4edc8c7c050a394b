using System.Data.Common;
using Hotline.Bot.Nodes;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Nodes;

/// <summary>
/// This node's row among those of the others. It beats by the database's clock, so that nobody is taken for gone because clocks differ.
/// On the embedded database there is one node and nothing to write.
/// </summary>
internal sealed partial class NodeRegistry(
    DatabaseConnections connections, IOptions<StorageOptions> storage, IOptions<NodeOptions> node, NodeTraits traits, ICommitFeed feed, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<NodeRegistry> logger) : BackgroundService, INodes, INodeList
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Beats that may fail before a node counts as gone.</summary>
    private const int BeatsMissed = 5;

    /// <summary>Whoever has our name and does not beat for so long while we watch was killed.</summary>
    private static readonly TimeSpan Watched = 3 * Beat;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>What is said many times in a moment is written once.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private static readonly Touched Presence = new(ChangeKind.Presence, "");

    private readonly NodeTable table = new(connections, Beat * BeatsMissed);
    private readonly string instance = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim woken = new(0, 1);
    private volatile Func<string> saying = () => "";
    private volatile IReadOnlyList<NodeSeen> others = [];
    private string said = "";

    /// <inheritdoc/>
    public bool IsFirst => others.All(o => string.CompareOrdinal(o.Name, node.Value.Name) > 0);

    /// <inheritdoc/>
    public IReadOnlyList<string> SaidByOthers => [.. others.Select(o => o.Said)];

    /// <inheritdoc/>
    public IReadOnlyList<NodeSeen> Others => others;

    private bool HasOthers => storage.Value.UsesPostgreSql;

    /// <inheritdoc/>
    public void Say(Func<string> text)
    {
        saying = text;
        SayNow();
    }

    /// <inheritdoc/>
    public void SayNow()
    {
        try
        {
            if (woken.CurrentCount == 0)
                woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken twice at once.
        }
    }

    /// <summary>Takes this node's name.</summary>
    /// <exception cref="StorageUnusableException">A node that runs has it.</exception>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        if (!HasOthers)
            return;
        await table.ForgetAsync(Forgotten, cancellationToken);
        var (began, first) = (time.GetTimestamp(), await table.FindAsync(node.Value.Name, cancellationToken));
        // A node that was killed left its row behind; one that runs beats while we look.
        while (first is { IsGone: false } && time.GetElapsedTime(began) < Watched)
        {
            var found = await table.FindAsync(node.Value.Name, cancellationToken);
            if (found is null)
                break;
            if (found.Value.SeenAt != first.Value.SeenAt)
                throw new StorageUnusableException($"Node:Name = '{node.Value.Name}' is the name of another node that runs on this database. Give each node a name of its own.");
            await Task.Delay(LookAgain, time, cancellationToken);
        }

        if (!await table.TakeAsync(Row(), first?.SeenAt, cancellationToken))
            throw new StorageUnusableException($"Node:Name = '{node.Value.Name}' was taken by another node at the same moment. Give each node a name of its own.");
        await LookAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            if (HasOthers)
                await table.LeaveAsync(instance, cancellationToken);
        }
        catch (Exception e) when (e is DbException or InboxUnavailableException)
        {
            LogFailed(logger, e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        woken.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!HasOthers)
            return;
        using var subscription = feed.Subscribe(OnNews);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await woken.WaitAsync(Beat, stoppingToken))
                    await Task.Delay(Burst, time, stoppingToken);
                if (!await BeatOnceAsync(stoppingToken))
                    return;
            }
            catch (Exception e) when (e is DbException or InboxUnavailableException)
            {
                LogFailed(logger, e);
            }
        }
    }

    /// <summary>False where this node's name is another's by now.</summary>
    private async Task<bool> BeatOnceAsync(CancellationToken cancellationToken)
    {
        var row = Row();
        if (!await table.BeatAsync(row, cancellationToken) && !await table.TakeAsync(row, before: null, cancellationToken))
        {
            LogNameLost(logger, node.Value.Name);
            lifetime.StopApplication();
            return false;
        }

        var before = others.Select(o => (o.Name, o.Said)).ToHashSet();
        await LookAsync(cancellationToken);
        var isMine = row.Said != said;
        said = row.Said;
        if (isMine || !before.SetEquals(others.Select(o => (o.Name, o.Said))))
            feed.Raise(new CommitNews([Presence], isFromElsewhere: !isMine));
        return true;
    }

    private async Task LookAsync(CancellationToken cancellationToken) => others = await table.OthersAsync(instance, cancellationToken);

    /// <summary>Another node says something else than before.</summary>
    private void OnNews(CommitNews news)
    {
        if (news.IsFromElsewhere && news.Touched.Contains(Presence))
            SayNow();
    }

    private NodeSaying Row() => new(node.Value.Name, instance, traits.Version, traits.UsesRedis, saying());

    [LoggerMessage(EventId = 1, Level = LogLevel.Critical, Message = "Node:Name = '{Name}' is another node's by now, which took this one for gone: this one stops. Start it again; give each node a name of its own.")]
    private static partial void LogNameLost(ILogger logger, string name);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "This node could not say that it is there; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
