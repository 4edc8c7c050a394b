using System.Globalization;

namespace Hotline.Ticketing.Reporting;

/// <summary>Which tickets and clocks figures are of, and by what they are told apart.</summary>
/// <param name="By">What the rows are told apart by.</param>
/// <param name="Department">Only what this department leads and owes; null: all.</param>
/// <param name="Zone">The city's time, for months.</param>
internal sealed record FiguresOf(ReportDimension By, string? Department, TimeZoneInfo Zone)
{
    public bool Holds(ReportedTicket ticket) => Department is null || ticket.Department == Department;

    public bool Holds(in ReportedClock clock) => Department is null || clock.Department == Department;

    /// <summary>The group in which a ticket counts.</summary>
    public string KeyOf(ReportedTicket ticket) => By switch
    {
        ReportDimension.Department => ticket.Department ?? "",
        ReportDimension.Area => ticket.District ?? "",
        ReportDimension.Category => ticket.Category is { } category ? category.IndexOf('.', StringComparison.Ordinal) is > 0 and var end ? category[..end] : category : "",
        ReportDimension.Subcategory => ticket.Category ?? "",
        ReportDimension.Channel => ticket.ChannelId,
        ReportDimension.Month => TimeZoneInfo.ConvertTime(ticket.OpenedAt, Zone).ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <summary>The group in which a clock of the ticket counts: by department that of whoever owes it.</summary>
    public string KeyOf(ReportedTicket ticket, in ReportedClock clock) => By == ReportDimension.Department ? clock.Department : KeyOf(ticket);
}
