using System.Diagnostics;
using Hotline.Evaluation.Input;
using Hotline.Evaluation.Measures;
using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Evaluation.Tasks;

/// <summary>Trains the routing classifier on some messages and reads others with it.</summary>
internal sealed class RoutingTask : EvaluationTask
{
    private const double AccuracyAsked = 0.98;

    public override string Name => "routing";

    public override string Usage => "--train A.jsonl [B.jsonl...] --test T.jsonl";

    public override Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var train = Learnable(RoutingRows.Read(arguments.Files("train")), output);
        var test = RoutingRows.Read([arguments.File("test")]);
        WarnOfCopies(train, test, output);
        var started = Stopwatch.GetTimestamp();
        var model = Train(train, cancellationToken);
        var trained = Stopwatch.GetElapsedTime(started);
        var readings = Read(model, test);
        Write(output, test, readings);
        return Task.FromResult(new Figures()
            .Add("macroF1", Classification.MacroF1(readings))
            .Add("accuracy", Classification.Accuracy(readings))
            .Add("top2", Classification.TopTwo(readings))
            .Add("coverageAt98", Classification.CoverageAt(AccuracyAsked, readings))
            .Add("microsecondsPerMessage", Microseconds(model, test))
            .Add("trainSeconds", trained.TotalSeconds));
    }

    internal static RoutingModel Train(IReadOnlyList<LabelledMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return RoutingTrainer.Train(messages, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new InputFault(exception.Message);
        }
    }

    internal static List<Reading> Read(RoutingModel model, IEnumerable<LabelledMessage> messages) =>
        [.. messages.Select(m => (m.Label, Read: model.Classify(m.Text))).Select(m => new Reading(m.Label, m.Read.Label, m.Read.Second, m.Read.Confidence))];

    // One message of a class teaches nothing; it is left out and said, so that one slip in a file does not stop the measure.
    private static List<LabelledMessage> Learnable(List<LabelledMessage> messages, TextWriter output)
    {
        var small = messages.CountBy(m => m.Label).Where(c => c.Value < RoutingTrainer.FewestOfClass).Select(c => c.Key).ToHashSet();
        if (small.Count > 0)
            output.WriteLine($"left out, as they have fewer than {RoutingTrainer.FewestOfClass} messages: {string.Join(", ", small)}");
        return [.. messages.Where(m => !small.Contains(m.Label))];
    }

    // A message that was learned and is asked again makes the figures look better than they are.
    private static void WarnOfCopies(List<LabelledMessage> train, List<LabelledMessage> test, TextWriter output)
    {
        var known = train.Select(m => Letters(m.Text)).ToHashSet();
        var copies = test.Count(m => known.Contains(Letters(m.Text)));
        output.WriteLine($"{train.Count} messages to learn from, {test.Count} to read, {copies} of these word for word among the former");
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static double Microseconds(RoutingModel model, List<LabelledMessage> messages)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var message in messages)
            model.Classify(message.Text);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / messages.Count;
    }

    private static void Write(TextWriter output, List<LabelledMessage> test, List<Reading> readings)
    {
        var figures = RoutingFigures.Of([.. test.Zip(readings, (m, r) => (m.Label, r.Read))]);
        Table.Write(output, ["class", "messages", "precision", "recall", "F1"], figures.Classes.Select(c => new object[] { c.Label, c.Messages, c.Precision, c.Recall, c.F1 }));
        output.WriteLine();
        Table.Write(output, ["most confused: is", "was read as", "times"], figures.MostConfused.Select(p => new object[] { p.Right, p.Read, p.Times }));
    }
}
