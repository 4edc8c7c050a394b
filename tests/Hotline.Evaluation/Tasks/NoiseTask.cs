using System.Globalization;
using Hotline.Evaluation.Input;
using Hotline.Evaluation.Measures;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Evaluation.Tasks;

/// <summary>
/// What recognition noise costs: routing rows lose macro-F1, questions to the shipped articles lose recall at the first place. Routing
/// rows are read by a model trained on <c>--train</c>, or where that is not given by five, each trained on the other four fifths of
/// the rows.
/// </summary>
internal sealed class NoiseTask : EvaluationTask
{
    private const double RateByDefault = 0.1;
    private const int Folds = 5;
    private const int LossesShown = 40;

    public override string Name => "noise";

    public override string Usage => "--test T.jsonl --confusions C.csv --rate 0.1 [--seed 1] [--train A.jsonl [B.jsonl...]]";

    public override async Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var noise = Noise.Read(arguments.File("confusions"), arguments.Share("rate", RateByDefault), Seed(arguments));
        var file = arguments.File("test");
        var isRouting = JsonLines.Read(file, row => row.Has("label"))[0];
        var (clean, noisy) = isRouting
            ? Routing(RoutingRows.Read([file]), arguments.All("train").Count > 0 ? RoutingRows.Read(arguments.Files("train")) : null, noise, cancellationToken)
            : await AnswersAsync(AnswerRow.Read(file), noise, output, cancellationToken);
        Table.Write(output, [isRouting ? "macro-F1 of routing" : "recall@1 of answers", "share"], [["as written", clean], ["as heard", noisy]]);
        return new Figures().Add("lossInPoints", 100 * (clean - noisy));
    }

    private static int Seed(Arguments arguments)
    {
        if (arguments.Optional("seed") is not { } text)
            return Noise.SeedByDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw arguments.Wrong($"--seed is '{text}'; allowed is a whole number");
    }

    private static (double Clean, double Noisy) Routing(List<LabelledMessage> test, List<LabelledMessage>? train, Noise noise, CancellationToken cancellationToken)
    {
        if (train is not null)
            return Read([(RoutingTask.Train(train, cancellationToken), test)], noise);
        // Each part is read by a model that did not learn from it.
        return Read(Enumerable.Range(0, Folds).Select(fold => (
            RoutingTask.Train([.. test.Where((_, i) => i % Folds != fold)], cancellationToken),
            test.Where((_, i) => i % Folds == fold).ToList())), noise);
    }

    private static (double Clean, double Noisy) Read(IEnumerable<(RoutingModel Model, List<LabelledMessage> Test)> parts, Noise noise)
    {
        var (clean, noisy) = (new List<Reading>(), new List<Reading>());
        foreach (var (model, test) in parts)
        {
            clean.AddRange(RoutingTask.Read(model, test));
            noisy.AddRange(RoutingTask.Read(model, test.Select(m => m with { Text = noise.Of(m.Text) })));
        }

        return (Classification.MacroF1(clean), Classification.MacroF1(noisy));
    }

    private static async Task<(double Clean, double Noisy)> AnswersAsync(List<AnswerRow> questions, Noise noise, TextWriter output, CancellationToken cancellationToken)
    {
        using var engine = new Engine();
        var asked = new List<(string Said, string Heard, Answered Clean, Answered Noisy)>();
        foreach (var question in questions)
        {
            var clean = await AnswersTask.AskAsync(engine, question, question.Query, isHeard: true, cancellationToken);
            var heard = noise.Of(question.Query);
            asked.Add((question.Query, heard, clean, await AnswersTask.AskAsync(engine, question, heard, isHeard: true, cancellationToken)));
        }

        Table.Write(output, ["lost: said", "heard", "verdict"], asked.Where(a => a.Clean.Place == 1 && a.Noisy.Place != 1).Take(LossesShown).Select(a => new object[] { a.Said, a.Heard, a.Noisy.Verdict }));
        Table.Write(output, ["what was misheard sounds alike", "questions", "lost", "found only so"], asked.Where(a => a.Clean.IsAnswerable).GroupBy(a => Alike(a.Said, a.Heard)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new object[]
        {
            g.Key, g.Count(), g.Count(a => a.Clean.Place == 1 && a.Noisy.Place != 1), g.Count(a => a.Clean.Place != 1 && a.Noisy.Place == 1),
        }));
        return (AnswersTask.Measure([.. asked.Select(a => a.Clean)])["recallAt1"], AnswersTask.Measure([.. asked.Select(a => a.Noisy)])["recallAt1"]);
    }

    // Only what sounds alike can be undone by ear; of the confusions of a recogniser that is about half.
    private static string Alike(string said, string heard)
    {
        var misheard = said.Zip(heard).Where(c => c.First != c.Second).ToList();
        return misheard.Count == 0 ? "nothing misheard" : misheard.Count(c => Homophones.SoundAlike(c.First, c.Second)) switch
        {
            0 => "none of it",
            var alike when alike == misheard.Count => "all of it",
            _ => "some of it",
        };
    }
}
