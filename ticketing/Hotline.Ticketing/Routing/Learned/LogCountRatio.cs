using System.Runtime.Intrinsics;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// How much oftener an expression stands in messages of a class than in others, as naive Bayes would weigh it: the logarithm of
/// the ratio of its frequencies, smoothed by one. S. Wang and C. Manning, "Baselines and Bigrams" (2012).
/// </summary>
internal static class LogCountRatio
{
    private const float Smoothing = 1;

    /// <summary>The squares of the ratios of each expression, by number, for the classes that are learned side by side.</summary>
    public static Vector256<float>[] Squares(TrainingSet set, int firstClass)
    {
        var within = new Vector256<float>[set.Table.Count];
        var messages = Vector256<float>.Zero;
        for (var i = 0; i < set.Count; i++)
        {
            if (set.Classes[i] - firstClass is not (>= 0 and < LinearSvm.Width and var ofClass))
                continue;
            var one = Vector256.WithElement(Vector256<float>.Zero, ofClass, 1);
            messages += one;
            foreach (var feature in set.Of(i))
                within[feature.Number] += one;
        }

        var (smoothing, all) = (Vector256.Create(Smoothing), Vector256.Create((float)set.Count));
        var scale = Vector256.Max(all - messages, Vector256<float>.One) / Vector256.Max(messages, Vector256<float>.One);
        for (var i = 0; i < within.Length; i++)
        {
            var ratio = Vector256.Log((within[i] + smoothing) * scale / (Vector256.Create((float)set.MessagesWith[i]) - within[i] + smoothing));
            within[i] = ratio * ratio;
        }

        return within;
    }
}
