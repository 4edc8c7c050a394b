namespace Hotline.Knowledge.Search;

/// <summary>
/// Says how sure an answer is. The probability that the best article is right is a logistic function of five things that can be
/// read off the ranking; its coefficients were fitted on half of tests/Hotline.Knowledge.Tests/Data/questions.jsonl, on each
/// phrasing asked of an index without it, and on requests to another kind of assistant as examples of what is not to be answered.
/// </summary>
internal sealed record Judge
{
    /// <summary>From here on the best article is the answer: of phrasings asked of an index without them, 85 to 90 in 100 such answers are right.</summary>
    private const double Sure = 0.55;

    /// <summary>The same of what was heard: what only sounds like the question is found as well, so more looks right.</summary>
    private const double SureOfHeard = 0.65;

    /// <summary>Below this nothing fits; between, asking back costs the resident less than a wrong answer or none.</summary>
    private const double Unsure = 0.15;

    /// <summary>
    /// The same of what the articles and the question's own words say together, so chosen that as many requests to another kind of assistant are refused as
    /// by the articles alone.
    /// </summary>
    private const double UnsureTogether = 0.35;

    /// <summary>With less, what is found is chance, however much the question is the hotline's business.</summary>
    private const double Faint = 0.03;

    // Letter for letter, but for a question mark or one letter in ten.
    private const float AskedSo = 0.9f;

    // Where the whole question stands in several articles, one that scores this share of the best may be what was meant.
    private const double Possible = 0.45;

    public static Judge Chinese { get; } = new() { Bias = -8.74, Similarity = 0, Lead = 2.6, Found = 4.53, Missing = -0.191, Likeness = 3.46, Alike = 0.75 };

    /// <summary>
    /// Where the meaning counts as well: fitted on the Chinese of the same questions and an eighth of those requests, with
    /// multilingual-e5-small. Scores then lie closer together.
    /// </summary>
    public static Judge ChineseByMeaning { get; } = Chinese with
    {
        Bias = -9.65,
        Lead = 0.96,
        Found = 3.6,
        Missing = -0.145,
        Likeness = 2.97,
        Nearness = 8.81,
        Alike = 0.85,
        Tie = 0.98,
    };

    /// <summary>English has fewer articles and shorter questions, so the same evidence weighs more.</summary>
    public static Judge English { get; } = new() { Bias = -5.72, Similarity = 3.43, Lead = 1.11, Found = 3.37, Missing = -0.143, Likeness = 0.84, Alike = 0.8 };

    public required double Bias { get; init; }

    /// <summary>Of the question and the best phrasing.</summary>
    public required double Similarity { get; init; }

    /// <summary>Of the best over the second, 0 to 1.</summary>
    public required double Lead { get; init; }

    /// <summary>Of the logarithm of the weight found.</summary>
    public required double Found { get; init; }

    /// <summary>Of the weight not found.</summary>
    public required double Missing { get; init; }

    /// <summary>Of <see cref="Candidate.Nearness"/>.</summary>
    public double Nearness { get; init; }

    /// <summary>Of <see cref="Candidate.Likeness"/>.</summary>
    public required double Likeness { get; init; }

    /// <summary>Where the whole question stands in several articles, one that scores this share of the best is as likely, however sure the best looks.</summary>
    public required double Alike { get; init; }

    /// <summary>One that scores this share cannot be told from the best, whatever stands in it.</summary>
    public double Tie { get; init; } = 0.96;

    /// <summary>Probability, 0 to 1, that the first candidate answers the question.</summary>
    public double Confidence(ReadOnlySpan<Candidate> candidates)
    {
        var best = candidates[0];
        var lead = candidates.Length > 1 ? 1 - candidates[1].Score / best.Score : 1;
        var logit = Bias + Similarity * best.Similarity + Lead * lead + Found * Math.Log(1 + best.Found) + Missing * best.Missing
            + Likeness * best.Likeness + Nearness * best.Nearness;
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>The verdict on candidates of which the first has this confidence.</summary>
    /// <param name="candidates">Best first.</param>
    /// <param name="confidence">Of the first.</param>
    /// <param name="isHeard">True where the question comes from a recogniser.</param>
    /// <param name="asides">Whom to ask in doubt whether the question is the hotline's business; null for nobody.</param>
    /// <param name="question">The question, normalised.</param>
    public KnowledgeVerdict Verdict(ReadOnlySpan<Candidate> candidates, double confidence, bool isHeard, IAsides? asides = null, ReadOnlySpan<char> question = default)
    {
        if (confidence >= (isHeard ? SureOfHeard : Sure))
            return !IsAskedSo(candidates) && (IsShared(candidates, Alike) || IsTied(candidates)) ? KnowledgeVerdict.Choose : KnowledgeVerdict.Answer;
        return IsShared(candidates, Possible) || IsPossible(confidence, asides, question) ? KnowledgeVerdict.Choose : KnowledgeVerdict.None;
    }

    // What is asked of the articles and what is not differs in its words as well, so neither witness knows what the other does, and their odds multiply.
    private static bool IsPossible(double confidence, IAsides? asides, ReadOnlySpan<char> question)
    {
        if (asides is null)
            return confidence >= Unsure;
        if (confidence < Faint)
            return false;
        var aside = asides.Probability(question);
        return confidence * (1 - aside) >= UnsureTogether * (confidence * (1 - aside) + (1 - confidence) * aside);
    }

    // "身份证丢了怎么办" stands whole in phrasings of several articles, and is itself one of one article.
    private static bool IsAskedSo(ReadOnlySpan<Candidate> candidates)
    {
        if (candidates[0].Likeness < AskedSo)
            return false;
        foreach (var other in candidates[1..])
        {
            if (other.Likeness >= AskedSo)
                return false;
        }

        return true;
    }

    private bool IsTied(ReadOnlySpan<Candidate> candidates) => candidates.Length > 1 && candidates[1].Score >= Tie * candidates[0].Score;

    // "医保" or "老人" stand whole in many articles; so does "挂失" in two. Which was meant cannot be seen, only asked.
    private static bool IsShared(ReadOnlySpan<Candidate> candidates, double share)
    {
        if (candidates[0].Missing > 0)
            return false;
        foreach (var other in candidates[1..])
        {
            if (other.Missing <= 0 && other.Score >= share * candidates[0].Score)
                return true;
        }

        return false;
    }
}
