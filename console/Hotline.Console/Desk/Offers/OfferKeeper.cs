using Hotline.Bot.Handoff;
using Hotline.Bot.Nodes;
using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Desk.Offers;

/// <summary>Offers waiting conversations to operators, and on when one does not take them in time. One node does so for all.</summary>
internal sealed partial class OfferKeeper(
    IDeskReader desk, IStaffAccounts accounts, SharedOffers offers, Presence presence, INodes nodes, LiveHub hub, IOptions<ConsoleOptions> options, TimeProvider time,
    ILogger<OfferKeeper> logger) : BackgroundService
{
    /// <summary>Offers are looked at this often, and whenever the queue changes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>More than all operators can take at once.</summary>
    private const int MostOffered = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var queue = hub.Open(new() { Queue = true });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queue.WaitAsync(Pause, stoppingToken);
                if (nodes.IsFirst)
                    await OfferAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(logger, e);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        var waiting = await desk.CountWaitingAsync(cancellationToken) == 0 ? [] : await desk.WaitingAsync(MostOffered, cancellationToken);
        var there = waiting.Count == 0 ? new Dictionary<string, long>() : await presence.AtDeskAsync(cancellationToken);
        var operators = there.Count == 0 ? [] : await OperatorsAsync(there, cancellationToken);
        var round = await offers.ChangeAsync(book =>
        {
            var made = book.Refresh(waiting, operators, time.GetUtcNow(), TimeSpan.FromSeconds(options.Value.OfferSeconds));
            return (made, made.IsChanged);
        }, cancellationToken);
        foreach (var missed in round.Missed)
        {
            // Whoever does not see an offer would not see the next one either; the resident behind it would wait once more.
            await presence.SetAsync(missed, Availability.Busy, AwayReasons.Missed, cancellationToken);
            LogMissed(logger, missed);
        }
    }

    private async Task<IReadOnlyList<FreeOperator>> OperatorsAsync(IReadOnlyDictionary<string, long> there, CancellationToken cancellationToken)
    {
        var claimed = (await desk.ClaimedAsync(null, cancellationToken)).ToLookup(e => e.AccountId!);
        return
        [
            .. (await accounts.ListAsync(cancellationToken)).Where(a => there.ContainsKey(a.Id) && !a.IsClosed && a.Role.Has(Right.Operate)).Select(a => new FreeOperator(
                a.Id, a.Skills, a.Capacity, claimed[a.Id].Count(), claimed[a.Id].Any(OfferRules.IsCall), a.PhoneNumber is not null, there[a.Id],
                TakesOffers: a.Role == StaffRole.Operator)),
        ];
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Account {AccountId} did not take an offered conversation in time and counts as busy.")]
    private static partial void LogMissed(ILogger logger, string accountId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Conversations could not be offered; it will be tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
