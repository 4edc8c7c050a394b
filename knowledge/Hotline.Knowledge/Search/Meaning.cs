using Hotline.Knowledge.Embeddings;

namespace Hotline.Knowledge.Search;

/// <summary>What a question means beside what it says: its embedding, compared with those of the articles of one index.</summary>
internal sealed class Meaning
{
    // More would take milliseconds; then only the articles that the words found are compared.
    private const int MostScanned = 60_000;

    private readonly UnitVectors _vectors;
    private readonly float[] _question;
    private readonly float _usual;

    /// <param name="vectors">Embeddings of the index's units.</param>
    /// <param name="question">Embedding of the question, as long as each of them.</param>
    public Meaning(UnitVectors vectors, float[] question)
    {
        _vectors = vectors;
        _question = question;
        _usual = vectors.UsualCosine(question);
    }

    /// <summary>Adds the articles that mean about the same, whatever words they have, and orders all by words and meaning together.</summary>
    /// <param name="index">Where the candidates were found.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="asked">What was asked, and how the units fit by their words.</param>
    /// <param name="candidates">Those that the words found, ordered; with room for as many again.</param>
    /// <param name="count">How many those are.</param>
    /// <returns>How many there are now.</returns>
    public int Rank(ArticleIndex index, SearchWeights weights, in Asked asked, Span<Candidate> candidates, int count)
    {
        if (_vectors.Count <= MostScanned)
            count = Add(index, weights, asked, candidates, count);
        var best = asked.BestScore(index, weights);
        foreach (ref var candidate in candidates[..count])
        {
            var words = best > 0 ? Math.Min(candidate.Score / best, 1) : 0;
            // An article that is not embedded yet is taken to mean as much as its words say.
            candidate.Nearness = Nearness(index, candidate.Article) ?? words;
            candidate.Score = words + weights.OfNearness(candidate.Nearness, index.Alone);
        }

        Ranker.Sort(candidates[..count]);
        return count;
    }

    // The articles that are nearest and not among the candidates, as many as the candidates have room for.
    private int Add(ArticleIndex index, SearchWeights weights, in Asked asked, Span<Candidate> candidates, int count)
    {
        var found = new HashSet<int>(count);
        foreach (var candidate in candidates[..count])
            found.Add(candidate.Article);
        var nearest = new PriorityQueue<int, float>();
        var room = Math.Min(Ranker.MostCandidates, candidates.Length - count);
        for (var article = 0; article < index.Articles.Count; article++)
        {
            if (!index.IsValid(article, asked.Day) || found.Contains(article) || Nearness(index, article) is not { } nearness)
                continue;
            if (nearest.Count < room)
                nearest.Enqueue(article, nearness);
            else
                nearest.EnqueueDequeue(article, nearness);
        }

        while (nearest.TryDequeue(out var article, out _))
            candidates[count++] = Ranker.Candidate(index, weights, asked, article);
        return count;
    }

    // Cosines of a model lie close together (those of e5 from 0.7 to 1), so what counts is how far one lies above the usual.
    private float? Nearness(ArticleIndex index, int article)
    {
        var best = float.NegativeInfinity;
        for (var unit = index.UnitStarts[article]; unit < index.UnitStarts[article + 1]; unit++)
        {
            if (_vectors.Has(unit))
                best = Math.Max(best, _vectors.Cosine(_question, unit));
        }

        return float.IsNegativeInfinity(best) ? null : Math.Max(0, (best - _usual) / (1 - _usual));
    }
}
