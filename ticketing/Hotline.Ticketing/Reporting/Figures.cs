namespace Hotline.Ticketing.Reporting;

/// <summary>The figures of one group of tickets.</summary>
public sealed record Figures
{
    /// <summary>Tickets opened, all of them.</summary>
    public required int Opened { get; init; }

    /// <summary>Of these left out of everything below, because a supervisor approved it (剔除).</summary>
    public required int Excluded { get; init; }

    /// <summary>Of these counted through their master only.</summary>
    public required int Merged { get; init; }

    /// <summary>Of these not taken (不予受理).</summary>
    public required int Declined { get; init; }

    /// <summary>Of these taken back by the resident.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Resolved or closed, and the resident has said nothing yet.</summary>
    public required int WithoutFollowUp { get; init; }

    /// <summary>Residents who were asked and could not be reached.</summary>
    public required int Unreachable { get; init; }

    /// <summary>响应率: residents whom the department contacted.</summary>
    public required Rate Contacted { get; init; }

    /// <summary>解决率: residents who say that it is solved.</summary>
    public required Rate Solved { get; init; }

    /// <summary>满意率: residents who are satisfied, 基本满意 by its weight.</summary>
    public required Rate Satisfied { get; init; }

    /// <summary>The three rates by their weights, 0 to 1; null where one of them has nothing to be a share of.</summary>
    public required double? Composite { get; init; }

    /// <summary>按时签收率, over sign-ins that are done or overdue.</summary>
    public required Rate SignedInTime { get; init; }

    /// <summary>First contacts in time, likewise.</summary>
    public required Rate ContactedInTime { get; init; }

    /// <summary>按时办结率, likewise.</summary>
    public required Rate ResolvedInTime { get; init; }

    /// <summary>退单率: tickets that were returned, over those that were sent to a department.</summary>
    public required Rate Returned { get; init; }

    /// <summary>重办率: tickets that were reopened, over those that were resolved.</summary>
    public required Rate Reopened { get; init; }

    /// <summary>How long signing took.</summary>
    public required TimeDistribution SignInTimes { get; init; }

    /// <summary>How long the first contact took.</summary>
    public required TimeDistribution ContactTimes { get; init; }

    /// <summary>How long resolving took.</summary>
    public required TimeDistribution ResolutionTimes { get; init; }

    /// <summary>Tickets on which somebody still has to act.</summary>
    public required int OpenNow { get; init; }

    /// <summary>Of these past the last warning of the resolution clock, and not overdue.</summary>
    public required int AtRisk { get; init; }

    /// <summary>Of these past the deadline of the resolution clock.</summary>
    public required int Overdue { get; init; }
}

/// <summary>Figures of all groups, and of all tickets together.</summary>
/// <param name="By">What the rows are told apart by.</param>
/// <param name="At">The instant for which open, at risk and overdue hold, UTC.</param>
/// <param name="Rows">By key: code of a department, district or category, id of a channel, or month; empty for what is not known.</param>
/// <param name="Total">All of them.</param>
public sealed record FiguresTable(ReportDimension By, DateTimeOffset At, IReadOnlyList<FiguresRow> Rows, Figures Total);

/// <summary>Figures of one group.</summary>
/// <param name="Key">What tells it apart.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Rank">By the composite, 1 for the best; equal ones share a place. Null where too few residents were heard.</param>
public sealed record FiguresRow(string Key, Figures Figures, int? Rank);
