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
    /// <param name="department">Only the tickets that this department leads and the clocks that it owes: what its row by department counts; null: all.</param>
    public FiguresBuilder Begin(ReportDimension by, DateTimeOffset now, string? department = null) => new(new(by, department, zone), now, options);

    /// <summary>What tells whether a ticket stands behind a figure.</summary>
    /// <param name="figure">Which figure of which group.</param>
    /// <param name="now">As for the figures.</param>
    /// <param name="department">As for the figures.</param>
    public Func<ReportedTicket, bool> Behind(FigureReference figure, DateTimeOffset now, string? department = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var of = new FiguresOf(figure.By, department, zone);
        return ticket => FigureMembers.Contain(figure, of, ticket, now.ToUniversalTime());
    }

    /// <summary>The city's day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The instant at which a day of the city begins, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Name of a row, as a table shows it.</summary>
    public string NameOf(ReportDimension by, string key, string language) => csv.NameOf(by, key, language);

    /// <summary>Name of a figure, by the name of its property.</summary>
    public static string NameOf(FigureName figure, string language) => TicketTexts.Get($"Report_{figure}", language);

    /// <summary>Name of the three rates together.</summary>
    public static string CompositeName(string language) => TicketTexts.Get("Report_Composite", language);

    /// <summary>Name of a dimension.</summary>
    public static string NameOf(ReportDimension by, string language) => TicketTexts.Get($"Report_By_{by}", language);

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
