namespace Hotline.Ticketing.Routing.Learned;

/// <summary>Measures what can be learned, and keeps a worse model from taking the place of a better one.</summary>
public static class RoutingEvaluation
{
    private const int Folds = 5;

    // A difference of less is chance: one message in two hundred.
    private const double Tolerance = 0.005;

    // Fewer messages in the newest month compare nothing.
    private const int FewestToCompare = 30;

    /// <summary>
    /// Reads every message by a model that was not trained on it: five models, each trained on four fifths. Of more than 20,000
    /// messages so many are taken, evenly.
    /// </summary>
    /// <param name="messages">As for <see cref="RoutingTrainer.Train"/>.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    public static RoutingFigures CrossValidate(IReadOnlyList<LabelledMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var readings = new List<(string, string)>(messages.Count);
        var some = RoutingTrainer.Sample(messages);
        for (var fold = 0; fold < Folds; fold++)
        {
            var (kept, leftOut) = RoutingTrainer.Split(some, fold, Folds);
            var model = RoutingTrainer.Learn(kept, default, cancellationToken);
            readings.AddRange(leftOut.Select(m => (m.Label, model.Classify(m.Text).Label)));
        }

        return RoutingFigures.Of(readings);
    }

    /// <summary>
    /// Trains anew and says whether the new model may take the present one's place: one trained on everything but the newest
    /// month must read that month no worse than the present one does. Without times, a present model or enough messages in the
    /// month there is nothing to compare, and the new one is taken.
    /// </summary>
    /// <param name="messages">Everything known, the newest month included.</param>
    /// <param name="present">The model in use; null for none.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    public static Retraining Retrain(IReadOnlyList<LabelledMessage> messages, RoutingModel? present, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var from = messages.Max(m => m.At)?.AddMonths(-1);
        var (older, newest) = (messages.Where(m => m.At <= from).ToList(), messages.Where(m => m.At > from).ToList());
        if (present is null || newest.Count < FewestToCompare || !CanLearn(older))
            return new Retraining(RoutingTrainer.Train(messages, cancellationToken), null, null);
        var before = Read(present, newest);
        var after = Read(RoutingTrainer.Learn(older, default, cancellationToken), newest);
        var isWorse = after.MacroF1 < before.MacroF1 - Tolerance;
        return new Retraining(isWorse ? null : RoutingTrainer.Train(messages, cancellationToken), before, after);
    }

    /// <summary>Reads messages with a model.</summary>
    public static RoutingFigures Read(RoutingModel model, IReadOnlyCollection<LabelledMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(messages);
        return RoutingFigures.Of([.. messages.Select(m => (m.Label, model.Classify(m.Text).Label))]);
    }

    private static bool CanLearn(List<LabelledMessage> messages) => messages.GroupBy(m => m.Label).Count() > 1;
}

/// <summary>What came of training anew.</summary>
/// <param name="Model">The new model; null where it reads the newest month worse than the present one, which then stays.</param>
/// <param name="Before">How the present model reads the newest month; null where there was nothing to compare.</param>
/// <param name="After">How one trained without that month reads it.</param>
public sealed record Retraining(RoutingModel? Model, RoutingFigures? Before, RoutingFigures? After);
