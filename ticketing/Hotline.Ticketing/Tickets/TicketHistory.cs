using System.Diagnostics;

namespace Hotline.Ticketing.Tickets;

/// <summary>Makes a ticket of its events. It decides nothing: what happened, happened.</summary>
public static class TicketHistory
{
    /// <summary>How many keys of commands a ticket remembers.</summary>
    private const int KeysRemembered = 16;

    /// <summary>The ticket that a complete history makes.</summary>
    /// <param name="events">All events, oldest first; the first is <see cref="TicketOpened"/>.</param>
    /// <exception cref="ArgumentException">There are none, or they do not follow one another.</exception>
    public static Ticket Replay(IEnumerable<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(default(Ticket), Apply) ?? throw new ArgumentException("A ticket has at least one event.", nameof(events));
    }

    /// <summary>The ticket after one more event.</summary>
    /// <param name="ticket">As it stood before; null for the first event.</param>
    /// <param name="happened">The event that follows.</param>
    /// <exception cref="ArgumentException">The event's sequence number does not follow the ticket's version.</exception>
    public static Ticket Apply(Ticket? ticket, TicketEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Sequence != (ticket?.Version ?? 0) + 1)
            throw new ArgumentException($"Event {happened.Sequence} does not follow version {ticket?.Version ?? 0}.", nameof(happened));
        if (happened is TicketOpened opened)
            return ticket is null ? Opened(opened) : throw new ArgumentException("A ticket is opened once.", nameof(happened));
        if (ticket is null)
            throw new ArgumentException("The first event opens the ticket.", nameof(happened));
        var changed = Worked(ticket, happened) ?? Asked(ticket, happened) ?? Helped(ticket, happened) ?? Joined(ticket, happened)
            ?? ClockHistory.Apply(ticket, happened) ?? throw new UnreachableException($"{happened.GetType().Name} changes no ticket.");
        return changed with { Version = happened.Sequence, RecentKeys = happened.Key is { } key ? Remember(ticket.RecentKeys, key) : ticket.RecentKeys };
    }

    private static Ticket Opened(TicketOpened opened) => new()
    {
        Number = opened.Number,
        Status = TicketStatus.Triage,
        Version = opened.Sequence,
        Matter = opened.Matter,
        Resident = opened.Resident,
        OpenedAt = opened.At,
        Routing = opened.Routing,
    };

    /// <summary>The way through the statuses, and what leaves them as they are.</summary>
    private static Ticket? Worked(Ticket ticket, TicketEvent happened) => happened switch
    {
        TicketDispatched e => ticket with { Status = TicketStatus.Dispatched, Department = e.Department, Clocks = [.. ticket.Clocks, .. e.Clocks] },
        TicketReassigned e => ClockHistory.HandOver(ticket, e.Department) with { Status = TicketStatus.Dispatched },
        TicketSignedFor => ticket with { Status = TicketStatus.InProgress },
        ResidentContacted { IsReached: true } => ticket with { IsResidentReached = true },
        ResidentContacted => ticket with { FailedContacts = ticket.FailedContacts + 1 },
        TicketNoted or ResidentAdded or IdentityRead => ticket,
        TicketUrged e => ticket with { UrgeCount = ticket.UrgeCount + 1, LastUrgedAt = e.At, UrgesThatDay = e.NthThatDay },
        TicketPressed e => ticket with { SupervisionLevel = e.Level },
        TicketResolved e => ticket with
        {
            Status = TicketStatus.Resolved,
            Answer = e.Answer,
            AnswerFiles = e.Files,
            ResolvedAt = e.At,
            PendingExtension = null,
        },
        FollowUpAsked e => ticket with { AskedFollowUp = new(ticket.Round, e.Way, e.At, e.CallAfter, e.IsCalledInVain ? ticket.AskedFollowUp!.Tries + 1 : 0) },
        FollowUpRecorded e => ticket with { FollowUp = e.Answers, FollowUpRound = ticket.Round },
        TicketReopened e => Reopened(ticket, e),
        // A member's end is its master's: of itself only what its caller said is done with.
        TicketClosed when ticket.ResolvedWithMaster is { } resolved => ticket with { ResolvedWithMaster = resolved with { ClosedAt = happened.At } },
        TicketClosed => ticket with { Status = TicketStatus.Closed, EndedAt = happened.At },
        TicketDeclined e => Ended(ticket, e) with { Status = TicketStatus.Declined, DeclinedAs = e.Ground, DeclineGround = e.Why },
        TicketWithdrawn => Ended(ticket, happened) with { Status = TicketStatus.Withdrawn },
        _ => null,
    };

    /// <summary>Requests, and the decisions on them.</summary>
    private static Ticket? Asked(Ticket ticket, TicketEvent happened) => happened switch
    {
        ResidentAsked e => ticket with
        {
            Status = TicketStatus.AwaitingResident,
            Waiting = new(e.Question, e.At, e.RemindAt, e.Until, IsReminded: false),
            QuestionCount = ticket.QuestionCount + 1,
        },
        ResidentReminded => ticket with { Waiting = ticket.Waiting! with { IsReminded = true } },
        WaitingEnded => ticket with { Status = TicketStatus.InProgress, Waiting = null },
        ReturnRequested e => ticket with { Status = TicketStatus.ReturnRequested, PendingReturn = new(e.Reason, e.Ground, e.Suggested, ticket.Status) },
        ReturnApproved e => ClockHistory.HandOver(ticket, e.Department) with
        {
            Status = TicketStatus.Dispatched,
            BounceCount = ticket.BounceCount + 1,
            PendingReturn = null,
        },
        ReturnRejected => ticket with { Status = ticket.PendingReturn!.StatusBefore, PendingReturn = null },
        ExtensionRequested e => ticket with { Status = TicketStatus.ExtensionRequested, PendingExtension = new(e.Days, e.Reason) },
        ExtensionApproved or ExtensionRejected => ticket with { Status = TicketStatus.InProgress, PendingExtension = null },
        ExclusionProposed e => ticket with { Exclusion = new(e.Reason, e.By, IsApproved: null) },
        ExclusionApproved => ticket with { Exclusion = ticket.Exclusion! with { IsApproved = true } },
        ExclusionRejected => ticket with { Exclusion = ticket.Exclusion! with { IsApproved = false } },
        _ => null,
    };

    private static Ticket? Helped(Ticket ticket, TicketEvent happened) => happened switch
    {
        HelperJoined e => ticket with
        {
            Helpers = [.. ticket.Helpers, new() { Department = e.Clock.Department, Kind = e.Kind, Task = e.Task, ClockId = e.Clock.Id, Round = e.Clock.Round }],
            Clocks = [.. ticket.Clocks, e.Clock],
        },
        HelperReported e => Each(ticket, e.Department, helper => helper with { Report = e.Text, Files = e.Files, ReportedAt = e.At }),
        HelperReleased e => Each(ticket, e.Department, helper => helper with { ReleasedAt = e.At }),
        _ => null,
    };

    private static Ticket? Joined(Ticket ticket, TicketEvent happened) => happened switch
    {
        TicketMerged e => ticket with { Status = TicketStatus.Merged, Master = e.Master, StatusBeforeMerge = ticket.Status },
        TicketUnmerged => Unasked(ticket) with { Status = ticket.StatusBeforeMerge!.Value, Master = null, StatusBeforeMerge = null },
        MasterResolved e => ticket with { ResolvedWithMaster = new(e.At, e.Answer, e.AskedUnder) },
        MasterReopened => Unasked(ticket),
        MemberJoined e => ticket with { Members = [.. ticket.Members, e.Member] },
        MemberLeft e => ticket with { Members = [.. ticket.Members.Where(member => member != e.Member)] },
        _ => null,
    };

    /// <summary>What its caller was asked was about the master, as that stood then.</summary>
    private static Ticket Unasked(Ticket member) => member.ResolvedWithMaster is null
        ? member
        : member with { ResolvedWithMaster = null, AskedFollowUp = null, FollowUpRound = 0 };

    private static Ticket Reopened(Ticket ticket, TicketReopened reopened) => ticket with
    {
        Status = TicketStatus.Reopened,
        Round = ticket.Round + 1,
        Clocks = [.. ticket.Clocks, .. reopened.Clocks],
        QuestionCount = 0,
        IsResidentReached = false,
        FailedContacts = 0,
        EndedAt = null,
    };

    private static Ticket Ended(Ticket ticket, TicketEvent happened) =>
        ticket with { EndedAt = happened.At, PendingReturn = null, PendingExtension = null, Waiting = null };

    private static Ticket Each(Ticket ticket, string department, Func<Helper, Helper> change) => ticket with
    {
        Helpers = [.. ticket.Helpers.Select(helper => helper.IsOwed && helper.Department == department ? change(helper) : helper)],
    };

    private static UsedKey[] Remember(IReadOnlyList<UsedKey> keys, UsedKey key) => [.. keys.Skip(keys.Count - KeysRemembered + 1), key];
}
