using Hotline.Bot.Turns;

namespace Hotline.Host.Metrics;

/// <summary>Counts what happens to tickets, as it is committed on this node.</summary>
internal sealed class TicketEventCount(ICommitFeed commits) : IHostedService, IDisposable
{
    private IDisposable? subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = commits.Subscribe(Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => subscription?.Dispose();

    private static void Count(CommitNews news)
    {
        foreach (var happened in (news.Commit?.Tickets ?? []).SelectMany(t => t.Events))
            HotlineMeter.TicketEvents.Add(1, new KeyValuePair<string, object?>("event", happened.GetType().Name));
    }
}
