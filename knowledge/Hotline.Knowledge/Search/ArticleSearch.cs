namespace Hotline.Knowledge.Search;

/// <summary>Answers questions from the articles of one language.</summary>
internal sealed class ArticleSearch(ArticleIndex index, SearchWeights weights, Judge judge)
{
    /// <summary>An article that scores less than this share of the best is no alternative to it.</summary>
    private const float Alternative = 0.35f;

    /// <param name="question">What is asked.</param>
    /// <param name="text">Its normalised text.</param>
    /// <param name="terms">The terms in it.</param>
    /// <param name="scratch">Working memory.</param>
    public KnowledgeResult Ask(KnowledgeQuestion question, ReadOnlySpan<char> text, ReadOnlySpan<Term> terms, SearchScratch scratch)
    {
        var asked = scratch.Look(index, weights, text, terms);
        var count = Ranker.Rank(index, weights, asked, question.On.DayNumber, scratch.ZeroScores(index.Units), scratch.Candidates);
        if (count == 0)
            return KnowledgeResult.Nothing;

        var candidates = scratch.Candidates.AsSpan(0, count);
        Ranker.Reorder(index, weights, scratch.Order, candidates);
        candidates = candidates[..Math.Min(count, Ranker.MostOffered)];
        Ranker.Describe(index, asked, candidates);
        var confidence = judge.Confidence(candidates);
        var verdict = judge.Verdict(candidates, confidence);
        return verdict == KnowledgeVerdict.None
            ? KnowledgeResult.Nothing
            : new KnowledgeResult(verdict, Hits(question, asked, candidates, confidence));
    }

    /// <summary>The articles that fit best, whatever the verdict.</summary>
    /// <param name="day">The day on which they must be valid, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="text">The normalised question.</param>
    /// <param name="terms">The terms in it.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="depth">At most so many.</param>
    public Candidate[] Rank(int day, ReadOnlySpan<char> text, ReadOnlySpan<Term> terms, SearchScratch scratch, int depth)
    {
        var asked = scratch.Look(index, weights, text, terms);
        var candidates = new Candidate[depth];
        var count = Ranker.Rank(index, weights, asked, day, scratch.ZeroScores(index.Units), candidates);
        Ranker.Reorder(index, weights, scratch.Order, candidates.AsSpan(0, Math.Min(count, Ranker.MostCandidates)));
        return candidates[..count];
    }

    private List<KnowledgeHit> Hits(KnowledgeQuestion question, ReadOnlySpan<QuestionTerm> asked, ReadOnlySpan<Candidate> candidates, double confidence)
    {
        var hits = new List<KnowledgeHit>(Math.Clamp(question.Limit, 1, candidates.Length));
        foreach (var candidate in candidates[..hits.Capacity])
        {
            var share = candidate.Score / candidates[0].Score;
            var words = MatchedWords.Of(index, candidate.Article, asked, question.Text);
            if (hits.Count == 0 || share >= Alternative && words.Count > 0)
                hits.Add(new KnowledgeHit(index.Articles[candidate.Article], confidence * share, words));
        }

        return hits;
    }
}
