using Hotline.Bot.Conversations;
using Hotline.Bot.Understanding.Aspects;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Questions and statements that name no subject of their own, and so are of the article that was given last.</summary>
internal sealed class FollowOns(IKnowledgeBase knowledge, AspectReader aspects)
{
    /// <summary>True for a question that asks for one side of something and does not name it.</summary>
    /// <param name="folded">The question, normalised.</param>
    public bool NamesNoSubject(string folded) => aspects.Read(folded).Count > 0;

    /// <summary>
    /// The article that a question is of, and the passages that answer it (empty where it says nothing of it); null where the question has
    /// a subject of its own, or no article was given.
    /// </summary>
    /// <param name="state">The conversation's state.</param>
    /// <param name="folded">The question, normalised.</param>
    /// <param name="language">The conversation's language.</param>
    public (Article Article, string Passages)? ArticleOf(ConversationState state, string folded, string language)
    {
        if (state.CurrentArticle is not { } id || knowledge.Find(id, language) is not { } article)
            return null;
        if (aspects.Read(folded) is { Count: > 0 } asked)
            return (article, ArticlePassages.Find(article, asked));
        var conditions = ArticlePassages.Find(article, [aspects.Who]);
        // Who tells how old they are is told who may have it.
        if (aspects.CircumstanceIn(folded) is { } circumstance)
            return conditions.Contains(circumstance, StringComparison.Ordinal) ? (article, conditions) : null;
        // Of a person it is said only where the article speaks of such a person; else it may be about anything.
        return aspects.PersonIn(folded) is { } told && ArticlePassages.SpeaksOf(conditions, told) ? (article, conditions) : null;
    }
}
