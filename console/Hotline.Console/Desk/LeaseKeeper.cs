using Hotline.Bot.Handoff;
using Hotline.Console.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Desk;

/// <summary>Keeps the claims of operators who are there, and returns the conversations of those who are not to their place in the queue.</summary>
internal sealed partial class LeaseKeeper(
    IDeskReader reader, IOperatorDesk desk, Presence presence, IOptions<ConsoleOptions> options, TimeProvider time, ILogger<LeaseKeeper> logger)
    : BackgroundService
{
    private const string Lost = "lost";

    /// <summary>Renewals in the time of a lease: one may fail without harm.</summary>
    private const int RenewalsPerLease = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lease = TimeSpan.FromSeconds(options.Value.ReturnAfterSeconds);
        using var timer = new PeriodicTimer(lease / RenewalsPerLease, time);
        var isResumed = false;
        do
        {
            try
            {
                if (isResumed)
                    await KeepAsync(lease, stoppingToken);
                else
                    await ResumeAsync(lease, stoppingToken);
                isResumed = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // After a restart nobody is connected yet: everybody has the time of a lease to come back.
    private async Task ResumeAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        var loads = await reader.LoadsAsync(cancellationToken);
        await reader.RenewAsync([.. loads.Keys], time.GetUtcNow() + lease, cancellationToken);
    }

    private async Task KeepAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        var loads = await reader.LoadsAsync(cancellationToken);
        var alive = presence.AliveHere().ToHashSet();
        string[] keep = [.. loads.Keys.Where(alive.Contains)];
        var now = time.GetUtcNow();
        if (keep.Length > 0)
            await reader.RenewAsync(keep, now + lease, cancellationToken);
        foreach (var entry in await reader.ExpiredAsync(now, cancellationToken))
        {
            await desk.ReturnAsync(entry.Reference.Key, entry.AccountId!, Lost, cancellationToken);
            LogReturned(logger, entry.Reference.ChannelId, entry.AccountId!);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A conversation on {Channel} returned to the queue: account {AccountId} shows no sign of life.")]
    private static partial void LogReturned(ILogger logger, string channel, string accountId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Claims could not be kept; it will be tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
