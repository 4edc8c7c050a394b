using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Hotline.Ticketing.Texts;

namespace Hotline.Ticketing.Reporting;

/// <summary>Writes figures as CSV.</summary>
internal sealed class FiguresCsv(TicketTexts texts)
{
    /// <summary>
    /// What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), also in the wide forms of Chinese input; an apostrophe
    /// before it makes it text.
    /// </summary>
    private const string BeginningsOfFormulas = "=+-@\t\r\n＝＋－＠";

    private static readonly (string Name, Func<Figures, string> Of)[] Columns =
    [
        ("Opened", figures => Number(figures.Opened)),
        ("Excluded", figures => Number(figures.Excluded)),
        ("Merged", figures => Number(figures.Merged)),
        ("Declined", figures => Number(figures.Declined)),
        ("Withdrawn", figures => Number(figures.Withdrawn)),
        ("WithoutFollowUp", figures => Number(figures.WithoutFollowUp)),
        ("Unreachable", figures => Number(figures.Unreachable)),
        .. RateColumns("Contacted", figures => figures.Contacted),
        .. RateColumns("Solved", figures => figures.Solved),
        .. RateColumns("Satisfied", figures => figures.Satisfied),
        ("Composite", figures => Percent(figures.Composite)),
        .. RateColumns("SignedInTime", figures => figures.SignedInTime),
        .. RateColumns("ContactedInTime", figures => figures.ContactedInTime),
        .. RateColumns("ResolvedInTime", figures => figures.ResolvedInTime),
        .. RateColumns("Returned", figures => figures.Returned),
        .. RateColumns("Reopened", figures => figures.Reopened),
        .. TimeColumns("SignInTimes", figures => figures.SignInTimes),
        .. TimeColumns("ContactTimes", figures => figures.ContactTimes),
        .. TimeColumns("ResolutionTimes", figures => figures.ResolutionTimes),
        ("OpenNow", figures => Number(figures.OpenNow)),
        ("AtRisk", figures => Number(figures.AtRisk)),
        ("Overdue", figures => Number(figures.Overdue)),
    ];

    public void Write(FiguresTable table, Stream output, string language)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        WriteRow(csv, [TicketTexts.Get($"Report_By_{table.By}", language), TicketTexts.Get("Report_Rank", language), .. Columns.Select(column => Heading(column.Name, language))]);
        foreach (var row in table.Rows)
            WriteRow(csv, [NameOf(table.By, row.Key, language), row.Rank is { } rank ? Number(rank) : "", .. Columns.Select(column => column.Of(row.Figures))]);
        WriteRow(csv, [TicketTexts.Get("Report_Total", language), "", .. Columns.Select(column => column.Of(table.Total))]);
    }

    /// <summary>The cell as text, whatever it begins with.</summary>
    internal static string Safe(string cell) => cell.Length > 0 && BeginningsOfFormulas.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Safe(cell));
        csv.NextRecord();
    }

    /// <summary>Name of a row.</summary>
    public string NameOf(ReportDimension by, string key, string language) => key.Length == 0
        ? TicketTexts.Get("Report_Unknown", language)
        : by switch
        {
            ReportDimension.Department => texts.Department(key, language),
            ReportDimension.Area => texts.Area(key, language),
            ReportDimension.Category or ReportDimension.Subcategory => texts.Category(key, language),
            ReportDimension.Channel or ReportDimension.Month => key,
        };

    private static (string, Func<Figures, string>)[] RateColumns(string name, Func<Figures, Rate> of) =>
    [
        (name, figures => Percent(of(figures).Share)),
        (name + "_N", figures => Number(of(figures).Of)),
    ];

    private static (string, Func<Figures, string>)[] TimeColumns(string name, Func<Figures, TimeDistribution> of) =>
    [
        (name + "_MedianElapsed", figures => Hours(of(figures).MedianElapsed)),
        (name + "_P90Elapsed", figures => Hours(of(figures).P90Elapsed)),
        (name + "_MedianWorked", figures => Hours(of(figures).MedianWorked)),
        (name + "_P90Worked", figures => Hours(of(figures).P90Worked)),
        (name + "_N", figures => Number(of(figures).N)),
    ];

    /// <summary>A figure's name, then what of it: 办结用时, 中位数（小时）.</summary>
    private static string Heading(string column, string language) => column.Split('_') is [var figure, var part]
        ? TicketTexts.Format("Report_PartOf", language, TicketTexts.Get($"Report_{figure}", language), TicketTexts.Get($"Report_Part_{part}", language))
        : TicketTexts.Get($"Report_{column}", language);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "";

    private static string Hours(TimeSpan? time) => time is { } known ? known.TotalHours.ToString("0.0", CultureInfo.InvariantCulture) : "";
}
