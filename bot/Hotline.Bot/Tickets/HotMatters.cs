using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Finds what many residents report at the same time.</summary>
public interface IHotMatters
{
    /// <summary>Matters of the last three days that at least three residents reported, the most reported first; some seconds old at most.</summary>
    Task<IReadOnlyList<HotMatter>> FindAsync(CancellationToken cancellationToken);
}

/// <summary>A matter that many report.</summary>
/// <param name="Name">The first report's words, shortened: it stays while the matter lasts.</param>
/// <param name="Category">Code of the category of most of them; null where it is not known.</param>
/// <param name="Districts">Codes of the districts it is reported from, those with most reports first, at most three.</param>
/// <param name="Residents">How many residents reported it.</param>
/// <param name="LastDay">How many of them in the last 24 hours.</param>
/// <param name="DayBefore">How many in the 24 hours before: fewer than in the last, and it grows.</param>
/// <param name="Latest">The latest ticket.</param>
public sealed record HotMatter(string Name, string? Category, IReadOnlyList<string> Districts, int Residents, int LastDay, int DayBefore, TicketNumber Latest);

/// <inheritdoc/>
internal sealed class HotMatters(RecentTickets recent, TimeProvider time) : IHotMatters
{
    private const int FewestResidents = 3;
    private const int MostShown = 8;
    private const int MostDistricts = 3;

    private static readonly TimeSpan Span = TimeSpan.FromDays(3);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Task<IReadOnlyList<HotMatter>> FindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return recent.ReadAsync<IReadOnlyList<HotMatter>>(
            issues =>
            [
                .. issues.Since(now - Span).Select(issue => Matter(issue, now)).Where(matter => matter.Residents >= FewestResidents)
                    .OrderByDescending(matter => matter.Residents).ThenByDescending(matter => matter.Latest.Value).Take(MostShown),
            ],
            cancellationToken);
    }

    private static HotMatter Matter(RecentIssue issue, DateTimeOffset now) => new(
        issue.Name.Words,
        issue.Tickets.Select(t => t.Category).OfType<string>().CountBy(c => c).OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault(),
        [.. issue.Tickets.Select(t => t.District).OfType<string>().CountBy(d => d).OrderByDescending(d => d.Value).Select(d => d.Key).Take(MostDistricts)],
        Residents(issue.Tickets),
        Residents(issue.Tickets.Where(t => t.OpenedAt > now - Day)),
        Residents(issue.Tickets.Where(t => t.OpenedAt <= now - Day && t.OpenedAt > now - (2 * Day))),
        issue.Tickets[^1].Number);

    private static int Residents(IEnumerable<RecentTicket> tickets) => tickets.Select(t => t.Resident).Distinct(StringComparer.Ordinal).Count();
}
