using Hotline.Evaluation.Input;
using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Evaluation.Tasks;

/// <summary>Trains a routing model from a city's past tickets, reports on it, and keeps it unless it is worse than the present one.</summary>
internal sealed class TrainTask : EvaluationTask
{
    public override string Name => "train";

    public override string Usage => "--csv tickets.csv [more.csv...] --model routing.model";

    public override Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var messages = arguments.Files("csv").SelectMany(LabelledCsv.Read).ToList();
        var path = arguments.Text("model");
        var crossValidated = Guard(() => RoutingEvaluation.CrossValidate(messages, cancellationToken));
        Table.Write(output, ["class", "messages", "precision", "recall", "F1"], crossValidated.Classes.Select(c => new object[] { c.Label, c.Messages, c.Precision, c.Recall, c.F1 }));
        output.WriteLine();
        Table.Write(output, ["most confused: is", "was read as", "times"], crossValidated.MostConfused.Select(p => new object[] { p.Right, p.Read, p.Times }));
        var present = File.Exists(path) ? RoutingModelFile.Load(path) : null;
        var retraining = Guard(() => RoutingEvaluation.Retrain(messages, present, cancellationToken));
        if (retraining.Model is { } model)
            RoutingModelFile.Save(model, path);
        output.WriteLine(retraining.Model is null
            ? $"{path} stays as it was: the new model reads the newest month worse."
            : $"{path} is written.");
        return Task.FromResult(new Figures()
            .Add("macroF1", crossValidated.MacroF1)
            .Add("accuracy", crossValidated.Accuracy)
            .Add("newestMonthBefore", retraining.Before?.MacroF1 ?? double.NaN)
            .Add("newestMonthAfter", retraining.After?.MacroF1 ?? double.NaN)
            .Add("replaced", retraining.Model is null ? 0 : 1));
    }

    private static T Guard<T>(Func<T> learn)
    {
        try
        {
            return learn();
        }
        catch (ArgumentException exception)
        {
            throw new InputFault(exception.Message);
        }
    }
}
