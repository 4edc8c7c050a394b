using Hotline.Bot.Staff;
using Hotline.Knowledge.Editing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Knowledge;

/// <summary>Puts together what the page shows on which an article is written.</summary>
internal sealed class ArticleEditPages(IArticleDesk desk, IArticleVersions versions, IStaffAccounts accounts, ChannelPreviews previews, TimeProvider time)
{
    /// <summary>The name under which the file is compared.</summary>
    private const int FileNumber = 0;

    /// <param name="key">Which article.</param>
    /// <param name="typed">What was typed and not saved; null: what is stored.</param>
    /// <param name="compare">Number of the version to compare with; 0: the file; null: none.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<ArticleEditModel> LoadAsync(ArticleKey key, ArticleForm? typed, int? compare, CancellationToken cancellationToken)
    {
        var history = await versions.HistoryAsync(key, cancellationToken);
        var (open, inForce, file) = (history.FirstOrDefault(v => v.IsOpen), history.FirstOrDefault(v => v.IsInForce), desk.FileText(key));
        var stored = open?.Text ?? inForce?.Text ?? file;
        var form = typed ?? (stored is null ? ArticleForm.Empty : ArticleForm.Of(key, stored));
        var text = typed is null && stored is not null ? stored : form.ToText(key);
        var people = await accounts.ListAsync(cancellationToken);
        return new()
        {
            Key = key,
            Form = form,
            Open = open,
            InForce = inForce,
            HasFile = file is not null,
            History = history,
            Problems = stored is null && typed is null ? [] : desk.Check(key, text),
            Previews = desk.Draft(key, text) is { } draft ? previews.Of(draft, time.GetUtcNow()) : [],
            Difference = compare is { } number ? Compare(key, number, history, file, form) : null,
            Names = people.ToDictionary(p => p.Id, p => p.DisplayName),
        };
    }

    private static (string Name, IReadOnlyList<DifferenceLine> Lines)? Compare(
        ArticleKey key, int number, IReadOnlyList<ArticleVersion> history, string? file, ArticleForm form)
    {
        var other = number == FileNumber ? file : history.FirstOrDefault(v => v.Number == number)?.Text;
        // Both through the form, so that only what is said differs and not how the file is laid out.
        return other is null
            ? null
            : (number == FileNumber ? T("Edit_File") : T("Edit_Version", number), TextDifference.Of(ArticleForm.Of(key, other).ToText(key), form.ToText(key)));
    }
}
