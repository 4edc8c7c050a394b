namespace Hotline.Ticketing.Routing.Learned;

/// <summary>The expressions that are learned from, the most frequent first, and how many messages have each.</summary>
/// <param name="Table">Their numbers.</param>
/// <param name="MessagesWith">By number.</param>
internal sealed record ExpressionCount(FeatureTable Table, int[] MessagesWith)
{
    // An expression of one message only tells nothing of another.
    private const int LeastMessages = 2;

    // Weights of a model: 128 MB. Of more expressions the rarest are left out: of 146 classes 230,000 stay, each in dozens of messages.
    private const int MostWeights = 1 << 25;

    // What the learner keeps of each is a cache line, and an array of bytes ends at two billion.
    private const int MostExpressions = 1 << 22;

    // Each part counts its own expressions, so that all cores count.
    private const int Parts = 8;

    /// <summary>Counts those of messages.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="classes">How many classes are to be learned.</param>
    public static ExpressionCount Of(IReadOnlyList<LabelledMessage> messages, int classes)
    {
        var parts = new List<(ulong Key, int Messages)>[Parts];
        Parallel.For(0, Parts, part => parts[part] = Count(messages, part));
        var kept = parts.SelectMany(part => part).ToArray();
        // By key where they are as frequent, so that the same messages make the same model.
        Array.Sort(kept, static (a, b) => a.Messages != b.Messages ? b.Messages.CompareTo(a.Messages) : a.Key.CompareTo(b.Key));
        kept = kept[..Math.Min(kept.Length, Math.Min(MostExpressions, MostWeights / classes))];
        var table = new FeatureTable(kept.Length);
        foreach (var (key, _) in kept)
            table.Add(key);
        return new ExpressionCount(table, Array.ConvertAll(kept, expression => expression.Messages));
    }

    private static List<(ulong Key, int Messages)> Count(IReadOnlyList<LabelledMessage> messages, int part)
    {
        var (table, counts) = (new FeatureTable(), new List<(int Messages, int Last)>());
        var letters = new char[MessageLetters.Most];
        for (var message = 0; message < messages.Count; message++)
        {
            var length = MessageLetters.Read(messages[message].Text, letters);
            for (var place = 0; place < length; place++)
            {
                var key = 0UL;
                for (var end = place; end < Math.Min(place + NGram.Longest, length); end++)
                {
                    key = (key << 16) | letters[end];
                    if (FeatureTable.PartOf(key, Parts) == part)
                        Note(table.Add(key), message, counts);
                }
            }
        }

        var keys = table.ToKeys();
        return [.. counts.Select((count, number) => (keys[number], count.Messages)).Where(count => count.Messages >= LeastMessages)];
    }

    private static void Note(int number, int message, List<(int Messages, int Last)> counts)
    {
        if (number == counts.Count)
            counts.Add((0, -1));
        if (counts[number].Last != message)
            counts[number] = (counts[number].Messages + 1, message);
    }
}
