namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// Explains a reading in the message's own words: each letter is credited with the expressions that it belongs to, and runs of
/// letters that speak for the class are shown.
/// </summary>
internal static class Explanation
{
    private const int LongestRun = 12;

    public static IReadOnlyList<SpokenFor> Of(RoutingModel model, string text, int ofClass, int most)
    {
        var letters = new char[MessageLetters.Most];
        var length = MessageLetters.Read(text, letters);
        var credit = Credit(model, letters.AsSpan(0, length), ofClass);
        // A letter counts where it says more than the message's letters on the whole.
        var usual = credit.Where(c => c > 0).DefaultIfEmpty().Average();
        var runs = new Dictionary<string, double>();
        for (var start = 0; start < length; start++)
        {
            var end = start;
            while (end < length && end - start < LongestRun && credit[end] > usual)
                end++;
            // The letters are read without what divides them; only what stands together in the message is shown.
            while (end - start >= 2 && !text.Contains(new string(letters, start, end - start), StringComparison.OrdinalIgnoreCase))
                end--;
            if (end - start < 2)
                continue;
            var (words, sum) = (new string(letters, start, end - start), credit[start..end].Sum());
            runs[words] = runs.GetValueOrDefault(words) + sum;
            start = end - 1;
        }

        return [.. runs.Select(run => new SpokenFor(run.Key, run.Value)).OrderByDescending(run => run.Weight).Take(most)];
    }

    private static float[] Credit(RoutingModel model, ReadOnlySpan<char> letters, int ofClass)
    {
        var credit = new float[letters.Length];
        for (var place = 0; place < letters.Length; place++)
        {
            var key = 0UL;
            for (var end = place; end < Math.Min(place + NGram.Longest, letters.Length); end++)
            {
                key = (key << 16) | letters[end];
                var number = model.Table.Find(key);
                if (number < 0)
                    continue;
                var share = model.WeightOf(number, ofClass) * NGram.WeightAt(place) / (end - place + 1);
                foreach (ref var letter in credit.AsSpan(place..(end + 1)))
                    letter += share;
            }
        }

        return credit;
    }
}
