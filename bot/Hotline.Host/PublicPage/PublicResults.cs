using Hotline.Ticketing.Reporting;

namespace Hotline.Host.PublicPage;

/// <summary>
/// What came of the matters of the last <see cref="Days"/> days, by category, as the reports count it. Counted at most once in
/// <see cref="Kept"/>, however many read it: the page is open to everybody.
/// </summary>
internal sealed class PublicResults(TicketReports reports, IReportedTickets tickets, TimeProvider time) : IDisposable
{
    public const int Days = 90;

    /// <summary>A group of fewer matters is not told by itself: whoever knows one of them would learn about it.</summary>
    private const int FewestTold = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim counting = new(1);
    private FiguresTable? latest;

    /// <summary>The figures, at most a quarter of an hour old.</summary>
    public async ValueTask<FiguresTable> GetAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(latest))
            return latest!;
        await counting.WaitAsync(cancellationToken);
        try
        {
            return IsFresh(latest) ? latest! : latest = await CountAsync(cancellationToken);
        }
        finally
        {
            counting.Release();
        }
    }

    /// <summary>Categories with enough matters to be told by themselves, those with most first; all others stand in the total alone.</summary>
    public static IReadOnlyList<FiguresRow> Told(FiguresTable table)
        => [.. table.Rows.Where(r => r.Key.Length > 0 && r.Figures.Opened >= FewestTold).OrderByDescending(r => r.Figures.Opened).ThenBy(r => r.Key, StringComparer.Ordinal)];

    public void Dispose() => counting.Dispose();

    private bool IsFresh(FiguresTable? table) => table is not null && time.GetUtcNow() - table.At < Kept;

    private async Task<FiguresTable> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var figures = reports.Begin(ReportDimension.Category, now);
        await foreach (var ticket in tickets.OpenedAsync(now - TimeSpan.FromDays(Days), now, cancellationToken))
            figures.Add(ticket);
        return figures.Build();
    }
}
