using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Feedback;

/// <summary>Why an article was found, for people.</summary>
/// <param name="Phrasing">Its title or phrasing that is written most like the question.</param>
/// <param name="Likeness">How alike, 0 to 1.</param>
public sealed record AnswerReason(string Phrasing, double Likeness)
{
    /// <summary>The reason for one article.</summary>
    public static AnswerReason Of(string question, Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var scratch = SearchScratch.OfThread;
        scratch.Read(question, out _);
        return article.AskedAs.Prepend(article.Title)
            .Select(phrasing => new AnswerReason(phrasing, scratch.Order.Likeness(WordOrder.LettersOf(phrasing))))
            .MaxBy(reason => reason.Likeness)!;
    }
}
