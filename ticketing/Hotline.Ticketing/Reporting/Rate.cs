namespace Hotline.Ticketing.Reporting;

/// <summary>A share that always shows what it is a share of.</summary>
/// <param name="Count">How many; weighted answers may count in part.</param>
/// <param name="Of">N: how many there are in all.</param>
public readonly record struct Rate(double Count, int Of)
{
    /// <summary>From 0 to 1; null where there is nothing to be a share of.</summary>
    public double? Share => Of == 0 ? null : Count / Of;
}

/// <summary>How long something took, over all that was finished.</summary>
/// <param name="N">How many were finished.</param>
/// <param name="MedianElapsed">Half took no longer, round the clock and without pauses; null where nothing was finished.</param>
/// <param name="P90Elapsed">Nine of ten took no longer.</param>
/// <param name="MedianWorked">The median in office time.</param>
/// <param name="P90Worked">Nine of ten, in office time.</param>
public sealed record TimeDistribution(int N, TimeSpan? MedianElapsed, TimeSpan? P90Elapsed, TimeSpan? MedianWorked, TimeSpan? P90Worked);
