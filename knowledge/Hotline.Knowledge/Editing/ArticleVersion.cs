namespace Hotline.Knowledge.Editing;

/// <summary>A version of an article as it was written in the console; its text is that of an article file, so that both go by the same rules.</summary>
public sealed record ArticleVersion
{
    /// <summary>Which article.</summary>
    public required ArticleKey Key { get; init; }

    /// <summary>Counts the article's versions from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Counts the changes of this version from 1; a change names the one that was seen.</summary>
    public required int Revision { get; init; }

    /// <summary>How it stands.</summary>
    public required ArticleStage Stage { get; init; }

    /// <summary>The whole file: keys and body.</summary>
    public required string Text { get; init; }

    /// <summary>Ids of the accounts that wrote in it, the first one first; none of them may publish it.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Id of the account that published it; null while nobody did.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>What was said with the last step: why it was sent back or withdrawn; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Names this version in this state, for a form that is sent back.</summary>
    public string Token => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number}.{Revision}");

    /// <summary>True while it can still become what residents hear.</summary>
    public bool IsOpen => Stage is ArticleStage.Draft or ArticleStage.InReview;

    /// <summary>True where it decides what residents hear: its text, or, withdrawn, nothing.</summary>
    public bool IsInForce => Stage is ArticleStage.Published or ArticleStage.Withdrawn;
}

/// <summary>How a version stands. An article has at most one open version and at most one in force.</summary>
public enum ArticleStage
{
    /// <summary>Is being written.</summary>
    Draft,
    /// <summary>Waits for a second person.</summary>
    InReview,
    /// <summary>Is what residents are answered from.</summary>
    Published,
    /// <summary>Residents are not answered from the article.</summary>
    Withdrawn,
    /// <summary>A later version took its place.</summary>
    Superseded,
    /// <summary>Was given up.</summary>
    Discarded,
}
