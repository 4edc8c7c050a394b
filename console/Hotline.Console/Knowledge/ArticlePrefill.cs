using System.Globalization;
using System.Security.Cryptography;
using Hotline.Bot.Understanding;
using Hotline.Console.Settings;
using Hotline.Console.Wording;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Feedback;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Knowledge;

/// <summary>Begins articles from what residents asked, so that an editor writes the answer and little else.</summary>
internal sealed class ArticlePrefill(KnowledgeGaps gaps, IUnderstanding understanding, ITicketDesk tickets, TimeProvider time)
{
    /// <summary>An id that nobody has thought of; the editor may write a better one before saving.</summary>
    public static string NewId(DateOnly today)
        => string.Create(CultureInfo.InvariantCulture, $"article-{today:yyyyMMdd}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");

    /// <summary>The fields of a new article; from a gap where one is named.</summary>
    public async Task<ArticleForm> NewAsync(string? gapKey, CancellationToken cancellationToken)
    {
        var today = Times.Day(time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var form = ArticleForm.Empty with { ValidFrom = today, Reviewed = today };
        if (await FindAsync(gapKey, cancellationToken) is not { } gap)
            return form;
        var question = gap.Phrasings[0];
        var understood = understanding.Understand(question, gap.Language, time.GetUtcNow());
        var limits = ArticleLimits.For(ArticleLanguageCodes.Chinese);
        return form with
        {
            Title = Cut(question, limits.Title),
            AskedAs = Phrasings([], gap),
            Category = understood.Category ?? "",
            Department = DepartmentFor(understood, question),
        };
    }

    /// <summary>These fields with the gap's questions among the phrasings.</summary>
    public async Task<ArticleForm> AddAsync(ArticleForm form, string gapKey, CancellationToken cancellationToken)
        => await FindAsync(gapKey, cancellationToken) is { } gap ? form with { AskedAs = Phrasings(form.AskedAs, gap) } : form;

    private async Task<KnowledgeGap?> FindAsync(string? key, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(key))
            return null;
        var now = time.GetUtcNow();
        var list = await gaps.ListAsync(now, Times.Day(now), isAside: false, cancellationToken);
        return list.Gaps.FirstOrDefault(g => g.Key == key);
    }

    private static List<string> Phrasings(IReadOnlyList<string> present, KnowledgeGap gap)
    {
        var limits = ArticleLimits.For(gap.Language);
        return [.. present.Concat(gap.Phrasings.Where(p => !p.Contains("***", StringComparison.Ordinal)).Select(p => Cut(p, limits.Phrasing))).Distinct().Take(ArticleLimits.MostPhrasings)];
    }

    // Whoever would get a ticket about it answers for the article too, until the editor says otherwise.
    private string DepartmentFor(Understood understood, string question)
    {
        if (understood.Category is not { } category)
            return "";
        var matter = new Matter { Description = question, Kind = TicketKind.Inquiry, Category = category, CategoryConfidence = 1, Place = Place.Unknown };
        return TrialTicket.Of(tickets, matter, time.GetUtcNow()).Department ?? "";
    }

    private static string Cut(string text, int most) => Words.Cut(text.TrimEnd('。', '？', '?', '！', '!', '.', ' '), most);
}
