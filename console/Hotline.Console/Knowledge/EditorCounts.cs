using Hotline.Console.Access;
using Hotline.Console.Wording;
using Hotline.Knowledge;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Feedback;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Knowledge;

/// <summary>Counts what waits for editors, for the tabs above their pages.</summary>
internal sealed class EditorCounts(IArticleVersions versions, IKnowledgeBase knowledge, IOptions<KnowledgeOptions> options, TimeProvider time)
{
    /// <summary>The tabs; null for those who only read.</summary>
    public async Task<EditorTabsModel?> OfAsync(Person person, CancellationToken cancellationToken)
    {
        if (!person.Has(Right.EditKnowledge))
            return null;
        var open = await versions.OpenAsync(cancellationToken);
        var due = DueArticles.Of(knowledge.Articles, Times.Day(time.GetUtcNow()), options.Value);
        return new(open.Count(v => v.Stage == ArticleStage.InReview && !v.Authors.Contains(person.AccountId)), open.Count, due.Count(d => d.Why != DueReason.NotYet));
    }
}

/// <summary>What waits for editors.</summary>
/// <param name="ToReview">Versions that this person may publish or send back.</param>
/// <param name="Open">All open versions.</param>
/// <param name="Due">Articles that expire or are to be reviewed.</param>
public sealed record EditorTabsModel(int ToReview, int Open, int Due);
