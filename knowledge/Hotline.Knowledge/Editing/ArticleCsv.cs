using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <summary>Articles as CSV: a row an article and language, the front matter's keys as columns, lists with a bar between their entries.</summary>
public static class ArticleCsv
{
    private const string BodyColumn = "body";
    private const char Between = '|';

    /// <summary>What makes a spreadsheet take a cell for a formula (OWASP, CSV injection); an apostrophe before it makes it text.</summary>
    private const string BeginningsOfFormulas = "=+-@\t\r＝＋－＠";

    private static readonly string[] Columns = [.. ArticleKeys.All, BodyColumn];

    /// <summary>The CSV of these articles, UTF-8 with a byte order mark, by which spreadsheets know it.</summary>
    public static byte[] Write(IEnumerable<(ArticleKey Key, string Text)> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        using var content = new MemoryStream();
        using (var text = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            WriteRow(csv, Columns);
            foreach (var (key, file) in articles)
                WriteRow(csv, RowOf(key, ArticleForm.Of(key, file)));
        }

        return content.ToArray();
    }

    internal static List<ImportedText> Read(string file, string content, List<ArticleProblem> problems)
    {
        using var csv = new CsvReader(new StringReader(content), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            MissingFieldFound = null,
            MaxFieldSize = ArticleFile.MostBytes,
            PrepareHeaderForMatch = h => h.Header.Trim().ToLowerInvariant(),
        });
        var texts = new List<ImportedText>();
        try
        {
            if (!csv.Read() || !csv.ReadHeader() || Missing(csv) is { Count: > 0 })
            {
                problems.Add(new(file, 1, null, ArticleMessages.Format("ImportColumns", string.Join(", ", Columns))));
                return [];
            }

            // The row that is read next begins where the last one ended.
            for (var line = csv.Parser.RawRow + 1; csv.Read() && texts.Count <= ArticleImport.MaxArticles; line = csv.Parser.RawRow + 1)
                texts.Add(TextOf(file, line, csv));
        }
        catch (CsvHelperException)
        {
            problems.Add(new(file, csv.Parser.RawRow, null, ArticleMessages.Format("ImportRow")));
        }

        if (texts.Count > ArticleImport.MaxArticles)
            problems.Add(new(file, texts[^1].Line, null, ArticleMessages.Format("ImportTooMany", texts.Count, ArticleImport.MaxArticles)));
        return [.. texts.Take(ArticleImport.MaxArticles)];
    }

    private static List<string> Missing(CsvReader csv) => [.. ((string[])[ArticleKeys.Id, ArticleKeys.Title, BodyColumn]).Except(csv.HeaderRecord!.Select(h => h.Trim().ToLowerInvariant()))];

    private static ImportedText TextOf(string file, int line, CsvReader csv)
    {
        var language = Cell(csv, ArticleKeys.Language) is { Length: > 0 } written ? written : ArticleLanguages.Chinese;
        var key = new ArticleKey(Cell(csv, ArticleKeys.Id), language);
        var form = new ArticleForm
        {
            Title = Cell(csv, ArticleKeys.Title),
            AskedAs = List(csv, ArticleKeys.AskedAs),
            Keywords = List(csv, ArticleKeys.Keywords),
            Category = Cell(csv, ArticleKeys.Category),
            Department = Cell(csv, ArticleKeys.Department),
            Areas = List(csv, ArticleKeys.Areas),
            ValidFrom = Cell(csv, ArticleKeys.ValidFrom),
            ValidUntil = Cell(csv, ArticleKeys.ValidUntil),
            Source = Cell(csv, ArticleKeys.Source),
            Reviewed = Cell(csv, ArticleKeys.Reviewed),
            Spoken = Cell(csv, ArticleKeys.Spoken),
            Body = Cell(csv, BodyColumn),
        };
        return new(file, line, key, form.ToText(key));
    }

    private static string Cell(CsvReader csv, string column)
    {
        var cell = (csv.TryGetField<string>(column, out var value) ? value ?? "" : "").Trim();
        return cell is ['\'', var first, ..] && BeginningsOfFormulas.Contains(first, StringComparison.Ordinal) ? cell[1..] : cell;
    }

    private static string[] List(CsvReader csv, string column) => Cell(csv, column).Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] RowOf(ArticleKey key, ArticleForm form) =>
    [
        key.Id, key.Language, form.Title, Joined(form.AskedAs), Joined(form.Keywords), form.Category, form.Department, Joined(form.Areas),
        form.ValidFrom, form.ValidUntil, form.Source, form.Reviewed, form.Spoken, form.Body,
    ];

    private static string Joined(IReadOnlyList<string> entries) => string.Join(" | ", entries);

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            var safe = cell.Length > 0 && BeginningsOfFormulas.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
            // By itself the writer quotes only line breaks of the kind that it ends rows with.
            csv.WriteField(safe, shouldQuote: safe.AsSpan().IndexOfAny("\",\r\n") >= 0);
        }

        csv.NextRecord();
    }
}
