using Hotline.Ticketing.ConfigurationFiles;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>Reads <c>response-times.yaml</c> and refuses gaps and overlaps.</summary>
internal static class PolicyFile
{
    /// <summary>How each clock is called in the file.</summary>
    private static readonly Dictionary<ClockKind, string> ClockKeys = Enum.GetValues<ClockKind>().ToDictionary(clock => clock, clock => clock switch
    {
        ClockKind.SignIn => "signIn",
        ClockKind.FirstContact => "firstContact",
        ClockKind.Resolution => "resolution",
        ClockKind.CoHandling => "coHandling",
        ClockKind.Summons => "summons",
    });

    public static ResponsePolicies Load(string directory, ICityDirectory city, WorkCalendar calendar)
    {
        var root = YamlEntry.Load(new(directory, "response-times.yaml")).WithKeys("warnAtPercent", "escalation", "policies");
        var policies = new Dictionary<PolicyCriteria, ResponsePolicy>();
        foreach (var entry in root.Get("policies").Items())
        {
            var policy = Policy(entry, city);
            if (policies.TryGetValue(policy.Criteria, out var same) && Overlaps(policy, same) is { } clock)
                throw entry.Wrong($"'{policy.Name}' and '{same.Name}' both set {clock} for {policy.Criteria}; one policy may.");
            policies[policy.Criteria] = same is null ? policy : Joined(same, policy);
        }
        foreach (var priority in Enum.GetValues<TicketPriority>())
            RefuseGap(root.Get("policies"), policies.Values, priority);
        return new(policies.Values, Shares(root.Get("warnAtPercent")), Ladder(root.Get("escalation")), calendar);
    }

    private static ResponsePolicy Policy(YamlEntry entry, ICityDirectory city)
    {
        entry.WithKeys(["name", "englishName", "area", "department", "category", "kind", "priority", .. ClockKeys.Values]);
        var criteria = new PolicyCriteria(
            Known(entry.Find("area"), code => city.FindArea(code) is { Level: not AreaLevel.Community }, "the code of a district or street in city/areas.csv"),
            Known(entry.Find("department"), code => city.FindDepartment(code) is not null, "the code of a department"),
            Known(entry.Find("category"), code => city.FindCategory(code) is not null, "the code of a category in city/categories.yaml"),
            entry.Find("kind")?.OneOf<TicketKind>(),
            entry.Find("priority")?.OneOf<TicketPriority>());
        var targets = ClockKeys
            .Where(clock => entry.Find(clock.Value) is not null)
            .ToDictionary(clock => clock.Key, clock => Target(entry.Get(clock.Value)));
        return new(entry.Text("name"), entry.TextOrNull("englishName"), criteria, targets);
    }

    private static string? Known(YamlEntry? entry, Predicate<string> isKnown, string allowed)
    {
        if (entry?.Text() is not { } code)
            return null;
        return isKnown(code) ? code : throw entry.Value.Wrong($"'{code}' is not known; allowed: {allowed}.");
    }

    private static ResponseTarget Target(YamlEntry entry)
    {
        entry.WithKeys("amount", "unit", "counting", "end");
        return new(
            entry.Get("amount").WholeNumber(1, ResponseTarget.MaxAmount),
            entry.OneOf<TargetUnit>("unit"),
            entry.OneOf("counting", CountingRule.AtOnce),
            entry.OneOf("end", EndRule.Exact));
    }

    private static List<int> Shares(YamlEntry list)
    {
        var shares = new List<int>();
        foreach (var entry in list.Items())
        {
            var share = entry.WholeNumber(1, 99);
            if (shares.Count > 0 && share <= shares[^1])
                throw entry.Wrong($"{share} does not follow {shares[^1]}; the shares stand in order, each once.");
            shares.Add(share);
        }
        return shares;
    }

    private static List<EscalationStep> Ladder(YamlEntry list)
    {
        var ladder = new List<EscalationStep>();
        foreach (var entry in list.Items())
        {
            entry.WithKeys("afterHours", "to");
            var step = new EscalationStep(entry.Get("afterHours").WholeNumber(0, ResponseTarget.MaxAmount), entry.OneOf<EscalationTarget>("to"));
            if (ladder.Count > 0 && step.AfterHours <= ladder[^1].AfterHours)
                throw entry.Wrong($"{step.AfterHours} hours do not follow {ladder[^1].AfterHours}; the rungs stand in order, one an hour at most.");
            ladder.Add(step);
        }
        return ladder;
    }

    private static ClockKind? Overlaps(ResponsePolicy one, ResponsePolicy other)
    {
        foreach (var clock in ClockKeys.Keys)
        {
            if (one.TargetOf(clock) is not null && other.TargetOf(clock) is not null)
                return clock;
        }
        return null;
    }

    private static ResponsePolicy Joined(ResponsePolicy one, ResponsePolicy other) => new(
        $"{one.Name}, {other.Name}",
        one.EnglishName is null && other.EnglishName is null ? null : $"{one.EnglishName ?? one.Name}, {other.EnglishName ?? other.Name}",
        one.Criteria,
        one.Targets.Concat(other.Targets).ToDictionary());

    /// <summary>Each clock of each priority needs a policy that asks for nothing more than the priority.</summary>
    private static void RefuseGap(YamlEntry list, IEnumerable<ResponsePolicy> policies, TicketPriority priority)
    {
        var general = policies.Where(policy => policy.Criteria is { Area: null, Department: null, Category: null, Kind: null }
            && (policy.Criteria.Priority ?? priority) == priority).ToList();
        foreach (var clock in ClockKeys.Keys)
        {
            if (general.TrueForAll(policy => policy.TargetOf(clock) is null))
                throw list.Wrong($"no policy sets {clock} for priority {priority}; one is needed that has no criterion, or only that priority.");
        }
    }
}
