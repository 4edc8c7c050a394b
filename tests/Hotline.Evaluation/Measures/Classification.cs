namespace Hotline.Evaluation.Measures;

/// <summary>What a classifier made of one message.</summary>
/// <param name="Right">The right class.</param>
/// <param name="Read">The class read.</param>
/// <param name="Second">The next class; null for none.</param>
/// <param name="Confidence">Of <paramref name="Read"/>.</param>
internal readonly record struct Reading(string Right, string Read, string? Second = null, double Confidence = 1);

/// <summary>Measures of classification.</summary>
internal static class Classification
{
    /// <summary>Share read rightly.</summary>
    public static double Accuracy(IReadOnlyCollection<Reading> readings) => Share(readings.Count(r => r.Read == r.Right), readings.Count);

    /// <summary>Share where the right class is the first or the second.</summary>
    public static double TopTwo(IReadOnlyCollection<Reading> readings) => Share(readings.Count(r => r.Read == r.Right || r.Second == r.Right), readings.Count);

    /// <summary>Mean F1 over the classes that are right for some message. A class that is only ever read wrongly costs the others their recall.</summary>
    public static double MacroF1(IReadOnlyCollection<Reading> readings) =>
        readings.Select(r => r.Right).Distinct().Select(label => F1(readings, label)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>
    /// The largest share of messages, the most confident first, of which at least this share is read rightly. Messages of one
    /// confidence cannot be told apart, so they are taken together.
    /// </summary>
    public static double CoverageAt(double accuracy, IReadOnlyCollection<Reading> readings)
    {
        var (taken, right, covered) = (0, 0, 0);
        foreach (var group in readings.GroupBy(r => r.Confidence).OrderByDescending(g => g.Key))
        {
            taken += group.Count();
            right += group.Count(r => r.Read == r.Right);
            if (right >= accuracy * taken)
                covered = taken;
        }

        return Share(covered, readings.Count);
    }

    private static double F1(IReadOnlyCollection<Reading> readings, string label)
    {
        var right = readings.Count(r => r.Right == label && r.Read == label);
        return right == 0 ? 0 : 2.0 * right / (readings.Count(r => r.Right == label) + readings.Count(r => r.Read == label));
    }

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
}
