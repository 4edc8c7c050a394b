using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Feedback;

/// <summary>Why an article was found, for people.</summary>
/// <param name="Phrasing">Its title or phrasing that is written most like the question.</param>
/// <param name="Likeness">How alike, 0 to 1.</param>
public sealed record AnswerReason(string Phrasing, double Likeness)
{
    /// <summary>The reason for one article, in whichever of its languages it is written most like the question.</summary>
    public static AnswerReason Of(string question, params IEnumerable<Article> languages)
    {
        var scratch = SearchScratch.OfThread;
        scratch.Read(question, out _);
        return languages.SelectMany(article => article.AskedAs.Prepend(article.Title))
            .Select(phrasing => new AnswerReason(phrasing, scratch.Order.LikenessTo(WordOrder.LettersOf(phrasing)).InOrder))
            .MaxBy(reason => reason.Likeness)!;
    }
}
