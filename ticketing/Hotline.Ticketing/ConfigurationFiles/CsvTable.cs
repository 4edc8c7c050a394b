using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hotline.Ticketing.ConfigurationFiles;

/// <summary>Reads a comma-separated file whose first line names the columns; lines that begin with <c>#</c> are comments.</summary>
internal static class CsvTable
{
    /// <summary>Every row, with the cells in the order of <paramref name="columns"/>. The array is reused from row to row.</summary>
    public static IEnumerable<CsvRow> Read(ConfigurationFile file, params string[] columns)
    {
        using var text = file.OpenText();
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            AllowComments = true,
            BadDataFound = args => throw file.Wrong(args.Context.Parser?.RawRow ?? 1, "a quotation mark stands where none may; quote the whole cell and double the marks within."),
        });
        if (!parser.Read())
            throw file.Wrong(1, $"the file is empty; its first line names the columns {string.Join(", ", columns)}.");
        var positions = Array.ConvertAll(columns, column => Position(file, parser, column));
        var cells = new string[columns.Length];
        while (parser.Read())
        {
            for (var i = 0; i < positions.Length; i++)
            {
                if (positions[i] >= parser.Count)
                    throw file.Wrong(parser.RawRow, $"the row has no cell for '{columns[i]}'; it has {parser.Count} cells.");
                cells[i] = parser[positions[i]];
            }
            yield return new CsvRow(file, parser.RawRow, cells);
        }
    }

    private static int Position(ConfigurationFile file, CsvParser parser, string column)
    {
        var position = Array.IndexOf(parser.Record!, column);
        return position >= 0
            ? position
            : throw file.Wrong(parser.RawRow, $"there is no column '{column}'; the columns are {string.Join(", ", parser.Record!)}.");
    }
}

/// <summary>A row of a <see cref="CsvTable"/>.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">Its line, 1-based.</param>
/// <param name="Cells">In the order of the columns asked for; valid until the next row is read.</param>
internal readonly record struct CsvRow(ConfigurationFile File, int Line, string[] Cells)
{
    public string this[int column] => Cells[column];

    public TicketingConfigurationException Wrong(string what) => File.Wrong(Line, what);
}
