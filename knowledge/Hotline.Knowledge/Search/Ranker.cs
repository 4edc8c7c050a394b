namespace Hotline.Knowledge.Search;

/// <summary>A term of a question as an index knows it.</summary>
/// <param name="Place">Where it stands in the question.</param>
/// <param name="Number">Its number in the index; -1 where no article has it.</param>
/// <param name="Weight">Rarity times kind.</param>
internal readonly record struct QuestionTerm(Term Place, int Number, float Weight);

/// <summary>An article that might answer.</summary>
internal struct Candidate
{
    /// <summary>Number of the article in the index.</summary>
    public int Article;

    /// <summary>Score, comparable within one question only.</summary>
    public float Score;

    /// <summary>The title or phrasing that fits best.</summary>
    public int BestUnit;

    /// <summary>Weight of the question that stands anywhere in the article; 1 is a word that only one article has.</summary>
    public float Found;

    /// <summary>Weight of the question that does not.</summary>
    public float Missing;

    /// <summary>How far the best unit has the question's letters, and in the same order: 0 to 1.</summary>
    public float Likeness;

    /// <summary>Weight that the question and the best unit have in common, beside what both have: 0 to 1.</summary>
    public float Similarity;

    /// <summary>How near the meaning is, beside the usual: 0 to 1; 0 where meaning is not known.</summary>
    public float Nearness;
}

/// <summary>Finds the articles that fit a question best.</summary>
internal static class Ranker
{
    /// <summary>More are never offered: an answer or a choice shows three.</summary>
    public const int MostOffered = 6;

    /// <summary>So many are compared by the order of their words: what fits worse by its words alone never comes first.</summary>
    public const int MostCandidates = 24;

    /// <summary>So many articles are told apart by the common terms.</summary>
    private const int MostCompared = 512;

    // Beyond, a question's terms are counted outside the stack.
    private const int MostLengths = 256;

    /// <summary>Fills <paramref name="candidates"/>, best first.</summary>
    /// <param name="index">Where to look.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="asked">What is asked; nothing scores yet.</param>
    /// <param name="candidates">Takes the result.</param>
    /// <returns>How many there are.</returns>
    public static int Rank(ArticleIndex index, SearchWeights weights, in Asked asked, Span<Candidate> candidates)
    {
        var longest = LongestRead(index, weights, asked.Terms);
        var isAll = true;
        foreach (var term in asked.Terms)
        {
            if (term.Number < 0)
                continue;
            if (index.PostingsOf(term.Number).Length <= longest)
                asked.Scores.Add(term.Number, term.Weight);
            else
                isAll = false;
        }

        AddSounds(index, weights, asked);
        return Select(index, weights, asked, isAll ? asked.Scores.Touched : AddCommon(index, weights, asked, longest), candidates);
    }

    /// <summary>
    /// Orders candidates anew by how many letters the question shares with the likest of their phrasings, and by how much of it stands nowhere in them.
    /// </summary>
    /// <param name="index">Where they were found.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="asked">The question.</param>
    /// <param name="candidates">Best first, before and after.</param>
    public static void Reorder(ArticleIndex index, SearchWeights weights, in Asked asked, Span<Candidate> candidates)
    {
        foreach (ref var candidate in candidates)
            Reconsider(index, weights, asked, ref candidate);
        Sort(candidates);
    }

    /// <summary>How an article fits by its words, wherever it would stand among the others.</summary>
    public static Candidate Candidate(ArticleIndex index, SearchWeights weights, in Asked asked, int article)
    {
        var candidate = Score(index, weights, article, asked.Scores.Units);
        Reconsider(index, weights, asked, ref candidate);
        return candidate;
    }

    /// <summary>Puts the best first.</summary>
    public static void Sort(Span<Candidate> candidates) =>
        candidates.Sort(static (a, b) => a.Score == b.Score ? a.Article.CompareTo(b.Article) : b.Score.CompareTo(a.Score));

    private static void Reconsider(ArticleIndex index, SearchWeights weights, in Asked asked, ref Candidate candidate)
    {
        Describe(index, asked, ref candidate);
        var agreement = 0f;
        for (var unit = index.UnitStarts[candidate.Article]; unit < index.UnitStarts[candidate.Article + 1]; unit++)
        {
            var likeness = asked.Order.LikenessTo(index.UnitLetters[unit]);
            agreement = Math.Max(agreement, likeness.Agreement);
            if (unit == candidate.BestUnit)
                candidate.Likeness = likeness.InOrder;
        }

        candidate.Score *= weights.OfAgreement(agreement, index.Alone) * weights.OfMissing(candidate.Missing, index.Alone);
    }

    /// <summary>
    /// Postings of the most frequent term that is read as a whole: all, unless they would be more than <see cref="SearchWeights.MostPostings"/>. The rarest
    /// term always is.
    /// </summary>
    private static int LongestRead(ArticleIndex index, SearchWeights weights, ReadOnlySpan<QuestionTerm> terms)
    {
        Span<int> lengths = terms.Length <= MostLengths ? stackalloc int[terms.Length] : new int[terms.Length];
        var (count, sum) = (0, 0L);
        foreach (var term in terms)
        {
            if (term.Number < 0)
                continue;
            lengths[count++] = index.PostingsOf(term.Number).Length;
            sum += lengths[count - 1];
        }

        if (sum <= weights.MostPostings)
            return int.MaxValue;
        lengths = lengths[..count];
        lengths.Sort();
        var (longest, read) = (lengths[0], 0L);
        foreach (var length in lengths)
        {
            if ((read += length) > weights.MostPostings)
                break;
            longest = length;
        }

        return longest;
    }

