using System.Globalization;
using Hotline.Ticketing.Reporting;

namespace Hotline.Console.Reports;

/// <summary>What a page of figures is asked for: read from its address, and written into the addresses of its links.</summary>
/// <param name="By">What rows are told apart by.</param>
/// <param name="Period">Days on which tickets were opened.</param>
public sealed record ReportQuery(ReportDimension By, ReportPeriod Period)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What the address says; what it does not say, or says wrongly, is this month by department.</summary>
    public static ReportQuery Read(string? by, string? from, string? to, DateOnly today)
    {
        var dimension = Enum.TryParse<ReportDimension>(by, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : ReportDimension.Department;
        var period = new ReportPeriod(Day(from) ?? new(today.Year, today.Month, 1), Day(to) ?? today);
        return new(dimension, period.IsCountable ? period : new(new(today.Year, today.Month, 1), today));
    }

    /// <summary>An address with this query, and what else is to stand in it.</summary>
    public string Address(string path, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"{path}?by={By.ToString().ToLowerInvariant()}&from={Iso(Period.From)}&to={Iso(Period.To)}");
        foreach (var (name, value) in more)
        {
            if (value is not null)
                query += $"&{name}={Uri.EscapeDataString(value)}";
        }

        return query;
    }

    /// <summary>As date inputs take it.</summary>
    public static string Iso(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2999 ? day : null;
}
