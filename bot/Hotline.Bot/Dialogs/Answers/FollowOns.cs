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

    /// <summary>True for a question how long something takes, which it does not name.</summary>
    /// <param name="folded">The question, normalised.</param>
    public bool AsksHowLong(string folded) => aspects.Read(folded).Any(asked => asked.Name == AspectReader.Duration);

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

    /// <summary>
    /// The article given last and the passages of it that hold what a short question names ("谁上门评估"); null where they hold it not, or
    /// where the question is found to name the subject of other articles and not of this one.
    /// </summary>
    /// <param name="state">The conversation's state.</param>
    /// <param name="folded">The question, normalised.</param>
    /// <param name="language">The conversation's language.</param>
    /// <param name="found">What the knowledge base has for the question by itself.</param>
    public (Article Article, string Passages)? Within(ConversationState state, string folded, string language, KnowledgeResult found)
    {
        if (state.CurrentArticle is not { } id || knowledge.Find(id, language) is not { } article)
            return null;
        var asked = new NamedWords(folded, aspects.NamedIn(folded));
        var isFound = found.Hits.Any(hit => hit.Article.Id == id);
        if (!isFound && found.Hits.Any(hit => ArticlePassages.IsSubject(hit.Article, asked)))
            return null;
        return ArticlePassages.Holding(article, asked) is { Length: > 0 } passages ? (article, passages) : null;
    }
}
