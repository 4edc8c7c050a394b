using System.Globalization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Reporting;

/// <summary>
/// Makes figures of tickets that are given one by one, so that a year of them need not be held at once. The same tickets give the same
/// figures, in whatever order they come. Not for several threads.
/// </summary>
public sealed class FiguresBuilder
{
    private readonly ReportDimension by;
    private readonly DateTimeOffset now;
    private readonly TimeZoneInfo zone;
    private readonly FiguresOptions options;
    private readonly FiguresCount total;
    private readonly Dictionary<string, FiguresCount> groups = new(StringComparer.Ordinal);

    internal FiguresBuilder(ReportDimension by, DateTimeOffset now, TimeZoneInfo zone, FiguresOptions options) =>
        (this.by, this.now, this.zone, this.options, total) = (by, now.ToUniversalTime(), zone, options, new(options));

    /// <summary>Counts a ticket.</summary>
    public void Add(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var group = Group(KeyOf(ticket));
        group.Add(ticket, now);
        total.Add(ticket, now);
        if (!FiguresCount.Counts(ticket))
            return;
        foreach (var clock in ticket.Clocks)
        {
            (by == ReportDimension.Department ? Group(clock.Department) : group).Add(clock, now);
            total.Add(clock, now);
        }
    }

    /// <summary>The figures of all that was added.</summary>
    public FiguresTable Build()
    {
        var rows = groups.Select(group => (group.Key, Figures: group.Value.ToFigures())).OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        var ranked = rows.Select(row => row.Figures).Where(IsRanked).Select(figures => figures.Composite!.Value).OrderDescending().ToList();
        return new(by, now, [.. rows.Select(row => new FiguresRow(row.Key, row.Figures, IsRanked(row.Figures) ? ranked.IndexOf(row.Figures.Composite!.Value) + 1 : null))],
            total.ToFigures());
    }

    private bool IsRanked(Figures figures) => figures.Composite is not null && figures.Satisfied.Of >= options.FewestToRank;

    private FiguresCount Group(string key)
    {
        if (!groups.TryGetValue(key, out var group))
            groups[key] = group = new(options);
        return group;
    }

    private string KeyOf(Ticket ticket) => by switch
    {
        ReportDimension.Department => ticket.Department ?? "",
        ReportDimension.Area => ticket.Matter.Place.District ?? "",
        ReportDimension.Category => ticket.Matter.Category?.Split('.')[0] ?? "",
        ReportDimension.Subcategory => ticket.Matter.Category ?? "",
        ReportDimension.Channel => ticket.Resident.ChannelId,
        ReportDimension.Month => TimeZoneInfo.ConvertTime(ticket.OpenedAt, zone).ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };
}
