namespace Hotline.Knowledge.Search;

/// <summary>
/// What counts how much. Found on the tuning half of tests/Hotline.Knowledge.Tests/Data/questions.jsonl and on phrasings left
/// out, and rounded: around these values the figures hardly move.
/// </summary>
internal sealed record SearchWeights
{
    public static SearchWeights Default { get; } = new();

    /// <summary>A Chinese character beside a pair of neighbours, which is 1.</summary>
    public float Character { get; init; } = 2f;

    /// <summary>A word or number: about what two characters and their pair weigh together.</summary>
    public float Word { get; init; } = 3.5f;

    /// <summary>The beginning of a longer word.</summary>
    public float Prefix { get; init; } = 1.5f;

    /// <summary>An everyday word in the place of another.</summary>
    public float Sense { get; init; } = 1f;

    /// <summary>In a heard question, what sounds like what was heard, beside that.</summary>
    public float Homophone { get; init; } = 0.4f;

    /// <summary>The same where it only sounds somewhat like it.</summary>
    public float NearSound { get; init; } = 0.3f;

    /// <summary>The title beside a phrasing, which is 1.</summary>
    public float Title { get; init; } = 1f;

    /// <summary>All keywords, added to the best phrasing or title.</summary>
    public float Keywords { get; init; } = 1f;

    /// <summary>The body, added.</summary>
    public float Body { get; init; } = 0.9f;

    /// <summary>The other phrasings' average, added.</summary>
    public float Others { get; init; } = 0.6f;

    /// <summary>
    /// How much more an article counts one of whose phrasings agrees with the question in its letters: e to the power of this where all agree.
    /// Of many phrasings one agrees by chance sooner than a title that stands alone. Found on the tuning half.
    /// </summary>
    public float Agreement { get; init; } = 1f;

    /// <summary>So much is added to that where titles stand alone (<see cref="ArticleIndex.Alone"/>). Found on paraphrase/lcqmc_dev.jsonl.</summary>
    public float AgreementAlone { get; init; } = 1f;

    /// <summary>
    /// How much less an article with many phrasings counts for what of the question stands in none of its texts: e to the power of minus this for a pair of
    /// characters that only one article has. What is missing in a title that stands alone is what does not agree with it.
    /// </summary>
    public float Missing { get; init; } = 0.075f;

    /// <summary>How much nearness of meaning counts, 0 to 1, beside the words, 0 to 1.</summary>
    public float Meaning { get; init; } = 1.75f;

    /// <summary>
    /// The same where titles stand alone (<see cref="ArticleIndex.Alone"/>): among thousands of one sentence each, many mean about the same, and the words tell
    /// them apart. Found on paraphrase/lcqmc_dev.jsonl.
    /// </summary>
    public float MeaningAlone { get; init; } = 1f;

    /// <summary>BM25's k1 for phrasings, where a word rarely stands twice: how much length matters.</summary>
    public float PhrasingSaturation { get; init; } = 0.2f;

    /// <summary>BM25's b for phrasings.</summary>
    public float PhrasingLength { get; init; } = 1f;

    /// <summary>BM25's k1 for keywords.</summary>
    public float KeywordSaturation { get; init; } = 0.7f;

    /// <summary>BM25's b for keywords.</summary>
    public float KeywordLength { get; init; } = 0.4f;

    /// <summary>BM25's k1 for bodies.</summary>
    public float BodySaturation { get; init; } = 0.5f;

    /// <summary>BM25's b for bodies: a long text has many a word by chance.</summary>
    public float BodyLength { get; init; } = 0.75f;

    /// <summary>
    /// So many postings are read for a question, about half a millisecond. Up to some ten thousand articles that is all there are; beyond,
    /// an article must have one of the question's rarer terms to be found, and the common ones only tell the best of those apart.
    /// </summary>
    public int MostPostings { get; init; } = 150_000;

    /// <summary>Times what an article counts one of whose phrasings agrees with the question.</summary>
    /// <param name="agreement">How far, 0 to 1.</param>
    /// <param name="alone"><see cref="ArticleIndex.Alone"/> of the index.</param>
    public float OfAgreement(float agreement, float alone) => MathF.Exp((Agreement + AgreementAlone * alone) * agreement);

    /// <summary>Times what an article counts that has not the whole question.</summary>
    /// <param name="missing"><see cref="Candidate.Missing"/>.</param>
    /// <param name="alone"><see cref="ArticleIndex.Alone"/> of the index.</param>
    public float OfMissing(float missing, float alone) => MathF.Exp(-Missing * (1 - alone) * missing);

    /// <summary>What nearness of meaning adds to the words.</summary>
    /// <param name="nearness"><see cref="Candidate.Nearness"/>.</param>
    /// <param name="alone"><see cref="ArticleIndex.Alone"/> of the index.</param>
    public float OfNearness(float nearness, float alone) => (Meaning + (MeaningAlone - Meaning) * alone) * nearness;

    public float OfKind(TermKind kind) => kind switch
    {
        TermKind.Character => Character,
        TermKind.Prefix => Prefix,
        TermKind.Sense => Sense,
        TermKind.Word => Word,
        TermKind.Pair => 1,
    };
}
