namespace Hotline.Ticketing.Reporting;

/// <summary>
/// Makes figures of tickets that are given one by one, so that a year of them need not be held at once. The same tickets give the same
/// figures, in whatever order they come. Not for several threads.
/// </summary>
public sealed class FiguresBuilder
{
    private readonly FiguresOf of;
    private readonly DateTimeOffset now;
    private readonly FiguresOptions options;
    private readonly FiguresCount total;
    private readonly Dictionary<string, FiguresCount> groups = new(StringComparer.Ordinal);

    internal FiguresBuilder(FiguresOf of, DateTimeOffset now, FiguresOptions options) =>
        (this.of, this.now, this.options, total) = (of, now.ToUniversalTime(), options, new(options));

    /// <summary>Counts a ticket.</summary>
    public void Add(ReportedTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (of.Holds(ticket))
        {
            Group(of.KeyOf(ticket)).Add(ticket, now);
            total.Add(ticket, now);
        }

        if (!ticket.Counts)
            return;
        foreach (var clock in ticket.Clocks)
        {
            if (!of.Holds(clock))
                continue;
            Group(of.KeyOf(ticket, clock)).Add(clock, now);
            total.Add(clock, now);
        }
    }

    /// <summary>The figures of all that was added.</summary>
    public FiguresTable Build()
    {
        var rows = groups.Select(group => (group.Key, Figures: group.Value.ToFigures())).OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        var ranked = rows.Select(row => row.Figures).Where(IsRanked).Select(figures => figures.Composite!.Value).OrderDescending().ToList();
        return new(of.By, now, [.. rows.Select(row => new FiguresRow(row.Key, row.Figures, IsRanked(row.Figures) ? ranked.IndexOf(row.Figures.Composite!.Value) + 1 : null))],
            total.ToFigures());
    }

    private bool IsRanked(Figures figures) => figures.Composite is not null && figures.Satisfied.Of >= options.FewestToRank;

    private FiguresCount Group(string key)
    {
        if (!groups.TryGetValue(key, out var group))
            groups[key] = group = new(options);
        return group;
    }
}
