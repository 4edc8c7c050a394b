using Hotline.Bot.Understanding.Duplicates;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Finds what many residents report at the same time.</summary>
public interface IHotMatters
{
    /// <summary>Matters of the last three days that at least three residents reported, the most reported first; a few minutes old at most.</summary>
    Task<IReadOnlyList<HotMatter>> FindAsync(CancellationToken cancellationToken);
}

/// <summary>A matter that many report.</summary>
/// <param name="Words">The latest report's own words, shortened.</param>
/// <param name="Category">Code of the category of most of them; null where it is not known.</param>
/// <param name="Districts">Codes of the districts it is reported from, those with most reports first, at most three.</param>
/// <param name="Residents">How many residents reported it.</param>
/// <param name="Latest">The latest ticket.</param>
public sealed record HotMatter(string Words, string? Category, IReadOnlyList<string> Districts, int Residents, TicketNumber Latest);

/// <inheritdoc/>
internal sealed class HotMatters(IReportedTickets reported, ITicketReader tickets, TimeProvider time) : IHotMatters, IDisposable
{
    /// <summary>The latest so many are compared: a city's three busiest days have some thousands, and what is hot shows in fewer.</summary>
    private const int MostCompared = 1_500;
    private const int FewestResidents = 3;
    private const int MostShown = 8;
    private const int MostDistricts = 3;
    private const int LongestWords = 60;

    private static readonly TimeSpan Span = TimeSpan.FromDays(3);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim finding = new(1);
    private (long At, IReadOnlyList<HotMatter> Matters)? found;

    public async Task<IReadOnlyList<HotMatter>> FindAsync(CancellationToken cancellationToken)
    {
        await finding.WaitAsync(cancellationToken);
        try
        {
            if (found is { } known && time.GetElapsedTime(known.At) < Kept)
                return known.Matters;
            var matters = Gather(await LatestAsync(cancellationToken));
            found = (time.GetTimestamp(), matters);
            return matters;
        }
        finally
        {
            finding.Release();
        }
    }

    public void Dispose() => finding.Dispose();

    /// <summary>The latest first, without those whose resident is protected: their words are for named roles only.</summary>
    private async Task<List<Ticket>> LatestAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var latest = new List<Ticket>();
        await foreach (var summary in reported.OpenedAsync(now - Span, now.AddMinutes(1), cancellationToken))
        {
            if (summary.Counts && await tickets.FindAsync(summary.Number, cancellationToken) is { } ticket && !ReporterIdentity.IsProtected(ticket))
                latest.Add(ticket);
            if (latest.Count == MostCompared)
                break;
        }

        return latest;
    }

    private static IReadOnlyList<HotMatter> Gather(List<Ticket> latest)
    {
        var rarity = new PairRarity();
        foreach (var ticket in latest)
            rarity.Note(ticket.Matter.Description, ticket.Matter.Place.Detail ?? "");
        var clusters = new IssueClusters(rarity);
        return
        [
            .. latest.AsEnumerable().Reverse()
                .Select(ticket => (Issue: clusters.Add(ticket.Matter.Description, ticket.Matter.Place.Detail ?? ""), Ticket: ticket))
                .GroupBy(t => t.Issue, t => t.Ticket)
                .Select(issue => Matter([.. issue]))
                .Where(matter => matter.Residents >= FewestResidents)
                .OrderByDescending(matter => matter.Residents).ThenByDescending(matter => matter.Latest.Value)
                .Take(MostShown),
        ];
    }

    private static HotMatter Matter(Ticket[] issue)
    {
        var words = issue[^1].Matter.Description.ReplaceLineEndings(" ");
        return new(
            words.Length > LongestWords ? words[..LongestWords] + "…" : words,
            issue.Select(t => t.Matter.Category).OfType<string>().CountBy(c => c).OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault(),
            [.. issue.Select(t => t.Matter.Place.District).OfType<string>().CountBy(d => d).OrderByDescending(d => d.Value).Select(d => d.Key).Take(MostDistricts)],
            issue.Select(t => t.Resident.Phone ?? t.Resident.UserId).Distinct(StringComparer.Ordinal).Count(),
            issue[^1].Number);
    }
}
