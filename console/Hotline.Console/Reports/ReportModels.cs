using Hotline.Console.Tickets;
using Hotline.Ticketing.Reporting;

namespace Hotline.Console.Reports;

/// <summary>The page of figures.</summary>
public sealed record ReportModel
{
    /// <summary>What was asked for.</summary>
    public required ReportQuery Query { get; init; }

    /// <summary>The city's day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Figures by what was asked for.</summary>
    public required FiguresTable Table { get; init; }

    /// <summary>The same by month; null where the period has only one.</summary>
    public required FiguresTable? Months { get; init; }

    /// <summary>What is open now, by the same; by department where months were asked for, which say nothing of now.</summary>
    public required IReadOnlyList<OpenTickets> Open { get; init; }

    /// <summary>What <see cref="Open"/> is by.</summary>
    public required ReportDimension OpenBy { get; init; }

    /// <summary>Name of the only department that is counted; null: all.</summary>
    public required string? DepartmentName { get; init; }

    /// <summary>True where the tickets behind figures may be seen.</summary>
    public required bool MayOpen { get; init; }
}

/// <summary>The tickets behind a figure.</summary>
public sealed record BehindModel
{
    /// <summary>The page of figures that it belongs to.</summary>
    public required ReportQuery Query { get; init; }

    /// <summary>What the figure is called, with its group.</summary>
    public required string Title { get; init; }

    /// <summary>Its parts as links, where it has any: name, address, whether it is shown.</summary>
    public required IReadOnlyList<(string Name, string Address, bool IsShown)> Parts { get; init; }

    /// <summary>Which tickets these are, in words.</summary>
    public required string Hint { get; init; }

    /// <summary>How many there are.</summary>
    public required int Count { get; init; }

    /// <summary>Of these not to be seen by who asks, on this page.</summary>
    public required int Hidden { get; init; }

    /// <summary>The tickets of this page.</summary>
    public required TicketListModel Tickets { get; init; }

    /// <summary>Address of the next page, or null.</summary>
    public required string? Next { get; init; }
}
