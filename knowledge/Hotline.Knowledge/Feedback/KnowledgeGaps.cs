using System.Security.Cryptography;
using System.Text;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Feedback;

/// <summary>
/// What residents ask and no article answers: masked, alike questions together, the most asked first. A question that an article
/// answers by now is not listed any more.
/// </summary>
public sealed class KnowledgeGaps
{
    /// <summary>Most questions that are looked at, the newest: a busy month.</summary>
    private const int MostQuestions = 2_000;

    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(90);

    private readonly IUnansweredQuestions _questions;
    private readonly IKnowledgeBase _knowledge;

    /// <summary>Over what was asked and what is answered.</summary>
    public KnowledgeGaps(IUnansweredQuestions questions, IKnowledgeBase knowledge) => (_questions, _knowledge) = (questions, knowledge);

    /// <summary>The gaps of the last 90 days.</summary>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="today">The city's day.</param>
    /// <param name="isAside">True: those that were put aside; false: the others.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<GapList> ListAsync(DateTimeOffset now, DateOnly today, bool isAside, CancellationToken cancellationToken)
    {
        var aside = await _questions.PutAsideAsync(cancellationToken);
        var (open, answered) = (new List<Asked>(), 0);
        foreach (var question in await _questions.ListAsync(now - LookedBack, MostQuestions, cancellationToken))
        {
            var text = QuestionMask.Of(question.Text.ReplaceLineEndings(" ").Trim());
            var form = FormOf(text);
            if (form.Length == 0 || aside.Contains(form) != isAside)
                continue;
            var found = await _knowledge.AskAsync(new(question.Text, question.Language, today), cancellationToken);
            if (found.Verdict == KnowledgeVerdict.Answer)
                answered++;
            else
                open.Add(new(question with { Text = text }, form, found.Hits.Count > 0 ? found.Hits[0].Article.Id : null));
        }

        return new(Group(open), answered);
    }

    /// <summary>Puts the questions of a gap aside.</summary>
    public Task PutAsideAsync(KnowledgeGap gap, string accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return _questions.PutAsideAsync(gap.Forms, accountId, cancellationToken);
    }

    /// <summary>Undoes it.</summary>
    public Task TakeBackAsync(KnowledgeGap gap, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return _questions.TakeBackAsync(gap.Forms, cancellationToken);
    }

    // Hashed where it is stored, so that the list of what was put aside holds nobody's words.
    private static string FormOf(string masked)
    {
        // With a question mark and without it is the same question.
        char[] letters = [.. WordOrder.LettersOf(masked).Where(c => c != '?')];
        return letters.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)).AsSpan(0, 16));
    }

    private static List<KnowledgeGap> Group(List<Asked> open) =>
    [
        .. AlikeQuestions.Group(open, q => q.Question.Text)
            .Select(group => new KnowledgeGap(
                group[0].Form,
                group[0].Question.Language,
                [.. group.Select(q => q.Question.Text).CountBy(t => t).OrderByDescending(t => t.Value).Select(t => t.Key)],
                group.Count,
                group.Max(q => q.Question.At),
                [.. group.Select(q => q.Question.ChannelId).Distinct().Order(StringComparer.Ordinal)],
                group.Select(q => q.Nearest).OfType<string>().CountBy(id => id).OrderByDescending(id => id.Value).Select(id => id.Key).FirstOrDefault(),
                [.. group.Select(q => q.Form).Distinct()]))
            .OrderByDescending(gap => gap.Count).ThenByDescending(gap => gap.LastAt),
    ];

    private sealed record Asked(UnansweredQuestion Question, string Form, string? Nearest);
}

/// <summary>Gaps, and how many questions of the same time an article answers by now.</summary>
public sealed record GapList(IReadOnlyList<KnowledgeGap> Gaps, int AnsweredByNow);

/// <summary>Alike questions that nothing answers.</summary>
/// <param name="Key">Names it as long as its first question is listed.</param>
/// <param name="Language">In which it was asked.</param>
/// <param name="Phrasings">The different ways, masked, the most frequent first.</param>
/// <param name="Count">How often it was asked.</param>
/// <param name="LastAt">When last, UTC.</param>
/// <param name="ChannelIds">Where.</param>
/// <param name="NearestArticle">Id of the article that search thought of, unsure; null for none.</param>
/// <param name="Forms">What its questions are put aside by.</param>
public sealed record KnowledgeGap(
    string Key, string Language, IReadOnlyList<string> Phrasings, int Count, DateTimeOffset LastAt, IReadOnlyList<string> ChannelIds,
    string? NearestArticle, IReadOnlyList<string> Forms);
