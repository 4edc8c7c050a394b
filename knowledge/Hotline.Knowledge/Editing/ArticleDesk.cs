using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <inheritdoc cref="IArticleDesk"/>
internal sealed class ArticleDesk(IArticleVersions versions, ArticleShelf shelf, ArticleWatch watch, ArticleCheck check, TimeProvider time) : IArticleDesk
{
    private const int MostNote = 500;

    public IReadOnlyList<ArticleProblem> Faults => shelf.Faults;

    public IReadOnlyList<ArticleProblem> Check(ArticleKey key, string text) => check.Check(key, text);

    public Article? Draft(ArticleKey key, string text) => check.Draft(key, text);

    public string? FileText(ArticleKey key) => key.IsWellFormed ? shelf.FileText(key) : null;

    public Task<IReadOnlyList<(ArticleKey Key, string Text)>> ExportAsync(CancellationToken cancellationToken) => shelf.ExportAsync(cancellationToken);

    public async Task<ArticleOutcome> SaveAsync(ArticleKey key, string text, string? seen, string by, CancellationToken cancellationToken)
    {
        if (!key.IsWellFormed || text.Length > ArticleFile.MostBytes / 4)
            return Refuse(ArticleRefusal.Unusable);
        var history = await versions.HistoryAsync(key, cancellationToken);
        var open = history.FirstOrDefault(v => v.IsOpen);
        if (open?.Token != seen)
            return new ArticleOutcome.Stale(open);
        var now = time.GetUtcNow();
        var saved = open is null
            ? New(key, NextNumber(history), ArticleStage.Draft, text, by, now)
            // Who changes what waits for review makes it a draft again: it is not what was submitted.
            : Changed(open, now) with { Text = text, Stage = ArticleStage.Draft, Authors = [.. open.Authors.Union([by])] };
        return await WriteAsync(key, [saved], saved, cancellationToken);
    }

    public async Task<ArticleOutcome> StepAsync(ArticleKey key, ArticleStep step, string? seen, string? note, string by, CancellationToken cancellationToken)
    {
        if (!key.IsWellFormed)
            return Refuse(ArticleRefusal.Unusable);
        var why = note?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, MostNote)] : null;
        var history = await versions.HistoryAsync(key, cancellationToken);
        var isAboutOpen = step is ArticleStep.Submit or ArticleStep.SendBack or ArticleStep.Publish or ArticleStep.Discard;
        var version = history.FirstOrDefault(v => isAboutOpen ? v.IsOpen : v.IsInForce);
        if (version?.Token != seen)
            return new ArticleOutcome.Stale(version);
        if (why is null && step is ArticleStep.SendBack or ArticleStep.Withdraw)
            return Refuse(ArticleRefusal.NoReason);
        var now = time.GetUtcNow();
        return step switch
        {
            ArticleStep.Submit => await SubmitAsync(version, why, now, cancellationToken),
            ArticleStep.SendBack => await MoveAsync(version, ArticleStage.InReview, ArticleStage.Draft, why, now, cancellationToken),
            ArticleStep.Discard when version is { IsOpen: true } => await MoveAsync(version, version.Stage, ArticleStage.Discarded, why, now, cancellationToken),
            ArticleStep.Publish => await PublishAsync(history, version, by, now, cancellationToken),
            ArticleStep.Withdraw when version is null => await WithdrawFileAsync(key, history, why!, by, now, cancellationToken),
            ArticleStep.Withdraw => await MoveAsync(version, ArticleStage.Published, ArticleStage.Withdrawn, why, now, cancellationToken),
            // Of what was never published here, the file is what was answered from.
            ArticleStep.Reinstate => await MoveAsync(
                version, ArticleStage.Withdrawn, version?.PublishedBy is null ? ArticleStage.Discarded : ArticleStage.Published, why, now, cancellationToken),
            _ => Refuse(ArticleRefusal.WrongStage),
        };
    }

    private async Task<ArticleOutcome> SubmitAsync(ArticleVersion? draft, string? note, DateTimeOffset now, CancellationToken cancellationToken)
        => draft is { Stage: ArticleStage.Draft } && check.Check(draft.Key, draft.Text) is { Count: > 0 } problems
            ? Refuse(ArticleRefusal.Faulty, problems)
            : await MoveAsync(draft, ArticleStage.Draft, ArticleStage.InReview, note, now, cancellationToken);

    private async Task<ArticleOutcome> PublishAsync(
        IReadOnlyList<ArticleVersion> history, ArticleVersion? version, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (version is not { Stage: ArticleStage.InReview })
            return Refuse(ArticleRefusal.WrongStage);
        if (version.Authors.Contains(by))
            return Refuse(ArticleRefusal.OwnText);
        // The other articles may have changed since it was submitted.
        if (check.Check(version.Key, version.Text) is { Count: > 0 } problems)
            return Refuse(ArticleRefusal.Faulty, problems);
        var published = Changed(version, now) with { Stage = ArticleStage.Published, PublishedBy = by, Note = null };
        var before = history.Where(v => v.IsInForce).Select(v => Changed(v, now) with { Stage = ArticleStage.Superseded });
        return await WriteAsync(version.Key, [.. before, published], published, cancellationToken);
    }

    private async Task<ArticleOutcome> WithdrawFileAsync(
        ArticleKey key, IReadOnlyList<ArticleVersion> history, string why, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (shelf.FileText(key) is not { } text)
            return Refuse(ArticleRefusal.WrongStage);
        var withdrawn = New(key, NextNumber(history), ArticleStage.Withdrawn, text, by, now) with { Note = why };
        return await WriteAsync(key, [withdrawn], withdrawn, cancellationToken);
    }

    private async Task<ArticleOutcome> MoveAsync(
        ArticleVersion? version, ArticleStage from, ArticleStage to, string? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (version is null || version.Stage != from)
            return Refuse(ArticleRefusal.WrongStage);
        var moved = Changed(version, now) with { Stage = to, Note = note };
        return await WriteAsync(version.Key, [moved], moved, cancellationToken);
    }

    private async Task<ArticleOutcome> WriteAsync(
        ArticleKey key, IReadOnlyList<ArticleVersion> changed, ArticleVersion outcome, CancellationToken cancellationToken)
    {
        if (!await versions.WriteAsync(changed, cancellationToken))
        {
            var history = await versions.HistoryAsync(key, cancellationToken);
            return new ArticleOutcome.Stale(history.FirstOrDefault(v => v.IsOpen) ?? history.FirstOrDefault(v => v.IsInForce));
        }

        if (changed.Any(v => v.Stage is not (ArticleStage.Draft or ArticleStage.InReview)))
            await watch.LookAsync(CancellationToken.None);
        return new ArticleOutcome.Done(outcome);
    }

    private static int NextNumber(IReadOnlyList<ArticleVersion> history) => history.Count == 0 ? 1 : history.Max(v => v.Number) + 1;

    private static ArticleVersion New(ArticleKey key, int number, ArticleStage stage, string text, string by, DateTimeOffset now) => new()
    {
        Key = key,
        Number = number,
        Revision = 1,
        Stage = stage,
        Text = text,
        Authors = [by],
        CreatedAt = now,
        ChangedAt = now,
    };

    private static ArticleVersion Changed(ArticleVersion version, DateTimeOffset now) => version with { Revision = version.Revision + 1, ChangedAt = now };

    private static ArticleOutcome.Refused Refuse(ArticleRefusal why, IReadOnlyList<ArticleProblem>? problems = null) => new(why, problems ?? []);
}
