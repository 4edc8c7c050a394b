using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>Answers questions from articles.</summary>
public interface IKnowledgeBase
{
    /// <summary>
    /// Finds the articles that answer a question and says how sure it is. Microseconds with the embedded index;
    /// never throws for what was asked (at most the first 500 characters are read).
    /// </summary>
    ValueTask<KnowledgeResult> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken);

    /// <summary>The article in this language, or in Chinese where there is no such version; null where there is no such article.</summary>
    Article? Find(string id, string language);

    /// <summary>Every article.</summary>
    IReadOnlyList<Article> Articles { get; }
}

/// <summary>A question to the knowledge base.</summary>
/// <param name="Text">The resident's words.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="On">The day on which the answer must hold.</param>
/// <param name="Limit">Most hits wanted.</param>
/// <param name="IsHeard">True for recognised speech: words that sound alike may have been taken for one another.</param>
public sealed record KnowledgeQuestion(string Text, string Language, DateOnly On, int Limit = 3, bool IsHeard = false);

/// <summary>What was found.</summary>
/// <param name="Verdict">How sure.</param>
/// <param name="Hits">Best first; empty for <see cref="KnowledgeVerdict.None"/>.</param>
public sealed record KnowledgeResult(KnowledgeVerdict Verdict, IReadOnlyList<KnowledgeHit> Hits)
{
    /// <summary>Nothing found.</summary>
    public static KnowledgeResult Nothing { get; } = new(KnowledgeVerdict.None, []);
}

/// <summary>How sure the knowledge base is.</summary>
public enum KnowledgeVerdict
{
    /// <summary>Nothing answers it.</summary>
    None,
    /// <summary>Two or three could; ask which. Where only one could and that is not sure, it stands alone.</summary>
    Choose,
    /// <summary>The first hit answers it.</summary>
    Answer,
}

/// <summary>An article found.</summary>
/// <param name="Article">In the question's language, or Chinese.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Matched">Words of the question that were found in it, for explaining.</param>
public sealed record KnowledgeHit(Article Article, double Confidence, IReadOnlyList<string> Matched);
