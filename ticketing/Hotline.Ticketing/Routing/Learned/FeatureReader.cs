using System.Runtime.InteropServices;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>An expression in a message.</summary>
/// <param name="Number">Its number in the table.</param>
/// <param name="Value">How much of the message it is.</param>
internal readonly record struct Feature(int Number, float Value);

/// <summary>
/// Turns a message into features: how often each known expression stands in it, the opening counted more, as a square root (the
/// tenth time says less than the first), scaled to length 1 so that long messages weigh no more than short ones. One thread at a time.
/// </summary>
internal sealed class FeatureReader
{
    [ThreadStatic]
    private static FeatureReader? t_ofThread;

    private readonly char[] _letters = new char[MessageLetters.Most];
    private readonly List<Feature> _features = [];
    private float[] _counts = [];

    public static FeatureReader OfThread => t_ofThread ??= new FeatureReader();

    /// <summary>The known expressions of a message; they stand until the next call.</summary>
    public ReadOnlySpan<Feature> Read(ReadOnlySpan<char> text, FeatureTable table)
    {
        if (_counts.Length < table.Count)
            _counts = new float[table.Count];
        _features.Clear();
        var letters = _letters.AsSpan(0, MessageLetters.Read(text, _letters));
        for (var place = 0; place < letters.Length; place++)
        {
            var key = 0UL;
            for (var end = place; end < Math.Min(place + NGram.Longest, letters.Length); end++)
            {
                key = (key << 16) | letters[end];
                var number = table.Find(key);
                if (number >= 0)
                    Count(number, NGram.WeightAt(place));
            }
        }

        return Scale();
    }

    private void Count(int number, float weight)
    {
        if (_counts[number] == 0)
            _features.Add(new Feature(number, 0));
        _counts[number] += weight;
    }

    private ReadOnlySpan<Feature> Scale()
    {
        var sum = 0f;
        var features = CollectionsMarshal.AsSpan(_features);
        foreach (var feature in features)
            sum += _counts[feature.Number];
        var scale = sum > 0 ? 1 / MathF.Sqrt(sum) : 0;
        foreach (ref var feature in features)
        {
            feature = feature with { Value = MathF.Sqrt(_counts[feature.Number]) * scale };
            _counts[feature.Number] = 0;
        }

        return features;
    }
}
