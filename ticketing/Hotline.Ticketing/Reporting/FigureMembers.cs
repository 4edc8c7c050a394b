using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Reporting;

/// <summary>Which tickets stand behind a figure.</summary>
internal static class FigureMembers
{
    /// <summary>True where <paramref name="ticket"/>, or one of its clocks, is counted in the figure.</summary>
    public static bool Contain(FigureReference figure, FiguresOf of, ReportedTicket ticket, DateTimeOffset now)
        => Clock(figure.Name) is { } kind ? HasClock(figure, kind, of, ticket, now)
            : of.Holds(ticket) && IsInGroup(figure, of.KeyOf(ticket)) && Is(figure.Part, Member(figure.Name, ticket, now));

    /// <summary>True: counts; false: is of its N and does not count; null: is not of it.</summary>
    private static bool? Member(FigureName figure, ReportedTicket ticket, DateTimeOffset now)
        => ticket.Counts || figure is FigureName.Opened or FigureName.Excluded or FigureName.Merged || (!ticket.IsExcluded && IsOfAnswers(figure))
            ? MemberOfCounted(figure, ticket, now)
            : null;

    private static bool? MemberOfCounted(FigureName figure, ReportedTicket ticket, DateTimeOffset now) => figure switch
    {
        FigureName.Opened => true,
        FigureName.Excluded => True(ticket.IsExcluded),
        FigureName.Merged => True(!ticket.IsExcluded && ticket.Status == TicketStatus.Merged),
        FigureName.Declined => True(ticket.Status == TicketStatus.Declined),
        FigureName.Withdrawn => True(ticket.Status == TicketStatus.Withdrawn),
        FigureName.WithoutFollowUp => True(ticket is { FollowUp: null, Status: TicketStatus.Resolved or TicketStatus.Closed }),
        FigureName.Unreachable => True(ticket.FollowUp is { IsReached: false }),
        FigureName.Contacted => Said(ticket)?.WasContacted,
        FigureName.Solved => Said(ticket)?.IsSolved,
        FigureName.Satisfied => Said(ticket)?.Satisfaction is { } said ? said is Satisfaction.Satisfied or Satisfaction.BasicallySatisfied : null,
        FigureName.Returned => ticket.Clocks.Count > 0 ? ticket.IsReturned : null,
        FigureName.Reopened => ticket.IsResolved ? ticket.IsReopened : null,
        FigureName.OpenNow => True(ticket.StateAt(now) is not null),
        FigureName.AtRisk => True(ticket.StateAt(now) == OpenState.AtRisk),
        FigureName.Overdue => True(ticket.StateAt(now) == OpenState.Overdue),
        FigureName.SignedInTime or FigureName.ContactedInTime or FigureName.ResolvedInTime
            or FigureName.SignInTimes or FigureName.ContactTimes or FigureName.ResolutionTimes => null,
    };

    private static bool HasClock(FigureReference figure, ClockKind kind, FiguresOf of, ReportedTicket ticket, DateTimeOffset now)
    {
        if (!ticket.Counts)
            return false;
        foreach (var clock in ticket.Clocks)
        {
            if (clock.Kind == kind && of.Holds(clock) && IsInGroup(figure, of.KeyOf(ticket, clock))
                && Is(figure.Part, IsOfTimes(figure.Name) ? True(clock.Elapsed is not null) : clock.IsInTime(now)))
                return true;
        }

        return false;
    }

    private static ClockKind? Clock(FigureName figure) => figure switch
    {
        FigureName.SignedInTime or FigureName.SignInTimes => ClockKind.SignIn,
        FigureName.ContactedInTime or FigureName.ContactTimes => ClockKind.FirstContact,
        FigureName.ResolvedInTime or FigureName.ResolutionTimes => ClockKind.Resolution,
        _ => null,
    };

    private static bool IsOfTimes(FigureName figure) => figure is FigureName.SignInTimes or FigureName.ContactTimes or FigureName.ResolutionTimes;

    private static bool IsOfAnswers(FigureName figure) => figure is FigureName.Unreachable or FigureName.Contacted or FigureName.Solved or FigureName.Satisfied;

    private static bool IsInGroup(FigureReference figure, string key) => figure.Key is null || figure.Key == key;

    private static bool Is(FigurePart? part, bool? member) => member is { } counts && part != (counts ? FigurePart.Missed : FigurePart.Counted);

    private static FollowUp? Said(ReportedTicket ticket) => ticket.FollowUp is { IsReached: true } said ? said : null;

    private static bool? True(bool value) => value ? true : null;
}
