namespace Hotline.Ticketing.Reporting;

/// <summary>Names a figure, so that the tickets behind it can be found.</summary>
/// <param name="By">What groups are told apart by.</param>
/// <param name="Key">The group; null: all tickets together.</param>
/// <param name="Name">Which figure.</param>
/// <param name="Part">Of a rate: those that count or those that do not; null: all of its N.</param>
public sealed record FigureReference(ReportDimension By, string? Key, FigureName Name, FigurePart? Part = null);

/// <summary>The members of <see cref="Figures"/>, by name.</summary>
public enum FigureName
{
    /// <inheritdoc cref="Figures.Opened"/>
    Opened,
    /// <inheritdoc cref="Figures.Excluded"/>
    Excluded,
    /// <inheritdoc cref="Figures.Merged"/>
    Merged,
    /// <inheritdoc cref="Figures.Declined"/>
    Declined,
    /// <inheritdoc cref="Figures.Withdrawn"/>
    Withdrawn,
    /// <inheritdoc cref="Figures.WithoutFollowUp"/>
    WithoutFollowUp,
    /// <inheritdoc cref="Figures.Unreachable"/>
    Unreachable,
    /// <inheritdoc cref="Figures.Contacted"/>
    Contacted,
    /// <inheritdoc cref="Figures.Solved"/>
    Solved,
    /// <inheritdoc cref="Figures.Satisfied"/>
    Satisfied,
    /// <inheritdoc cref="Figures.SignedInTime"/>
    SignedInTime,
    /// <inheritdoc cref="Figures.ContactedInTime"/>
    ContactedInTime,
    /// <inheritdoc cref="Figures.ResolvedInTime"/>
    ResolvedInTime,
    /// <inheritdoc cref="Figures.Returned"/>
    Returned,
    /// <inheritdoc cref="Figures.Reopened"/>
    Reopened,
    /// <inheritdoc cref="Figures.SignInTimes"/>
    SignInTimes,
    /// <inheritdoc cref="Figures.ContactTimes"/>
    ContactTimes,
    /// <inheritdoc cref="Figures.ResolutionTimes"/>
    ResolutionTimes,
    /// <inheritdoc cref="Figures.OpenNow"/>
    OpenNow,
    /// <inheritdoc cref="Figures.AtRisk"/>
    AtRisk,
    /// <inheritdoc cref="Figures.Overdue"/>
    Overdue,
}

/// <summary>A part of what a rate is a share of.</summary>
public enum FigurePart
{
    /// <summary>Those that count.</summary>
    Counted,
    /// <summary>Those that do not.</summary>
    Missed,
}
