using Hotline.Bot.Conversations;
using Hotline.Bot.Understanding.Text;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Finds what an operator may answer with.</summary>
public interface IDeskSuggestions
{
    /// <summary>
    /// Articles for a resident's last words, best first. A question that names no subject of its own ("那要带什么材料") is of the article
    /// that the bot gave last.
    /// </summary>
    /// <param name="state">The conversation's state.</param>
    /// <param name="question">The resident's words, their language, the day, and how many articles at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyList<Article>> FindAsync(ConversationState state, KnowledgeQuestion question, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IDeskSuggestions"/>
internal sealed class DeskSuggestions(IKnowledgeBase knowledge, FollowOns followOns, Normaliser normaliser) : IDeskSuggestions
{
    public async ValueTask<IReadOnlyList<Article>> FindAsync(ConversationState state, KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        // Words as the resident wrote them; in the dialog they are normalised before anything reads them.
        if (followOns.ArticleOf(state, normaliser.Normalise(question.Text), question.Language) is { } spokenOf)
            return [spokenOf.Article];
        var found = await knowledge.AskAsync(question, cancellationToken);
        return [.. found.Hits.Take(question.Limit).Select(hit => hit.Article)];
    }
}
