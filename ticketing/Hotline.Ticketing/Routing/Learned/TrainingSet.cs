namespace Hotline.Ticketing.Routing.Learned;

/// <summary>Messages as the learner reads them.</summary>
internal sealed class TrainingSet
{
    private readonly Feature[][] _features;

    private TrainingSet(string[] labels, ExpressionCount expressions, Feature[][] features, int[] classes)
    {
        (Labels, Table, MessagesWith, _features, Classes) = (labels, expressions.Table, expressions.MessagesWith, features, classes);
    }

    /// <summary>The classes, in ordinal order.</summary>
    public string[] Labels { get; }

    /// <summary>Number of each expression.</summary>
    public FeatureTable Table { get; }

    /// <summary>Class of each message.</summary>
    public int[] Classes { get; }

    /// <summary>How many messages have each expression.</summary>
    public int[] MessagesWith { get; }

    /// <summary>How many messages.</summary>
    public int Count => Classes.Length;

    /// <summary>The features of one message.</summary>
    public ReadOnlySpan<Feature> Of(int message) => _features[message];

    /// <summary>Reads messages.</summary>
    public static TrainingSet Read(IReadOnlyList<LabelledMessage> messages)
    {
        string[] labels = [.. messages.Select(m => m.Label).Distinct().Order(StringComparer.Ordinal)];
        var expressions = ExpressionCount.Of(messages, labels.Length);
        var features = new Feature[messages.Count][];
        Parallel.For(0, messages.Count, i => features[i] = FeatureReader.OfThread.Read(messages[i].Text, expressions.Table).ToArray());
        return new TrainingSet(labels, expressions, features, [.. messages.Select(m => Array.BinarySearch(labels, m.Label, StringComparer.Ordinal))]);
    }
}
