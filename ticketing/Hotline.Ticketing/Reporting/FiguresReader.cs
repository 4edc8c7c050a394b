using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Reporting;

/// <summary>Figures of a period, and the tickets behind them, counted anew from what is stored.</summary>
public sealed class FiguresReader(TicketReports reports, IReportedTickets tickets, TimeProvider time)
{
    /// <summary>The city's day that it is now.</summary>
    public DateOnly Today => reports.DayOf(time.GetUtcNow());

    /// <summary>Figures of the tickets that were opened in the period, in one pass: a table for each dimension.</summary>
    /// <param name="period">Which tickets.</param>
    /// <param name="department">Only what this department leads and owes; null: all.</param>
    /// <param name="by">What the rows of each table are told apart by.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<FiguresTable>> CountAsync(
        ReportPeriod period, string? department, IReadOnlyList<ReportDimension> by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        var now = time.GetUtcNow();
        FiguresBuilder[] builders = [.. by.Select(dimension => reports.Begin(dimension, now, department))];
        await foreach (var ticket in OpenedAsync(period, cancellationToken))
        {
            foreach (var builder in builders)
                builder.Add(ticket);
        }

        return [.. builders.Select(builder => builder.Build())];
    }

    /// <summary>The tickets behind a figure, the latest first.</summary>
    /// <param name="figure">Which figure.</param>
    /// <param name="period">As for the figure.</param>
    /// <param name="department">As for the figure.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TicketsBehind> FindBehindAsync(
        FigureReference figure, ReportPeriod period, string? department, int skip, int limit, CancellationToken cancellationToken)
    {
        var isBehind = reports.Behind(figure, time.GetUtcNow(), department);
        var (count, page) = (0, new List<TicketNumber>());
        await foreach (var ticket in OpenedAsync(period, cancellationToken))
        {
            if (!isBehind(ticket))
                continue;
            if (count >= skip && page.Count < limit)
                page.Add(ticket.Number);
            count++;
        }

        return new(page, count);
    }

    private IAsyncEnumerable<ReportedTicket> OpenedAsync(ReportPeriod period, CancellationToken cancellationToken)
        => tickets.OpenedAsync(reports.StartOf(period.From), reports.StartOf(period.To.AddDays(1)), cancellationToken);
}

/// <summary>A period in days of the city's calendar; both ends belong to it.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last.</param>
public readonly record struct ReportPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The longest that is counted at once: a leap year.</summary>
    public const int MostDays = 366;

    /// <summary>How many days it has; below 1 where it ends before it begins.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>True where it can be counted.</summary>
    public bool IsCountable => Days is >= 1 and <= MostDays && From.Year > 1 && To.Year < 9999;
}

/// <summary>Tickets behind a figure.</summary>
/// <param name="Numbers">Of the page that was asked for.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record TicketsBehind(IReadOnlyList<TicketNumber> Numbers, int Count);
