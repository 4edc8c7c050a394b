namespace Hotline.Bot.Understanding.Duplicates;

/// <summary>
/// How much each pair of neighbouring letters tells one message from others: the names of a housing estate or a firm are rare, what
/// everybody complains about is not. Learned from messages, without labels.
/// </summary>
internal sealed class PairRarity
{
    // The first lines say what it is about.
    private const int DetailRead = 300;

    // A pair that one message in fifty has names nothing.
    private const double CommonShare = 0.02;
    private const float SubjectWeight = 2;

    private readonly Dictionary<int, int> _messagesWith = [];
    private int _messages;

    /// <summary>Learns from a message.</summary>
    public void Note(string subject, string detail)
    {
        _messages++;
        foreach (var pair in Count(subject, detail).Keys)
            _messagesWith[pair] = _messagesWith.GetValueOrDefault(pair) + 1;
    }

    /// <summary>The pairs of a message with their weights, by number, scaled so that a message is alike itself by 1.</summary>
    public (int Pair, float Weight)[] Weigh(string subject, string detail)
    {
        var pairs = new List<(int Pair, float Weight)>();
        var squares = 0f;
        foreach (var (pair, count) in Count(subject, detail))
        {
            var messagesWith = _messagesWith.GetValueOrDefault(pair);
            if (messagesWith > Math.Max(10, CommonShare * _messages))
                continue;
            var weight = MathF.Sqrt(count) * MathF.Log((2f + _messages) / (1 + messagesWith));
            pairs.Add((pair, weight));
            squares += weight * weight;
        }

        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        return [.. pairs.OrderBy(p => p.Pair).Select(p => (p.Pair, p.Weight * scale))];
    }

    private static Dictionary<int, float> Count(string subject, string detail)
    {
        var counts = new Dictionary<int, float>();
        Count(subject, SubjectWeight, counts);
        Count(detail.AsSpan(0, Math.Min(DetailRead, detail.Length)), 1, counts);
        return counts;
    }

    private static void Count(ReadOnlySpan<char> text, float weight, Dictionary<int, float> counts)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(text[i]))
                continue;
            var pair = (text[i - 1] << 16) | text[i];
            counts[pair] = counts.GetValueOrDefault(pair) + weight;
        }
    }
}
