namespace Hotline.Bot.Understanding.Duplicates;

/// <summary>
/// Gathers messages about the same issue, one by one as they come: a message joins the issue whose messages it is most alike on
/// average, if it is alike enough, and opens a new one otherwise. The average keeps an issue from swallowing what only resembles
/// one of its messages. Not safe for several threads.
/// </summary>
/// <param name="rarity">How much each pair of letters tells.</param>
internal sealed class IssueClusters(PairRarity rarity)
{
    /// <summary>Mean likeness, 0 to 1, to the messages of an issue from which a message is one of them. Set by reading the issues it makes.</summary>
    private const double LeastAlike = 0.12;

    // The newest messages of an issue say what it is about now; comparing with all of a large one costs time for nothing.
    private const int MembersCompared = 20;

    private readonly Dictionary<int, List<int>> _messagesWith = [];
    private readonly List<(int Pair, float Weight)[]> _messages = [];
    private readonly List<int> _issueOf = [];
    private readonly List<List<int>> _issues = [];

    /// <summary>Takes a message.</summary>
    /// <param name="subject">Its subject, which counts double.</param>
    /// <param name="detail">What else it says.</param>
    /// <returns>Number of its issue, from 0; an issue keeps its number.</returns>
    public int Add(string subject, string detail)
    {
        var pairs = rarity.Weigh(subject, detail);
        var issue = Find(pairs);
        if (issue < 0)
        {
            issue = _issues.Count;
            _issues.Add([]);
        }

        var message = _messages.Count;
        _messages.Add(pairs);
        _issueOf.Add(issue);
        _issues[issue].Add(message);
        foreach (var (pair, _) in pairs)
        {
            if (!_messagesWith.TryGetValue(pair, out var messages))
                _messagesWith.Add(pair, messages = []);
            messages.Add(message);
        }

        return issue;
    }

    /// <summary>The messages that are alike a text which is not taken, the most alike first: their numbers, in the order in which they were added from 0, and the likeness, 0 to 1.</summary>
    /// <param name="subject">As for <see cref="Add"/>.</param>
    /// <param name="detail">As for <see cref="Add"/>.</param>
    /// <param name="least">Those that are less alike are left out.</param>
    public IReadOnlyList<(int Message, double Likeness)> Like(string subject, string detail, double least) =>
        [.. Likeness(rarity.Weigh(subject, detail)).Where(l => l.Value >= least).OrderByDescending(l => l.Value).ThenBy(l => l.Key).Select(l => (l.Key, l.Value))];

    private int Find((int Pair, float Weight)[] pairs)
    {
        var likeness = Likeness(pairs);
        var (best, most) = (-1, LeastAlike);
        foreach (var issue in likeness.Where(l => l.Value >= LeastAlike).Select(l => _issueOf[l.Key]).Distinct())
        {
            var compared = _issues[issue].TakeLast(MembersCompared).ToList();
            var mean = compared.Average(message => likeness.GetValueOrDefault(message));
            if (mean >= most)
                (best, most) = (issue, mean);
        }

        return best;
    }

    private Dictionary<int, double> Likeness((int Pair, float Weight)[] pairs)
    {
        var likeness = new Dictionary<int, double>();
        foreach (var (pair, weight) in pairs)
        {
            foreach (var message in _messagesWith.GetValueOrDefault(pair) ?? [])
                likeness[message] = likeness.GetValueOrDefault(message) + weight * WeightOf(message, pair);
        }

        return likeness;
    }

    // Pairs are sorted by number.
    private float WeightOf(int message, int pair)
    {
        var (low, high) = (0, _messages[message].Length - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_messages[message][middle].Pair < pair)
                low = middle + 1;
            else
                high = middle;
        }

        return _messages[message][low].Weight;
    }
}
