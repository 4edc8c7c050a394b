namespace Hotline.Knowledge.Search;

/// <summary>A question as one index knows it, with how the index's units fit it by their words.</summary>
internal readonly ref struct Asked
{
    /// <summary>Its different terms.</summary>
    public required ReadOnlySpan<QuestionTerm> Terms { get; init; }

    /// <summary>What may have been said instead, where the question was heard.</summary>
    public ReadOnlySpan<SoundTerm> BySound { get; init; }

    /// <summary>Its letters, in their order.</summary>
    public required WordOrder Order { get; init; }

    /// <summary>The day on which an article must be valid, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int Day { get; init; }

    /// <summary>What the units score.</summary>
    public required UnitScores Scores { get; init; }

    /// <summary>About what an article scores that asks the very same and nothing else.</summary>
    public float BestScore(ArticleIndex index, SearchWeights weights)
    {
        var all = 0f;
        foreach (var term in Terms)
            all += term.Weight;
        return all * weights.OfAgreement(1, index.Alone);
    }
}
