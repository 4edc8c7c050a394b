using Hotline.Bot.Understanding.Duplicates;

namespace Hotline.Bot.Tickets;

/// <summary>
/// Gathers recent tickets into issues, each as it comes; an issue keeps its name, also when its first tickets are forgotten. Not safe for
/// several threads.
/// </summary>
internal sealed class RecentIssues
{
    private readonly List<RecentTicket> _tickets = [];
    private readonly List<IssueName> _nameOf = [];
    private PairRarity _rarity = new();
    private IssueClusters _clusters;

    // Name of each of the clusters' issues, by number.
    private List<IssueName> _names = [];

    public RecentIssues() => _clusters = new(_rarity);

    /// <summary>Tickets in the order in which they were opened.</summary>
    public IReadOnlyList<RecentTicket> Tickets => _tickets;

    /// <summary>Takes tickets.</summary>
    /// <param name="tickets">Not taken before; in the order in which they were opened.</param>
    public void Add(IReadOnlyList<RecentTicket> tickets)
    {
        // All are noted first: of the first two lamps nobody could tell yet that lamps are nothing special.
        foreach (var ticket in tickets)
            _rarity.Note(ticket.Words, ticket.Detail);
        foreach (var ticket in tickets)
        {
            var issue = _clusters.Add(ticket.Words, ticket.Detail);
            if (issue == _names.Count)
                _names.Add(IssueName.Of(ticket));
            _tickets.Add(ticket);
            _nameOf.Add(_names[issue]);
        }
    }

    /// <summary>Forgets what was opened earlier.</summary>
    public void Forget(DateTimeOffset before)
    {
        var kept = _tickets.Zip(_nameOf, (ticket, name) => (Ticket: ticket, Name: name)).Where(t => t.Ticket.OpenedAt >= before).ToList();
        if (kept.Count == _tickets.Count)
            return;
        (_rarity, _names) = (new(), []);
        _clusters = new(_rarity);
        _tickets.Clear();
        _nameOf.Clear();
        Add(kept.ConvertAll(t => t.Ticket));
        KeepNames(kept.ConvertAll(t => t.Name));
    }

    /// <summary>What was opened since, by issue, the largest first.</summary>
    public IReadOnlyList<RecentIssue> Since(DateTimeOffset from) =>
        [.. _tickets.Zip(_nameOf, (ticket, name) => (Ticket: ticket, Name: name)).Where(t => t.Ticket.OpenedAt >= from)
            .GroupBy(t => t.Name, t => t.Ticket).Select(issue => new RecentIssue(issue.Key, [.. issue])).OrderByDescending(issue => issue.Tickets.Count)];

    /// <summary>The tickets that are alike these words, the most alike first.</summary>
    public IEnumerable<(RecentTicket Ticket, double Likeness)> Like(string words, string detail, double least) =>
        _clusters.Like(words, detail, least).Select(l => (_tickets[l.Message], l.Likeness));

    // Gathered anew, an issue takes the name that most of its tickets had; no two take the same.
    private void KeepNames(List<IssueName> before)
    {
        var (taken, renamed) = (new HashSet<IssueName>(), new Dictionary<IssueName, IssueName>());
        foreach (var issue in _nameOf.Zip(before).GroupBy(t => t.First, t => t.Second).OrderByDescending(issue => issue.Count()))
        {
            var free = issue.CountBy(name => name).OrderByDescending(name => name.Value).Select(name => name.Key).Where(name => !taken.Contains(name)).ToList();
            renamed[issue.Key] = free.Count > 0 ? free[0] : issue.Key;
            taken.Add(renamed[issue.Key]);
        }

        for (var i = 0; i < _nameOf.Count; i++)
            _nameOf[i] = renamed[_nameOf[i]];
        _names = _names.ConvertAll(name => renamed[name]);
    }
}
