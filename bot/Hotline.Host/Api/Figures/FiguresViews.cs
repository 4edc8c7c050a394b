using Hotline.Ticketing.Reporting;

namespace Hotline.Host.Api.Figures;

/// <summary>Figures of a period.</summary>
/// <param name="By">What the rows are told apart by.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Department">Code of the only department that is counted; null: all.</param>
/// <param name="At">The instant for which open, at risk and overdue hold, UTC.</param>
/// <param name="Rows">Groups, by key.</param>
/// <param name="Total">All of them together.</param>
internal sealed record FiguresTableView(
    ReportDimension By, DateOnly From, DateOnly To, string? Department, DateTimeOffset At, IReadOnlyList<FiguresRowView> Rows, FiguresView Total)
{
    public static FiguresTableView Of(FiguresTable table, ReportPeriod period, string? department, Func<string, string> name) => new(
        table.By, period.From, period.To, department, table.At,
        [.. table.Rows.Select(r => new FiguresRowView(r.Key, name(r.Key), r.Rank, FiguresView.Of(r.Figures)))], FiguresView.Of(table.Total));
}

/// <summary>Figures of a group.</summary>
/// <param name="Key">Code, channel or month; empty for what is not known.</param>
/// <param name="Name">In the request's language.</param>
/// <param name="Rank">By the composite, 1 for the best; null where too few residents were heard.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record FiguresRowView(string Key, string Name, int? Rank, FiguresView Figures);

/// <summary>The figures, as <see cref="Hotline.Ticketing.Reporting.Figures"/> says.</summary>
internal sealed record FiguresView(
    int Opened, int Excluded, int Merged, int Declined, int Withdrawn, int WithoutFollowUp, int Unreachable,
    RateView Contacted, RateView Solved, RateView Satisfied, double? Composite,
    RateView SignedInTime, RateView ContactedInTime, RateView ResolvedInTime, RateView Returned, RateView Reopened,
    TimesView SignInTimes, TimesView ContactTimes, TimesView ResolutionTimes, int OpenNow, int AtRisk, int Overdue)
{
    public static FiguresView Of(Hotline.Ticketing.Reporting.Figures figures) => new(
        figures.Opened, figures.Excluded, figures.Merged, figures.Declined, figures.Withdrawn, figures.WithoutFollowUp, figures.Unreachable,
        RateView.Of(figures.Contacted), RateView.Of(figures.Solved), RateView.Of(figures.Satisfied), figures.Composite,
        RateView.Of(figures.SignedInTime), RateView.Of(figures.ContactedInTime), RateView.Of(figures.ResolvedInTime), RateView.Of(figures.Returned), RateView.Of(figures.Reopened),
        TimesView.Of(figures.SignInTimes), TimesView.Of(figures.ContactTimes), TimesView.Of(figures.ResolutionTimes), figures.OpenNow, figures.AtRisk, figures.Overdue);
}

/// <summary>A share with what it is a share of.</summary>
/// <param name="Count">How many count; weighted answers in part.</param>
/// <param name="N">How many there are in all.</param>
/// <param name="Share">0 to 1; null where there are none.</param>
internal sealed record RateView(double Count, int N, double? Share)
{
    public static RateView Of(Rate rate) => new(rate.Count, rate.Of, rate.Share);
}

/// <summary>How long something took, in hours: round the clock, and in office time.</summary>
/// <param name="N">How many were finished.</param>
/// <param name="MedianElapsedHours">Half took no longer; null where none was finished.</param>
/// <param name="P90ElapsedHours">Nine of ten took no longer.</param>
/// <param name="MedianWorkedHours">In office time.</param>
/// <param name="P90WorkedHours">In office time.</param>
internal sealed record TimesView(int N, double? MedianElapsedHours, double? P90ElapsedHours, double? MedianWorkedHours, double? P90WorkedHours)
{
    public static TimesView Of(TimeDistribution times)
        => new(times.N, times.MedianElapsed?.TotalHours, times.P90Elapsed?.TotalHours, times.MedianWorked?.TotalHours, times.P90Worked?.TotalHours);
}

/// <summary>What is open now.</summary>
/// <param name="By">What the rows are told apart by.</param>
/// <param name="At">For which instant it holds, UTC.</param>
/// <param name="Rows">Groups with open tickets, by key.</param>
/// <param name="Open">All of them together.</param>
/// <param name="AtRisk">Of these past the last warning of their resolution clock, and not overdue.</param>
/// <param name="Overdue">Of these past the deadline of their resolution clock.</param>
internal sealed record OpenTableView(ReportDimension By, DateTimeOffset At, IReadOnlyList<OpenRowView> Rows, int Open, int AtRisk, int Overdue);

/// <summary>Open tickets of a group.</summary>
internal sealed record OpenRowView(string Key, string Name, int Open, int AtRisk, int Overdue);
