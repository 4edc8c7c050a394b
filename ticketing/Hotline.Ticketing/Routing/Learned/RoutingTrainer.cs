namespace Hotline.Ticketing.Routing.Learned;

/// <summary>Learns a <see cref="RoutingModel"/> from past messages. The time grows with messages times classes.</summary>
public static class RoutingTrainer
{
    /// <summary>Fewest messages of a class that can be learned from.</summary>
    public const int FewestOfClass = 2;

    // Every so-many-th message is left out of a first model and asked of it, for the calibration. Three such models where there
    // are few messages; where there are many one of some of them is enough, and errs to the side of caution.
    private const int Parts = 5;
    private const int ManyMessages = 20_000;

    /// <summary>Trains. The same messages in the same order make the same model.</summary>
    /// <param name="messages">At least two classes, each with at least <see cref="FewestOfClass"/> messages.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    /// <exception cref="ArgumentException">There are too few messages or classes.</exception>
    public static RoutingModel Train(IReadOnlyList<LabelledMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Check(messages);
        var outcomes = new List<(double Best, double Second, bool IsRight)>();
        for (var part = 0; part < (messages.Count < ManyMessages ? 3 : 1); part++)
        {
            var (kept, leftOut) = Split(Sample(messages), part, Parts);
            if (kept.Select(m => m.Label).Distinct().Count() > 1)
                Ask(Learn(kept, default, cancellationToken), leftOut, outcomes);
        }

        return Learn(messages, Calibration.Fit(outcomes), cancellationToken);
    }

    /// <summary>The messages, or where there are many some of them, evenly; of every class that can be learned from in the first place.</summary>
    internal static IReadOnlyList<LabelledMessage> Sample(IReadOnlyList<LabelledMessage> messages)
    {
        if (messages.Count <= ManyMessages)
            return messages;
        var every = (messages.Count + ManyMessages - 1) / ManyMessages;
        return [.. messages.GroupBy(message => message.Label).SelectMany(ofClass => ofClass.Where((_, i) => i % every == 0 || i < Parts))];
    }

    /// <summary>Every <paramref name="parts"/>-th message from <paramref name="part"/> on, within its class, and the others.</summary>
    internal static (List<LabelledMessage> Kept, List<LabelledMessage> LeftOut) Split(IReadOnlyList<LabelledMessage> messages, int part, int parts)
    {
        var (kept, leftOut) = (new List<LabelledMessage>(messages.Count), new List<LabelledMessage>());
        var seen = new Dictionary<string, int>();
        // Copies and answers to the same wave stand side by side in what a city exports; a fixed shuffle parts them evenly.
        var order = messages.ToArray();
        new Random(96156).Shuffle(order);
        foreach (var message in order)
        {
            var number = seen[message.Label] = seen.GetValueOrDefault(message.Label, -1) + 1;
            (number % parts == part ? leftOut : kept).Add(message);
        }

        return (kept, leftOut);
    }

    internal static RoutingModel Learn(IReadOnlyList<LabelledMessage> messages, Calibration calibration, CancellationToken cancellationToken)
    {
        var set = TrainingSet.Read(messages);
        var classes = set.Labels.Length;
        var (weights, biases) = (new float[set.Table.Count * classes], new float[classes]);
        Parallel.For(0, (classes + LinearSvm.Width - 1) / LinearSvm.Width, new ParallelOptions { CancellationToken = cancellationToken }, block =>
            LinearSvm.Train(set, block * LinearSvm.Width, weights, biases, cancellationToken));
        return new RoutingModel(set.Labels, set.Table, weights, biases, calibration);
    }

    private static void Ask(RoutingModel model, List<LabelledMessage> messages, List<(double Best, double Second, bool IsRight)> outcomes)
    {
        var scores = new float[model.Labels.Count];
        foreach (var message in messages)
        {
            model.Score(message.Text, scores);
            var (best, second) = RoutingModel.TopTwo(scores);
            outcomes.Add((scores[best], scores[second], model.Labels[best] == message.Label));
        }
    }

    private static void Check(IReadOnlyList<LabelledMessage> messages)
    {
        var classes = messages.GroupBy(m => m.Label).ToList();
        if (classes.Count < 2)
            throw new ArgumentException($"There are messages of {classes.Count} class; two or more are needed to tell them apart.", nameof(messages));
        if (classes.Find(c => c.Count() < FewestOfClass) is { } small)
            throw new ArgumentException($"The class '{small.Key}' has {small.Count()} message; {FewestOfClass} or more are needed.", nameof(messages));
    }
}
