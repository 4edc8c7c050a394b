using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Reporting;

/// <summary>Counts one group of tickets.</summary>
internal sealed class FiguresCount(FiguresOptions options)
{
    private readonly ClockCount signIn = new(), contact = new(), resolution = new();
    private int opened, excluded, merged, declined, withdrawn, withoutFollowUp, unreachable;
    private int askedOfContact, askedOfSolution, askedOfSatisfaction;
    private int sent, returned, resolved, reopened, openNow, atRisk, overdue;
    private double contacted, solved, satisfied;

    public void Add(ReportedTicket ticket, DateTimeOffset now)
    {
        opened++;
        if (ticket.IsExcluded)
            excluded++;
        else
            AddIncluded(ticket, now);
    }

    public void Add(in ReportedClock clock, DateTimeOffset now)
    {
        var count = clock.Kind switch
        {
            ClockKind.SignIn => signIn,
            ClockKind.FirstContact => contact,
            ClockKind.Resolution => resolution,
            // What helpers take is within the time of the department that leads.
            ClockKind.CoHandling or ClockKind.Summons => null,
        };
        count?.Add(clock, now);
    }

    public Figures ToFigures()
    {
        var missing = options.CountsUnreachable ? unreachable : 0;
        var (ofContact, ofSolution, ofSatisfaction) = (
            new Rate(contacted, askedOfContact + missing), new Rate(solved, askedOfSolution + missing), new Rate(satisfied, askedOfSatisfaction + missing));
        return new()
        {
            Opened = opened,
            Excluded = excluded,
            Merged = merged,
            Declined = declined,
            Withdrawn = withdrawn,
            WithoutFollowUp = withoutFollowUp,
            Unreachable = unreachable,
            Contacted = ofContact,
            Solved = ofSolution,
            Satisfied = ofSatisfaction,
            Composite = ofContact.Share * options.WeightOfContacted + ofSolution.Share * options.WeightOfSolved + ofSatisfaction.Share * options.WeightOfSatisfied,
            SignedInTime = signIn.InTime,
            ContactedInTime = contact.InTime,
            ResolvedInTime = resolution.InTime,
            Returned = new(returned, sent),
            Reopened = new(reopened, resolved),
            SignInTimes = signIn.ToTimes(),
            ContactTimes = contact.ToTimes(),
            ResolutionTimes = resolution.ToTimes(),
            OpenNow = openNow,
            AtRisk = atRisk,
            Overdue = overdue,
        };
    }

    private void AddIncluded(ReportedTicket ticket, DateTimeOffset now)
    {
        if (ticket.FollowUp is { } answers)
            Add(answers);
        else if (ticket.Status is TicketStatus.Resolved or TicketStatus.Closed)
            withoutFollowUp++;
        if (ticket.Status == TicketStatus.Merged)
            merged++;
        else
            AddWorked(ticket, now);
    }

    private void AddWorked(ReportedTicket ticket, DateTimeOffset now)
    {
        declined += ticket.Status == TicketStatus.Declined ? 1 : 0;
        withdrawn += ticket.Status == TicketStatus.Withdrawn ? 1 : 0;
        sent += ticket.Clocks.Count > 0 ? 1 : 0;
        returned += ticket.IsReturned ? 1 : 0;
        resolved += ticket.IsResolved ? 1 : 0;
        reopened += ticket.IsReopened ? 1 : 0;
        if (ticket.StateAt(now) is not { } state)
            return;
        openNow++;
        atRisk += state == OpenState.AtRisk ? 1 : 0;
        overdue += state == OpenState.Overdue ? 1 : 0;
    }

    private void Add(FollowUp answers)
    {
        if (!answers.IsReached)
        {
            unreachable++;
            return;
        }
        askedOfContact += answers.WasContacted is null ? 0 : 1;
        contacted += answers.WasContacted == true ? 1 : 0;
        askedOfSolution += answers.IsSolved is null ? 0 : 1;
        solved += answers.IsSolved == true ? 1 : 0;
        askedOfSatisfaction += answers.Satisfaction is null ? 0 : 1;
        satisfied += answers.Satisfaction switch
        {
            Satisfaction.Satisfied => 1,
            Satisfaction.BasicallySatisfied => options.WeightOfBasicallySatisfied,
            Satisfaction.Neutral or Satisfaction.Dissatisfied or null => 0,
        };
    }
}

/// <summary>Counts clocks of one kind.</summary>
internal sealed class ClockCount
{
    private readonly List<TimeSpan> elapsed = [], worked = [];
    private int inTime, late;

    public Rate InTime => new(inTime, inTime + late);

    public TimeDistribution ToTimes()
    {
        elapsed.Sort();
        worked.Sort();
        return new(elapsed.Count, Percentile.Of(elapsed, 50), Percentile.Of(elapsed, 90), Percentile.Of(worked, 50), Percentile.Of(worked, 90));
    }

    public void Add(in ReportedClock clock, DateTimeOffset now)
    {
        if (clock is { Elapsed: { } round, Worked: { } office })
        {
            elapsed.Add(round);
            worked.Add(office);
        }
        var isInTime = clock.IsInTime(now);
        inTime += isInTime == true ? 1 : 0;
        late += isInTime == false ? 1 : 0;
    }
}

/// <summary>Percentiles by the nearest rank: always a time that really was taken.</summary>
internal static class Percentile
{
    /// <summary>The least value that so many percent of all do not exceed; null where there are none.</summary>
    public static TimeSpan? Of(List<TimeSpan> sorted, int percent) => sorted.Count == 0 ? null : sorted[(int)(((long)sorted.Count * percent + 99) / 100) - 1];
}
