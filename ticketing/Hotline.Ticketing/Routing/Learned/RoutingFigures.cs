namespace Hotline.Ticketing.Routing.Learned;

/// <summary>How well a model reads messages whose class is known.</summary>
/// <param name="Messages">How many were asked.</param>
/// <param name="Accuracy">Share read rightly.</param>
/// <param name="MacroF1">Mean over the classes of the harmonic mean of precision and recall: small classes count as much as large ones.</param>
/// <param name="Classes">By class.</param>
/// <param name="MostConfused">Pairs that were most often taken for one another, the worst first.</param>
public sealed record RoutingFigures(
    int Messages, double Accuracy, double MacroF1, IReadOnlyList<ClassFigures> Classes, IReadOnlyList<ConfusedPair> MostConfused)
{
    private const int PairsShown = 10;

    /// <summary>Counts what was read.</summary>
    /// <param name="readings">The right class and the one read, for each message.</param>
    public static RoutingFigures Of(IReadOnlyCollection<(string Right, string Read)> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var labels = readings.SelectMany(r => new[] { r.Right, r.Read }).Distinct().Order(StringComparer.Ordinal).ToList();
        var classes = labels.ConvertAll(label => new ClassFigures(
            label,
            readings.Count(r => r.Right == label),
            readings.Count(r => r.Read == label),
            readings.Count(r => r.Right == label && r.Read == label)));
        var pairs = readings.Where(r => r.Right != r.Read).CountBy(r => r)
            .Select(pair => new ConfusedPair(pair.Key.Right, pair.Key.Read, pair.Value))
            .OrderByDescending(pair => pair.Times).ThenBy(pair => pair.Right, StringComparer.Ordinal).Take(PairsShown);
        return new RoutingFigures(
            readings.Count,
            readings.Count == 0 ? 0 : (double)readings.Count(r => r.Right == r.Read) / readings.Count,
            classes.Count == 0 ? 0 : classes.Average(c => c.F1),
            classes,
            [.. pairs]);
    }
}

/// <summary>How well one class is read.</summary>
/// <param name="Label">The class.</param>
/// <param name="Messages">Messages that are of it.</param>
/// <param name="Read">Messages that were read as it.</param>
/// <param name="Right">Messages that are of it and were read so.</param>
public sealed record ClassFigures(string Label, int Messages, int Read, int Right)
{
    /// <summary>Share of what was read as it that is of it.</summary>
    public double Precision => Read == 0 ? 0 : (double)Right / Read;

    /// <summary>Share of what is of it that was read so.</summary>
    public double Recall => Messages == 0 ? 0 : (double)Right / Messages;

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / (Messages + Read);
}

/// <summary>A class taken for another.</summary>
/// <param name="Right">What it is.</param>
/// <param name="Read">What it was taken for.</param>
/// <param name="Times">How often.</param>
public sealed record ConfusedPair(string Right, string Read, int Times);
