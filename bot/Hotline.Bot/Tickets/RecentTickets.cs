using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>
/// Follows the tickets of the last two weeks in memory: each is read once, shortly after it was opened. Those whose resident is protected are
/// left out, because their words are for named roles only.
/// </summary>
internal sealed class RecentTickets(IReportedTickets reported, ITicketReader tickets, TimeProvider time) : IDisposable
{
    /// <summary>How far back.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(14);

    /// <summary>The latest so many are followed: what is reported by many shows in fewer.</summary>
    private const int MostFollowed = 5_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // A ticket is committed some time after the instant that it was opened at.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // Gathering anew takes a second; so that it is seldom done, what is too old stays for a while.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    private readonly SemaphoreSlim looking = new(1);
    private readonly HashSet<TicketNumber> seen = [];
    private readonly RecentIssues issues = new();
    private (long At, DateTimeOffset Until)? last;

    /// <summary>Reads what is known, some seconds old at most.</summary>
    public async Task<T> ReadAsync<T>(Func<RecentIssues, T> read, CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) >= LookEvery)
                await LookAsync(cancellationToken);
            return read(issues);
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (issues.Tickets is [var oldest, ..] && oldest.OpenedAt < now - Span - Slack)
        {
            issues.Forget(now - Span);
            seen.IntersectWith(issues.Tickets.Select(ticket => ticket.Number));
        }

        // Never before what is forgotten already.
        var from = last is { } known && known.Until - Overlap > now - Span ? known.Until - Overlap : now - Span;
        var added = new List<RecentTicket>();
        await foreach (var summary in reported.OpenedAsync(from, now.AddMinutes(1), cancellationToken))
        {
            if (!seen.Contains(summary.Number) && !summary.IsExcluded && await tickets.FindAsync(summary.Number, cancellationToken) is { } ticket && !ReporterIdentity.IsProtected(ticket))
                added.Add(RecentTicket.Of(ticket));
            if (added.Count == MostFollowed)
                break;
        }

        added.Reverse();
        issues.Add(added);
        seen.UnionWith(added.Select(ticket => ticket.Number));
        last = (time.GetTimestamp(), now);
    }
}
