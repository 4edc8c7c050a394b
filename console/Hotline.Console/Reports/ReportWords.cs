using System.Globalization;

namespace Hotline.Console.Reports;

/// <summary>Figures as they are read, and as lengths of bars.</summary>
internal static class ReportWords
{
    /// <summary>One digit after the point: 87.5%; a dash where there is nothing to be a share of.</summary>
    public static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>With separators of thousands.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Of a bar that is 100 long where the share is 1.</summary>
    public static string Length(double? share) => Coordinate(Math.Clamp(share ?? 0, 0, 1) * 100);

    /// <summary>As SVG takes it.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
