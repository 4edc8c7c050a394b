using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>A named rule: which matters, and how long each clock may run; a clock without target is left to a less specific policy.</summary>
internal sealed record ResponsePolicy(string Name, string? EnglishName, PolicyCriteria Criteria, IReadOnlyDictionary<ClockKind, ResponseTarget> Targets)
{
    public ResponseTarget? TargetOf(ClockKind clock) => Targets.GetValueOrDefault(clock);
}

/// <summary>A rung of the ladder that a breached clock climbs.</summary>
internal sealed record EscalationStep(int AfterHours, EscalationTarget To);

/// <summary>All policies, and how a ticket's clocks come of them.</summary>
internal sealed class ResponsePolicies(
    IEnumerable<ResponsePolicy> policies, IReadOnlyList<int> warnAtPercent, IReadOnlyList<EscalationStep> ladder, WorkCalendar calendar)
    : IPublishedStandards
{
    /// <summary>The clocks of the department that leads.</summary>
    private static readonly ClockKind[] LeadKinds = [ClockKind.SignIn, ClockKind.FirstContact, ClockKind.Resolution];

    private readonly ResponsePolicy[] bySpecificity = [.. policies.OrderByDescending(policy => policy.Criteria.Specificity)];

    /// <inheritdoc/>
    public IReadOnlyList<PublishedStandard> All => [.. bySpecificity.Reverse().Select(policy => new PublishedStandard(
        policy.Name, policy.EnglishName, policy.Criteria.Area, policy.Criteria.Department, policy.Criteria.Category, policy.Criteria.Kind, policy.Criteria.Priority, policy.Targets))];

    /// <summary>
    /// Starts the three clocks of a matter that is sent to a department; each by the most specific policy that sets it. Their
    /// instants are whole seconds, so that every store can keep them exactly.
    /// </summary>
    /// <param name="matter">What it is about.</param>
    /// <param name="department">Who owes it.</param>
    /// <param name="now">When they start.</param>
    /// <param name="round">The ticket's round.</param>
    /// <param name="firstId">Id of the first of them.</param>
    public IReadOnlyList<Clock> Start(Matter matter, string department, DateTimeOffset now, int round = 1, int firstId = 1) =>
        [.. LeadKinds.Select((kind, index) => Start(kind, matter, department, now, round, firstId + index))];

    /// <summary>Starts one clock.</summary>
    public Clock Start(ClockKind kind, Matter matter, string department, DateTimeOffset now, int round, int id)
    {
        var policy = Array.Find(bySpecificity, policy => policy.TargetOf(kind) is not null && policy.Criteria.Fit(matter, department))
            ?? throw new InvalidOperationException($"No policy sets the {kind} clock; loading checks that one does for every priority.");
        var start = ClockPlan.WholeSecond(now);
        var clock = new Clock
        {
            Id = id,
            Kind = kind,
            Department = department,
            Round = round,
            Target = policy.TargetOf(kind)!,
            StartedAt = start,
            DeadlineAt = start,
            Warnings = [.. warnAtPercent.Select(percent => new ClockWarning(percent, start, false))],
            Escalations = [.. ladder.Select((step, index) => new ClockEscalation(index + 1, step.AfterHours, step.To, start, false))],
            Policy = $"{policy.Name} ({policy.Criteria})",
            CalendarVersion = calendar.Version,
        };
        return clock.With(ClockPlan.Of(clock, calendar));
    }
}
