namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// How much oftener an expression stands in messages of a class than in others, as naive Bayes would weigh it: the logarithm of
/// the ratio of its frequencies, smoothed by one. S. Wang and C. Manning, "Baselines and Bigrams" (2012).
/// </summary>
internal static class LogCountRatio
{
    private const float Smoothing = 1;

    /// <summary>The ratio of each expression, by number.</summary>
    public static float[] Of(TrainingSet set, int ofClass)
    {
        var within = new float[set.Table.Count];
        var messages = 0;
        for (var i = 0; i < set.Count; i++)
        {
            if (set.Classes[i] != ofClass)
                continue;
            messages++;
            foreach (var feature in set.Of(i))
                within[feature.Number]++;
        }

        var ratios = new float[within.Length];
        for (var i = 0; i < ratios.Length; i++)
            ratios[i] = MathF.Log((within[i] + Smoothing) / Math.Max(1, messages) / ((set.MessagesWith[i] - within[i] + Smoothing) / Math.Max(1, set.Count - messages)));
        return ratios;
    }
}
