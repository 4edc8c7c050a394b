using Hotline.Bot.Understanding;
using Hotline.Evaluation.Input;
using Hotline.Evaluation.Measures;

namespace Hotline.Evaluation.Tasks;

/// <summary>Reads what messages want. A label that is none of the engine's intents (another assistant's domain) stands for off-topic.</summary>
internal sealed class IntentsTask : EvaluationTask
{
    private const int MissesShown = 20;

    public override string Name => "intents";

    public override string Usage => "--test T.jsonl";

    public override Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var rows = JsonLines.Read(arguments.File("test"), row => (Text: row.Text("text"), Intent: IntentOf(row.Text("intent"))));
        using var engine = new Engine();
        List<Reading> readings = [.. rows.Select(row => new Reading(row.Intent.ToString(), engine.Understand(row.Text).Intent.ToString()))];
        Table.Write(output, ["wrong: said", "is", "was read as"], rows.Zip(readings).Where(r => r.Second.Read != r.Second.Right).Take(MissesShown).Select(r => new object[] { r.First.Text, r.Second.Right, r.Second.Read }));
        Table.Write(output, ["intent", "messages", "read rightly", "read as something else"], readings.GroupBy(r => r.Right).OrderByDescending(g => g.Count()).Select(g => new object[]
        {
            g.Key, g.Count(), g.Count(r => r.Read == r.Right),
            string.Join(", ", g.Where(r => r.Read != r.Right).CountBy(r => r.Read).OrderByDescending(c => c.Value).Take(4).Select(c => $"{c.Key} {c.Value}")),
        }));
        return Task.FromResult(new Figures().Add("accuracy", Classification.Accuracy(readings)).Add("macroF1", Classification.MacroF1(readings)));
    }

    /// <summary>The intent of a label, in any case and with or without separators.</summary>
    internal static Intent IntentOf(string label)
    {
        var name = label.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Enum.TryParse<Intent>(name, ignoreCase: true, out var intent) && Enum.IsDefined(intent) && !char.IsAsciiDigit(name[0]) ? intent : Intent.OffTopic;
    }
}
