namespace Hotline.Knowledge.Search;

/// <summary>
/// Says how sure an answer is. The probability that the best article is right is a logistic function of four things that can be
/// read off the ranking; its coefficients were fitted on half of tests/Hotline.Knowledge.Tests/Data/questions.jsonl, on each
/// phrasing asked of an index without it, and on requests to another kind of assistant as examples of what is not to be answered.
/// </summary>
internal sealed record Judge
{
    /// <summary>From here on the best article is the answer: below, one in two would be wrong.</summary>
    private const double Sure = 0.5;

    /// <summary>Below this nothing fits; between, asking back costs the resident less than a wrong answer or none.</summary>
    private const double Unsure = 0.18;

    // Articles that score this share of the best may be what was meant by a word or two that several share.
    private const double Alike = 0.45;

    public static Judge Chinese { get; } = new() { Bias = -7.41, Similarity = 1.233, Lead = 1.789, Found = 5.758, Missing = -0.123 };

    /// <summary>English has fewer articles and shorter questions, so the same evidence weighs more.</summary>
    public static Judge English { get; } = new() { Bias = -6.272, Similarity = 5.745, Lead = 2.671, Found = 7.002, Missing = -0.3 };

    public required double Bias { get; init; }

    /// <summary>Of the question and the best phrasing.</summary>
    public required double Similarity { get; init; }

    /// <summary>Of the best over the second, 0 to 1.</summary>
    public required double Lead { get; init; }

    /// <summary>Of the logarithm of the weight found.</summary>
    public required double Found { get; init; }

    /// <summary>Of the weight not found.</summary>
    public required double Missing { get; init; }

    /// <summary>Probability, 0 to 1, that the first candidate answers the question.</summary>
    public double Confidence(ReadOnlySpan<Candidate> candidates)
    {
        var best = candidates[0];
        var lead = candidates.Length > 1 ? 1 - candidates[1].Score / best.Score : 1;
        var logit = Bias + Similarity * best.Similarity + Lead * lead + Found * Math.Log(1 + best.Found) + Missing * best.Missing;
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>The verdict on candidates of which the first has this confidence.</summary>
    public static KnowledgeVerdict Verdict(ReadOnlySpan<Candidate> candidates, double confidence)
    {
        if (IsVague(candidates))
            return KnowledgeVerdict.Choose;
        return confidence >= Sure ? KnowledgeVerdict.Answer : confidence >= Unsure ? KnowledgeVerdict.Choose : KnowledgeVerdict.None;
    }

    // "医保" or "老人" stand whole in many articles; so does "挂失" in two. Which was meant cannot be seen, only asked.
    private static bool IsVague(ReadOnlySpan<Candidate> candidates)
    {
        if (candidates[0].Missing > 0)
            return false;
        foreach (var other in candidates[1..])
        {
            if (other.Missing <= 0 && other.Score >= Alike * candidates[0].Score)
                return true;
        }

        return false;
    }
}
