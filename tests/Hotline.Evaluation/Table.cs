using System.Globalization;

namespace Hotline.Evaluation;

/// <summary>A table in fixed columns; a Chinese character is two columns wide in a terminal.</summary>
internal static class Table
{
    public static void Write(TextWriter output, string[] head, IEnumerable<object[]> rows)
    {
        var cells = rows.Select(row => Array.ConvertAll(row, Cell)).Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(i => cells.Max(row => Width(row[i]))).ToArray();
        foreach (var row in cells)
            output.WriteLine(string.Join("  ", row.Select((cell, i) => cell + new string(' ', widths[i] - Width(cell)))).TrimEnd());
    }

    private static string Cell(object value) => value is double number
        ? number.ToString("0.000", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static int Width(string cell) => cell.Sum(c => c >= '\u2E80' ? 2 : 1);
}
