using System.Globalization;
using Hotline.Bot.Claims;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Workers;

/// <summary>Records warnings and breaches of response-time clocks as they fall due; each once, at the clock's own instant.</summary>
internal sealed partial class ClockSweep(
    ITicketReader tickets, IClockSweeper clocks, IFlaggedClocks flagged, IResidentNotices notices, ITurnStore store, IWorkClaims claims, TimeProvider time, ILogger<ClockSweep> logger)
    : BackgroundService
{
    private const int BatchSize = 200;

    /// <summary>A due step is recorded within a minute; half a minute leaves room for a long batch.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isRecomputed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // First: a deadline that a new calendar moved must not be recorded as passed where it stood before.
                if (!isRecomputed)
                    await RecomputeAsync(stoppingToken);
                isRecomputed = true;
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    /// <summary>Calendars are read at the start, so the clocks that waited for one are computed again then.</summary>
    private async Task RecomputeAsync(CancellationToken cancellationToken)
    {
        var count = await flagged.RecomputeAsync(cancellationToken);
        if (count > 0)
            LogRecomputed(logger, count, clocks.CalendarVersion);
    }

    /// <summary>Records everything that is due now; returns how many tickets it touched.</summary>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        while (true)
        {
            var now = time.GetUtcNow();
            var due = await tickets.DueAsync(now, BatchSize, cancellationToken);
            var recorded = await claims.WorkAsync(
                WorkKind.Clocks, due, t => t.Number.Value.ToString(CultureInfo.InvariantCulture), mine => RecordAsync(mine, now, cancellationToken), cancellationToken);
            swept += recorded;
            if (due.Count < BatchSize || recorded == 0)
                return swept;
        }
    }

    private async Task<int> RecordAsync(IReadOnlyList<Ticket> due, DateTimeOffset now, CancellationToken cancellationToken)
        => (await Task.WhenAll(due.Select(t => RecordAsync(t, now, cancellationToken)))).Count(recorded => recorded);

    /// <summary>False where the ticket moved on meanwhile: the next sweep sees it as it is then.</summary>
    private async Task<bool> RecordAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (clocks.Sweep(ticket, now) is not { } change)
            return false;
        var commit = await notices.AddAsync(new() { At = now, Tickets = [change] }, change, cancellationToken);
        var outcome = await store.CommitAsync(commit, cancellationToken);
        if (outcome.Kind != CommitKind.Committed)
            return false;
        foreach (var breach in change.Events.OfType<ClockBreached>())
            LogBreached(logger, ticket.Number.Value, breach.Clock, ticket.Department);
        return true;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Ticket {Number}: the {Clock} clock of {Department} ran out.")]
    private static partial void LogBreached(ILogger logger, long number, ClockKind clock, string? department);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "The clocks of {Count} tickets that waited for a later year were computed again with calendar {Calendar}.")]
    private static partial void LogRecomputed(ILogger logger, int count, string calendar);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The sweep of clocks failed and goes on.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
