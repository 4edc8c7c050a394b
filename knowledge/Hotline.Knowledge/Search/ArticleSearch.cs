using System.Diagnostics.CodeAnalysis;
using Hotline.Knowledge.Embeddings;

namespace Hotline.Knowledge.Search;

/// <summary>Answers questions from the articles of one language.</summary>
/// <param name="index">The articles.</param>
/// <param name="weights">What counts how much.</param>
/// <param name="byWords">Says how sure an answer is.</param>
/// <param name="byMeaning">The same where the meaning is known.</param>
/// <param name="asides">Whom to ask in doubt; null for nobody.</param>
/// <param name="vectors">The articles' meaning; null where it is not known.</param>
internal sealed class ArticleSearch(ArticleIndex index, SearchWeights weights, Judge byWords, Judge byMeaning, IAsides? asides = null, UnitVectors? vectors = null)
{
    /// <summary>An article that scores less than this share of the best is no alternative to it.</summary>
    private const float Alternative = 0.35f;

    /// <summary>The answer; to what was heard also what is too unsure to be one, as other guesses at what was said may speak for it.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="text">Its normalised text.</param>
    /// <param name="terms">The terms in it.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="vector">Embedding of the question; null where it is not known.</param>
    public KnowledgeResult Ask(KnowledgeQuestion question, ReadOnlySpan<char> text, ReadOnlySpan<Term> terms, SearchScratch scratch, float[]? vector)
    {
        var asked = scratch.Ask(index, weights, text, terms, question.On.DayNumber, question.IsHeard);
        var candidates = Find(asked, scratch.Candidates, vector);
        if (candidates.IsEmpty)
            return KnowledgeResult.Nothing;

        candidates = candidates[..Math.Min(candidates.Length, Ranker.MostOffered)];
        var judge = Fits(vector) ? byMeaning : byWords;
        var confidence = judge.Confidence(candidates);
        var verdict = judge.Verdict(candidates, confidence, question.IsHeard, asides, text);
        return verdict == KnowledgeVerdict.None && !question.IsHeard
            ? KnowledgeResult.Nothing
            : new KnowledgeResult(verdict, Hits(question, asked, candidates, confidence));
    }

    /// <summary>The articles that fit best, whatever the verdict.</summary>
    /// <param name="day">The day on which they must be valid, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="text">The normalised question.</param>
    /// <param name="terms">The terms in it.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="depth">At most so many.</param>
    /// <param name="vector">Embedding of the question; null where it is not known.</param>
    public Candidate[] Rank(int day, ReadOnlySpan<char> text, ReadOnlySpan<Term> terms, SearchScratch scratch, int depth, float[]? vector) =>
        [.. Find(scratch.Ask(index, weights, text, terms, day), new Candidate[depth + Ranker.MostCandidates], vector)];

    private Span<Candidate> Find(in Asked asked, Span<Candidate> candidates, float[]? vector)
    {
        var count = Ranker.Rank(index, weights, asked, candidates[..^Ranker.MostCandidates]);
        Ranker.Reorder(index, weights, asked, candidates[..Math.Min(count, Ranker.MostCandidates)]);
        if (Fits(vector))
            count = new Meaning(vectors!, vector).Rank(index, weights, asked, candidates, count);
        return candidates[..count];
    }

    private bool Fits([NotNullWhen(true)] float[]? vector) => vector is not null && vectors?.Size == vector.Length;

    private List<KnowledgeHit> Hits(KnowledgeQuestion question, in Asked asked, ReadOnlySpan<Candidate> candidates, double confidence)
    {
        var hits = new List<KnowledgeHit>(Math.Clamp(question.Limit, 1, candidates.Length));
        foreach (var candidate in candidates[..hits.Capacity])
        {
            var share = candidate.Score / candidates[0].Score;
            var words = MatchedWords.Of(index, candidate.Article, asked, question.Text);
            if (hits.Count == 0 || share >= Alternative && (words.Count > 0 || candidate.Nearness > 0))
                hits.Add(new KnowledgeHit(index.Articles[candidate.Article], confidence * share, words));
        }

        return hits;
    }
}