    // Of those, too, only so many postings are read as of the question's own terms.
    private static void AddSounds(ArticleIndex index, SearchWeights weights, in Asked asked)
    {
        var room = weights.MostPostings;
        foreach (var sound in asked.BySound)
        {
            var length = index.PostingsOf(sound.Number).Length;
            if (length > room || !sound.IsPair)
                continue;
            room -= length;
            asked.Scores.Add(sound.Number, sound.Share * sound.Weight);
        }
    }

    // The articles that fit best by the rarer terms are compared by the common ones as well.
    private static ReadOnlySpan<int> AddCommon(ArticleIndex index, SearchWeights weights, in Asked asked, int longest)
    {
        var best = new PriorityQueue<int, (float Score, int Later)>(MostCompared);
        foreach (var article in asked.Scores.Touched)
        {
            if (!index.IsValid(article, asked.Day))
                continue;
            var rank = (Score(index, weights, article, asked.Scores.Units).Score, -article);
            if (best.Count < MostCompared)
                best.Enqueue(article, rank);
            else
                best.EnqueueDequeue(article, rank);
        }

        var articles = new int[best.Count];
        for (var i = 0; i < articles.Length; i++)
            articles[i] = best.Dequeue();
        Array.Sort(articles);
        foreach (var term in asked.Terms)
        {
            if (term.Number >= 0 && index.PostingsOf(term.Number).Length > longest)
                asked.Scores.AddTo(term, articles);
        }

        return articles;
    }

    private static int Select(ArticleIndex index, SearchWeights weights, in Asked asked, ReadOnlySpan<int> articles, Span<Candidate> candidates)
    {
        var count = 0;
        foreach (var article in articles)
        {
            if (!index.IsValid(article, asked.Day))
                continue;
            var candidate = Score(index, weights, article, asked.Scores.Units);
            if (candidate.Score <= 0 || count == candidates.Length && !IsBetter(candidate, candidates[count - 1]))
                continue;
            if (count < candidates.Length)
                count++;
            var place = count - 1;
            for (; place > 0 && IsBetter(candidate, candidates[place - 1]); place--)
                candidates[place] = candidates[place - 1];
            candidates[place] = candidate;
        }

        return count;
    }

    private static bool IsBetter(in Candidate one, in Candidate other) => one.Score > other.Score || one.Score == other.Score && one.Article < other.Article;

    private static Candidate Score(ArticleIndex index, SearchWeights weights, int article, ReadOnlySpan<float> scores)
    {
        var (first, end) = (index.UnitStarts[article], index.UnitStarts[article + 1]);
        var (best, sum, bestUnit) = (scores[first] * weights.Title, scores[first], first);
        for (var unit = first + 1; unit < end - 2; unit++)
        {
            sum += scores[unit];
            if (scores[unit] > best)
                (best, bestUnit) = (scores[unit], unit);
        }

        var others = (sum - scores[bestUnit]) / Math.Max(1, end - first - 3);
        return new Candidate
        {
            Article = article,
            BestUnit = bestUnit,
            Score = best + weights.Others * others + weights.Keywords * scores[end - 2] + weights.Body * scores[end - 1],
        };
    }

    // How much of the question the candidate has.
    private static void Describe(ArticleIndex index, in Asked asked, ref Candidate candidate)
    {
        var (first, end) = (index.UnitStarts[candidate.Article], index.UnitStarts[candidate.Article + 1]);
        var (all, found, shared) = (0f, 0f, 0f);
        var sounds = asked.BySound;
        for (var i = 0; i < asked.Terms.Length; i++)
        {
            var term = asked.Terms[i];
            var own = OwnSounds(ref sounds, i);
            var isThere = term.Number >= 0 && index.Contains(term.Number, first, end);
            var (weight, share) = isThere ? (term.Weight, 1) : BestSound(index, own, first, end) ?? (term.Weight, 0);
            all += weight;
            found += share * weight;
            if (isThere && index.Contains(term.Number, candidate.BestUnit, candidate.BestUnit + 1))
                shared += weight;
        }

        candidate.Found = found / index.RarestWeight;
        candidate.Missing = (all - found) / index.RarestWeight;
        candidate.Similarity = 2 * shared / (all + index.UnitMasses[candidate.BestUnit]);
    }

    private static ReadOnlySpan<SoundTerm> OwnSounds(ref ReadOnlySpan<SoundTerm> sounds, int of)
    {
        var count = 0;
        while (count < sounds.Length && sounds[count].Of == of)
            count++;
        var own = sounds[..count];
        sounds = sounds[count..];
        return own;
    }

    private static (float Weight, float Share)? BestSound(ArticleIndex index, ReadOnlySpan<SoundTerm> sounds, int firstUnit, int endUnit)
    {
        (float Weight, float Share) best = default;
        foreach (var sound in sounds)
        {
            if (sound.Weight * sound.Share > best.Weight * best.Share && index.Contains(sound.Number, firstUnit, endUnit))
                best = (sound.Weight, sound.Share);
        }

        return best == default ? null : best;
    }
}
