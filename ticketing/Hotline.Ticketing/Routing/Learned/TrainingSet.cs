namespace Hotline.Ticketing.Routing.Learned;

/// <summary>Messages as the learner reads them: every message's features side by side, in one block each.</summary>
internal sealed class TrainingSet
{
    // An expression of one message only tells nothing of another.
    private const int LeastMessages = 2;

    private TrainingSet(string[] labels, FeatureTable table, int[] starts, Feature[] features, int[] classes)
    {
        Labels = labels;
        Table = table;
        Starts = starts;
        Features = features;
        Classes = classes;
        MessagesWith = new int[table.Count];
        foreach (var feature in features)
            MessagesWith[feature.Number]++;
    }

    /// <summary>The classes, in ordinal order.</summary>
    public string[] Labels { get; }

    /// <summary>Number of each expression.</summary>
    public FeatureTable Table { get; }

    /// <summary>First feature of each message, and one past the last.</summary>
    public int[] Starts { get; }

    /// <summary>The features of all messages.</summary>
    public Feature[] Features { get; }

    /// <summary>Class of each message.</summary>
    public int[] Classes { get; }

    /// <summary>How many messages have each expression.</summary>
    public int[] MessagesWith { get; }

    /// <summary>How many messages.</summary>
    public int Count => Classes.Length;

    /// <summary>The features of one message.</summary>
    public ReadOnlySpan<Feature> Of(int message) => Features.AsSpan(Starts[message]..Starts[message + 1]);

    /// <summary>Reads messages.</summary>
    public static TrainingSet Read(IReadOnlyList<LabelledMessage> messages)
    {
        string[] labels = [.. messages.Select(m => m.Label).Distinct().Order(StringComparer.Ordinal)];
        var table = Expressions(messages);
        var starts = new int[messages.Count + 1];
        var features = new List<Feature>();
        for (var i = 0; i < messages.Count; i++)
        {
            features.AddRange(FeatureReader.OfThread.Read(messages[i].Text, table));
            starts[i + 1] = features.Count;
        }

        return new TrainingSet(labels, table, starts, [.. features], [.. messages.Select(m => Array.BinarySearch(labels, m.Label, StringComparer.Ordinal))]);
    }

    private static FeatureTable Expressions(IReadOnlyList<LabelledMessage> messages)
    {
        var all = new FeatureTable(1 << 18);
        var messagesWith = new List<int>();
        foreach (var message in messages)
            FeatureReader.OfThread.Note(message.Text, all, messagesWith);
        var keys = all.ToKeys();
        var table = new FeatureTable(messagesWith.Count(count => count >= LeastMessages));
        for (var number = 0; number < keys.Length; number++)
        {
            if (messagesWith[number] >= LeastMessages)
                table.Add(keys[number]);
        }

        return table;
    }
}
