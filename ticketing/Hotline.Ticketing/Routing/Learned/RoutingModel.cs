using System.Numerics;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// A classifier learned from past messages: one linear function a class over the message's expressions of one to three letters.
/// It never changes, and any number of threads may ask it at once.
/// </summary>
public sealed class RoutingModel
{
    private readonly FeatureTable _table;
    private readonly float[] _biases;
    private readonly string[] _labels;

    // The weights of an expression for all classes lie side by side.
    private readonly float[] _weights;

    internal RoutingModel(string[] labels, FeatureTable table, float[] weights, float[] biases, Calibration calibration)
    {
        (_labels, _table, _weights, _biases, Calibration) = (labels, table, weights, biases, calibration);
    }

    /// <summary>The classes, two or more, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    internal FeatureTable Table => _table;

    internal ReadOnlySpan<float> Weights => _weights;

    internal ReadOnlySpan<float> Biases => _biases;

    internal Calibration Calibration { get; }

    /// <summary>The class that the message speaks for. Tens of microseconds; never throws for what was written.</summary>
    /// <param name="text">The message, the subject first.</param>
    public RoutingReading Classify(ReadOnlySpan<char> text)
    {
        Span<float> scores = _labels.Length <= 256 ? stackalloc float[_labels.Length] : new float[_labels.Length];
        Score(text, scores);
        var (best, second) = TopTwo(scores);
        return new RoutingReading(_labels[best], Calibration.Confidence(scores[best], scores[second]), _labels[second]);
    }

    /// <summary>The expressions that spoke most for a class, the strongest first; longer ones stand for those within them.</summary>
    /// <param name="text">The message.</param>
    /// <param name="label">One of <see cref="Labels"/>.</param>
    /// <param name="most">At most so many.</param>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public IReadOnlyList<SpokenFor> Explain(string text, string label, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ofClass = Array.BinarySearch(_labels, label, StringComparer.Ordinal);
        return ofClass < 0
            ? throw new ArgumentException($"There is no class '{label}' in this model.", nameof(label))
            : Explanation.Of(this, text, ofClass, most);
    }

    internal void Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        _biases.CopyTo(scores);
        foreach (var (number, value) in FeatureReader.OfThread.Read(text, _table))
        {
            var weights = _weights.AsSpan(number * scores.Length, scores.Length);
            var i = 0;
            for (; i <= scores.Length - Vector<float>.Count; i += Vector<float>.Count)
                (new Vector<float>(scores[i..]) + new Vector<float>(weights[i..]) * value).CopyTo(scores[i..]);
            for (; i < scores.Length; i++)
                scores[i] += value * weights[i];
        }
    }

    internal static (int Best, int Second) TopTwo(ReadOnlySpan<float> scores)
    {
        var (best, second) = scores[1] > scores[0] ? (1, 0) : (0, 1);
        for (var i = 2; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                (best, second) = (i, best);
            else if (scores[i] > scores[second])
                second = i;
        }

        return (best, second);
    }

    internal float WeightOf(int expression, int ofClass) => _weights[expression * _labels.Length + ofClass];
}

/// <summary>What a <see cref="RoutingModel"/> makes of a message.</summary>
/// <param name="Label">The class.</param>
/// <param name="Confidence">Calibrated: of messages read with 0.9, nine in ten are right.</param>
/// <param name="Second">The next class.</param>
public readonly record struct RoutingReading(string Label, double Confidence, string Second);

/// <summary>An expression of a message that spoke for a class.</summary>
/// <param name="Words">As it stands in the message, with its neighbours where they spoke for the class as well.</param>
/// <param name="Weight">How strongly; comparable within one message.</param>
public sealed record SpokenFor(string Words, double Weight);
