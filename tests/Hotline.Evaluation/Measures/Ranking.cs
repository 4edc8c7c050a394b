namespace Hotline.Evaluation.Measures;

/// <summary>Measures of ranking, over questions by the place, from 1, of the first right entry; 0 where none was found.</summary>
internal static class Ranking
{
    /// <summary>Share of questions with a right entry among the first so many.</summary>
    public static double RecallAt(int depth, IReadOnlyCollection<int> places) =>
        places.Count == 0 ? double.NaN : (double)places.Count(p => p > 0 && p <= depth) / places.Count;

    /// <summary>Mean of one over the place.</summary>
    public static double MeanReciprocalRank(IReadOnlyCollection<int> places) =>
        places.Count == 0 ? double.NaN : places.Average(p => p == 0 ? 0 : 1.0 / p);

    /// <summary>Place of the first right one, from 1; 0 for none.</summary>
    public static int PlaceOf(IEnumerable<string> ranked, IReadOnlyCollection<string> right) =>
        ranked.Select((id, i) => right.Contains(id) ? i + 1 : 0).FirstOrDefault(place => place > 0);
}
