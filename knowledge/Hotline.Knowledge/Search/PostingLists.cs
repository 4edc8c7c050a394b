namespace Hotline.Knowledge.Search;

/// <summary>A term in a unit.</summary>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Share">What the term adds to the unit's score, times the term's weight.</param>
internal readonly record struct Posting(int Unit, float Share);

/// <summary>The postings of all terms, side by side.</summary>
/// <param name="starts">First posting of each term, and one past the last.</param>
/// <param name="postings">Those of a term by unit.</param>
internal sealed class PostingLists(int[] starts, Posting[] postings)
{
    /// <summary>Those of a term; none for a number that it does not have.</summary>
    public ReadOnlySpan<Posting> Of(int term) => term + 1 < starts.Length ? postings.AsSpan(starts[term]..starts[term + 1]) : [];

    /// <summary>The first of some postings at or after a unit; how many there are where there is none.</summary>
    public static int FirstFrom(ReadOnlySpan<Posting> postings, int unit)
    {
        var (low, high) = (0, postings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (postings[middle].Unit < unit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>True where some of them are of units from <paramref name="firstUnit"/> to before <paramref name="endUnit"/>.</summary>
    public static bool Contains(ReadOnlySpan<Posting> postings, int firstUnit, int endUnit)
    {
        var first = FirstFrom(postings, firstUnit);
        return first < postings.Length && postings[first].Unit < endUnit;
    }
}
