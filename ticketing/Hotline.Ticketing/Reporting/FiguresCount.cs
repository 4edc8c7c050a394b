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

    public void Add(Ticket ticket, DateTimeOffset now)
    {
        opened++;
        if (ticket.IsExcluded)
            excluded++;
        else if (ticket.Status == TicketStatus.Merged)
            merged++;
        else
            AddCounted(ticket, now);
    }

    public void Add(Clock clock, DateTimeOffset now)
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

    /// <summary>True where clocks and answers of the ticket count.</summary>
    public static bool Counts(Ticket ticket) => !ticket.IsExcluded && ticket.Status != TicketStatus.Merged;

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
            SignInTimes = signIn.Times,
            ContactTimes = contact.Times,
            ResolutionTimes = resolution.Times,
            OpenNow = openNow,
            AtRisk = atRisk,
            Overdue = overdue,
        };
    }

    private void AddCounted(Ticket ticket, DateTimeOffset now)
    {
        declined += ticket.Status == TicketStatus.Declined ? 1 : 0;
        withdrawn += ticket.Status == TicketStatus.Withdrawn ? 1 : 0;
        sent += ticket.Clocks.Count > 0 ? 1 : 0;
        returned += ticket.BounceCount > 0 ? 1 : 0;
        resolved += ticket.ResolvedAt is not null ? 1 : 0;
        reopened += ticket.ReopenCount > 0 ? 1 : 0;
        if (ticket.FollowUp is { } answers)
            Add(answers);
        else if (ticket.Status is TicketStatus.Resolved or TicketStatus.Closed)
            withoutFollowUp++;
        if (ticket.Status.IsOpen())
            AddOpen(ticket, now);
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

    private void AddOpen(Ticket ticket, DateTimeOffset now)
    {
        openNow++;
        if (ticket.Clocks.LastOrDefault(clock => clock.Kind == ClockKind.Resolution) is not { } clock)
            return;
        // A paused clock cannot become overdue, but one that had run out before is.
        if (clock.BreachedAt is not null || (!clock.IsPaused && clock.DeadlineAt <= now))
            overdue++;
        else if (!clock.IsPaused && clock.Warnings is [.., var last] && last.At <= now)
            atRisk++;
    }
}

/// <summary>Counts clocks of one kind.</summary>
internal sealed class ClockCount
{
    private readonly List<TimeSpan> elapsed = [], worked = [];
    private int inTime, late;

    public Rate InTime => new(inTime, inTime + late);

    public TimeDistribution Times => new(
        elapsed.Count, Percentile.Of(elapsed, 50), Percentile.Of(elapsed, 90), Percentile.Of(worked, 50), Percentile.Of(worked, 90));

    public void Add(Clock clock, DateTimeOffset now)
    {
        if (clock.MetAt is not null)
        {
            elapsed.Add(clock.Elapsed!.Value);
            worked.Add(clock.Worked!.Value);
        }
        if (clock.IsMetInTime)
            inTime++;
        else if (clock.BreachedAt is not null || (clock.IsRunning && !clock.IsPaused && clock.DeadlineAt <= now))
            late++;
    }
}

/// <summary>Percentiles by the nearest rank: always a time that really was taken.</summary>
internal static class Percentile
{
    /// <summary>The least value that so many percent of all do not exceed; null where there are none.</summary>
    public static TimeSpan? Of(List<TimeSpan> values, int percent)
    {
        if (values.Count == 0)
            return null;
        values.Sort();
        return values[(int)(((long)values.Count * percent + 99) / 100) - 1];
    }
}
