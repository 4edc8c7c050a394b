using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotline.Bot.Understanding.Duplicates;
using Hotline.Evaluation.Input;

namespace Hotline.Evaluation.Tasks;

/// <summary>Gathers messages about the same issue, in the order in which they came.</summary>
internal sealed class ClustersTask : EvaluationTask
{
    private const int Shown = 15;
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "clusters";

    public override string Usage => "--messages M.jsonl --out O.jsonl";

    public override async Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var rows = JsonLines.Read(arguments.File("messages"), row => (Id: row.Text("id"), Subject: row.Optional("subject") ?? "", Detail: row.Optional("detail") ?? "", Time: Time(row)));
        var started = Stopwatch.GetTimestamp();
        var rarity = new PairRarity();
        foreach (var row in rows)
            rarity.Note(row.Subject, row.Detail);
        var clusters = new IssueClusters(rarity);
        if (rows.GroupBy(r => r.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputFault($"{arguments.File("messages")} has the id '{twice.Key}' more than once.");
        var issues = rows.OrderBy(r => r.Time).ToDictionary(r => r.Id, r => clusters.Add(r.Subject, r.Detail));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await File.WriteAllLinesAsync(
            arguments.Text("out"),
            rows.Select(r => JsonSerializer.Serialize(new { id = r.Id, cluster = issues[r.Id].ToString(CultureInfo.InvariantCulture) }, _plain)),
            cancellationToken);
        var sizes = rows.GroupBy(r => issues[r.Id]).OrderByDescending(g => g.Count()).ToList();
        output.WriteLine($"{rows.Count} messages, {sizes.Count} issues, {sizes.Count(g => g.Count() > 1)} of more than one message");
        Table.Write(output, ["issue", "messages", "first", "last"], sizes.Take(Shown).Select(g => new object[]
        {
            g.Key, g.Count(), g.Min(r => r.Time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), g.Max(r => r.Time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
        return new Figures().Add("seconds", seconds);
    }

    private static DateTime Time(JsonRow row) =>
        row.Optional("time") is not { } text
            ? default
            : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw row.Wrong($"'{text}' is no time");
}
