using System.Globalization;

namespace Hotline.Benchmarks.City;

/// <summary>
/// What a city needs, computed from what was measured and what is assumed. Both stand in the tables of <c>docs/scale.md</c>, and so does what is
/// computed here; a test compares it.
/// </summary>
public static class CityNeeds
{
    /// <summary>In the document, over the table that is computed.</summary>
    public const string Heading = "## What follows";

    private const double SecondsOfHour = 3_600;
    private const double SecondsOfYear = 365 * 24 * SecondsOfHour;
    private const double KilobytesOfGigabyte = 1_048_576;

    /// <summary>The figures of a document's tables by their names: the first column is the name, the second the figure.</summary>
    public static IReadOnlyDictionary<string, double> Read(IEnumerable<string> lines) => lines
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length > 3 && double.TryParse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        .ToDictionary(cells => cells[1], cells => double.Parse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture));

    /// <summary>The table of what follows, a row a line.</summary>
    /// <param name="known">What was measured and assumed.</param>
    /// <exception cref="KeyNotFoundException">A figure is missing.</exception>
    public static IReadOnlyList<string> Table(IReadOnlyDictionary<string, double> known)
    {
        var turnsOfYear = known["matters a year"] * known["turns a matter"];
        var (average, flood) = (turnsOfYear / SecondsOfYear, turnsOfYear / SecondsOfYear * known["flood evening over the average"]);
        var usable = known["cores of a machine"] * known["share of a processor that may be busy"];
        var (nodeCores, databaseCores) = (flood * known["processor time of a turn, nodes"] / 1_000, flood * known["processor time of a turn, PostgreSQL"] / 1_000);
        var consoleEvents = flood * known["turns an operator's console shows"];
        var transcripts = turnsOfYear * known["stored for a turn"] / KilobytesOfGigabyte;
        var tickets = known["matters a year"] * known["stored for a ticket"] / KilobytesOfGigabyte * known["years of tickets"];
        return
        [
            Row("turns a second, average of the year", average, ""),
            Row("turns a second, flood evening", flood, ""),
            Row("round trips to PostgreSQL a second, flood evening, were no two turns grouped", flood * known["round trips a transaction"], ""),
            Row("cores of nodes, flood evening", nodeCores, "cores"),
            Row("cores of PostgreSQL, flood evening", databaseCores, "cores"),
            Row("nodes for that load, one of them lost", Math.Max(2, Math.Ceiling(nodeCores / usable) + 1), "machines"),
            Row("turns a second that fill PostgreSQL's machine", usable * 1_000 / known["processor time of a turn, PostgreSQL"], ""),
            Row("turns a second that fill one node's machine", usable * 1_000 / known["processor time of a turn, nodes"], ""),
            Row("log to each replica, flood evening", flood * known["log that PostgreSQL writes for a turn"] / 1_024, "MB/s"),
            Row("log to each replica in a year", turnsOfYear * known["log that PostgreSQL writes for a turn"] / KilobytesOfGigabyte, "GB"),
            Row("events pushed to consoles a second, flood evening", consoleEvents, ""),
            Row("memory of all consoles", known["consoles"] * known["memory of a connected console"] / KilobytesOfGigabyte, "GB"),
            Row("transcripts, events, inbox of a year", transcripts, "GB"),
            Row("tickets with their events, all years", tickets, "GB"),
            Row("hours to build the search index of all tickets anew", known["matters a year"] * known["years of tickets"] / known["tickets a second into a new index"] / SecondsOfHour, "h"),
            Row("disk of PostgreSQL with the months of transcripts that are kept", (transcripts * known["months of transcripts kept"] / 12) + tickets, "GB"),
        ];
    }

    private static string Row(string name, double figure, string unit)
        => string.Create(CultureInfo.InvariantCulture, $"| {name} | {(figure < 10 ? $"{figure:0.##}" : $"{figure:#,0}")} | {unit} |");
}
