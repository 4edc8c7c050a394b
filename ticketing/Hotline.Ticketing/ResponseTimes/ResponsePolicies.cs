using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>A named rule: which matters, and how long each clock may run; a null target leaves that clock to a less specific policy.</summary>
internal sealed record ResponsePolicy(string Name, PolicyCriteria Criteria, ResponseTarget? SignIn, ResponseTarget? FirstContact, ResponseTarget? Resolution)
{
    public ResponseTarget? TargetOf(ClockKind clock) => clock switch
    {
        ClockKind.SignIn => SignIn,
        ClockKind.FirstContact => FirstContact,
        ClockKind.Resolution => Resolution,
    };
}

/// <summary>All policies, and how a ticket's clocks come of them.</summary>
internal sealed class ResponsePolicies(IEnumerable<ResponsePolicy> policies, IReadOnlyList<int> warnAtPercent, WorkCalendar calendar)
{
    private static readonly ClockKind[] Kinds = Enum.GetValues<ClockKind>();
    private readonly ResponsePolicy[] bySpecificity = [.. policies.OrderByDescending(policy => policy.Criteria.Specificity)];

    /// <summary>
    /// Starts the three clocks of a matter that is sent to a department; each by the most specific policy that sets it. Their
    /// instants are whole seconds, so that every store can keep them exactly.
    /// </summary>
    public IReadOnlyList<Clock> Start(Matter matter, string department, DateTimeOffset now)
    {
        var start = WholeSecond(now);
        return Array.ConvertAll(Kinds, kind => Start(kind, matter, department, start));
    }

    private Clock Start(ClockKind kind, Matter matter, string department, DateTimeOffset start)
    {
        var policy = Array.Find(bySpecificity, policy => policy.TargetOf(kind) is not null && policy.Criteria.Fit(matter, department))
            ?? throw new InvalidOperationException($"No policy sets the {kind} clock; loading checks that one does for every priority.");
        var target = policy.TargetOf(kind)!;
        var (at, isFlagged) = Deadline.Of(start, target, calendar);
        return new Clock
        {
            Kind = kind,
            StartedAt = start,
            DeadlineAt = at.ToUniversalTime(),
            Warnings = [.. warnAtPercent.Select(percent => new ClockWarning(percent, WarningAt(percent, start, at, target.Unit), false))],
            Policy = $"{policy.Name} ({policy.Criteria})",
            CalendarVersion = calendar.Version,
            IsFlagged = isFlagged,
        };
    }

    /// <summary>A share of the time is a share of office time where the target counts office time.</summary>
    private DateTimeOffset WarningAt(int percent, DateTimeOffset start, DateTimeOffset deadline, TargetUnit unit)
    {
        if (unit is TargetUnit.ClockHours or TargetUnit.CalendarDays)
            return WholeSecond(start + (deadline - start) * (percent / 100.0));
        var share = WorkingTime.Between(start, deadline, calendar) * (percent / 100.0);
        return WholeSecond(WorkingTime.After(start, share, calendar).At);
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
