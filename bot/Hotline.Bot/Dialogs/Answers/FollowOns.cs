using Hotline.Bot.Conversations;
using Hotline.Bot.Understanding.Aspects;
using Hotline.Bot.Understanding.Places;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Questions and statements that name no subject of their own, and so are of the article that was given last.</summary>
internal sealed class FollowOns(IKnowledgeBase knowledge, AspectReader aspects, ICityDirectory city)
{
    /// <summary>True for a question that asks for one side of something and does not name it.</summary>
    /// <param name="folded">The question, normalised.</param>
    public bool NamesNoSubject(string folded) => aspects.Read(folded).Count > 0;

    /// <summary>True for a question how long something takes, which it does not name.</summary>
    /// <param name="folded">The question, normalised.</param>
    public bool AsksHowLong(string folded) => Asks(folded, AspectReader.Duration);

    /// <summary>True for a question what to do about something that it does not name.</summary>
    /// <param name="folded">The question, normalised.</param>
    public bool AsksWhatToDo(string folded) => Asks(folded, AspectReader.Way);

    /// <summary>What an article says of the sides that a question asks for; empty where it says nothing of them.</summary>
    /// <param name="article">The article.</param>
    /// <param name="folded">The question, normalised.</param>
    public string PassagesOf(Article article, string folded) => ArticlePassages.Find(article, aspects.Read(folded));

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
            return Lines(conditions, circumstance) is { Length: > 0 } said ? (article, said) : null;
        // Of a person it is said only where the article speaks of such a person; else it may be about anything.
        if (aspects.PersonIn(Here(folded)) is not { } told)
            return null;
        if (ArticlePassages.SpeaksOf(conditions, told))
            return (article, conditions);
        return ArticlePassages.SpeakingOf(article, told) is { Length: > 0 } passages ? (article, passages) : null;
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
        if (ArticlePassages.Headed(article, folded) is { Length: > 0 } headed)
            return (article, headed);
        var asked = new NamedWords(folded, aspects.NamedIn(folded));
        var isFound = found.Hits.Any(hit => hit.Article.Id == id);
        var isOfOthers = found.Hits.Any(hit => hit.Article.Id != id && ArticlePassages.IsSubject(hit.Article, asked));
        if (isOfOthers && !isFound)
            return null;
        var passages = ArticlePassages.Holding(article, asked);
        // "补办几天": what it names is in no line, but this article fits it.
        if (passages.Length == 0 && isFound && !isOfOthers)
            passages = ArticlePassages.Find(article, [.. aspects.SidesIn(folded).Where(side => side.Name != AspectReader.Way)]);
        // What was read just now is not read again from its beginning.
        if (passages.Length == 0 && !isOfOthers && found is { Verdict: KnowledgeVerdict.Answer, Hits: [var best, ..] } && best.Article.Id == id)
            passages = ArticlePassages.Nearest(article, asked);
        return passages.Length > 0 ? (article, passages) : null;
    }

    // "能在北京办吗" is asked of here, whatever the city is called.
    private string Here(string folded) => folded.Replace("在" + AreaNames.Short(city), "在这儿", StringComparison.Ordinal);

    private static string Lines(string passages, string word)
        => string.Join('\n', passages.Split('\n').Where(line => line.Contains(word, StringComparison.Ordinal)));

    private bool Asks(string folded, string side) => aspects.Read(folded).Any(asked => asked.Name == side);
}
