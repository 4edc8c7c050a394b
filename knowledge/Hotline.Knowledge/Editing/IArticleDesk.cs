using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <summary>
/// Where articles are edited: a draft is written, a second person publishes it, and residents are answered from it at once. Whoever wrote
/// in a version never publishes it.
/// </summary>
public interface IArticleDesk
{
    /// <summary>
    /// Writes into the open version of an article, or begins one. What is wrong with it does not hinder saving.
    /// </summary>
    /// <param name="key">Which article; well-formed.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="seen"><see cref="ArticleVersion.Token"/> of the open version that was edited; null where none was open.</param>
    /// <param name="by">Id of the account.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<ArticleOutcome> SaveAsync(ArticleKey key, string text, string? seen, string by, CancellationToken cancellationToken);

    /// <summary>Takes a step with an article.</summary>
    /// <param name="key">Which article.</param>
    /// <param name="step">Which step.</param>
    /// <param name="seen">Token of the version that it is about; null where there was none, which only <see cref="ArticleStep.Withdraw"/> allows.</param>
    /// <param name="note">Why; needed for sending back and withdrawing.</param>
    /// <param name="by">Id of the account.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<ArticleOutcome> StepAsync(ArticleKey key, ArticleStep step, string? seen, string? note, string by, CancellationToken cancellationToken);

    /// <summary>What is wrong with an article's text, by line; empty: it can be published.</summary>
    IReadOnlyList<ArticleProblem> Check(ArticleKey key, string text);

    /// <summary>The article as it would be shown; null where a fault leaves nothing to show.</summary>
    Article? Draft(ArticleKey key, string text);

    /// <summary>The text of the article's file, or null where it has none.</summary>
    string? FileText(ArticleKey key);

    /// <summary>Published versions that are left out at present, with why.</summary>
    IReadOnlyList<ArticleProblem> Faults { get; }

    /// <summary>Everything that is answered from now, as files, by name.</summary>
    Task<IReadOnlyList<(ArticleKey Key, string Text)>> ExportAsync(CancellationToken cancellationToken);
}

/// <summary>A step with an article.</summary>
public enum ArticleStep
{
    /// <summary>The draft is finished; somebody else is to read it.</summary>
    Submit,
    /// <summary>Back to being a draft, with a note.</summary>
    SendBack,
    /// <summary>Residents are answered from it from now on.</summary>
    Publish,
    /// <summary>The draft is given up; it stays in the history.</summary>
    Discard,
    /// <summary>Residents are not answered from the article any more.</summary>
    Withdraw,
    /// <summary>Undoes a withdrawal: the text from before is answered from again.</summary>
    Reinstate,
}

/// <summary>What became of a change.</summary>
public abstract record ArticleOutcome
{
    private ArticleOutcome() { }

    /// <summary>Done; the version as it stands now.</summary>
    public sealed record Done(ArticleVersion Version) : ArticleOutcome;

    /// <summary>Somebody else changed it meanwhile; nothing was done.</summary>
    /// <param name="Present">The open version, or the one in force, as it stands now; null where there is none.</param>
    public sealed record Stale(ArticleVersion? Present) : ArticleOutcome;

    /// <summary>Not allowed; nothing was done.</summary>
    public sealed record Refused(ArticleRefusal Why, IReadOnlyList<ArticleProblem> Problems) : ArticleOutcome;
}

/// <summary>Why a change was refused.</summary>
public enum ArticleRefusal
{
    /// <summary>The version does not stand where this step begins.</summary>
    WrongStage,
    /// <summary>Who wrote in it does not publish it.</summary>
    OwnText,
    /// <summary>It has faults.</summary>
    Faulty,
    /// <summary>A reason is needed.</summary>
    NoReason,
    /// <summary>It is too long to be kept, or its id or language is none.</summary>
    Unusable,
}
