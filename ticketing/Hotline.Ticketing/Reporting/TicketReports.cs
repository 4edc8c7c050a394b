using Hotline.Ticketing.Texts;

namespace Hotline.Ticketing.Reporting;

/// <summary>Begins figures by the city's way of counting, and writes them as tables that a spreadsheet opens.</summary>
public sealed class TicketReports
{
    private readonly TimeZoneInfo zone;
    private readonly FiguresOptions options;
    private readonly FiguresCsv csv;

    internal TicketReports(TimeZoneInfo zone, FiguresOptions options, TicketTexts texts) => (this.zone, this.options, csv) = (zone, options, new(texts));

    /// <summary>Figures to which tickets can be added.</summary>
    /// <param name="by">What the rows are told apart by.</param>
    /// <param name="now">The instant for which open, at risk and overdue hold.</param>
    public FiguresBuilder Begin(ReportDimension by, DateTimeOffset now) => new(by, now, zone, options);

    /// <summary>The figures as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to read Chinese.</summary>
    /// <param name="table">From <see cref="FiguresBuilder.Build"/>.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="language">Of the headings and names.</param>
    public void WriteCsv(FiguresTable table, Stream output, string language)
    {
        ArgumentNullException.ThrowIfNull(table);
        csv.Write(table, output, language);
    }
}
