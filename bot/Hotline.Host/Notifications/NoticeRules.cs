using Hotline.Host.Deliveries;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Notifications;

/// <summary>Which events people are told of, who, and how soon.</summary>
internal static class NoticeRules
{
    /// <summary>From this share of a clock's time a warning is urgent.</summary>
    private const int UrgentShare = 80;

    public static IEnumerable<PlannedNotice> Of(TicketHappening happening)
    {
        var (ticket, lead) = (happening.After, happening.After.Department);
        return happening.Event switch
        {
            TicketDispatched or TicketReassigned => [To(lead, "New", ticket, IsFast(ticket), ClockKind.SignIn)],
            TicketReopened => [To(lead, "Reopened", ticket, true, ClockKind.Resolution)],
            HelperJoined e => [Of(e.Clock, "HelpWanted", ticket, true)],
            TicketUrged => [To(lead, "Urged", ticket, true, ClockKind.Resolution)],
            TicketPressed => [To(lead, "Pressed", ticket, true, ClockKind.Resolution)],
            ResidentAdded => [To(lead, "ResidentAdded", ticket, false, null)],
            WaitingEnded => [To(lead, "GoOn", ticket, false, ClockKind.Resolution)],
            TicketWithdrawn => [To(lead, "Withdrawn", ticket, false, null)],
            ReturnApproved => [To(happening.Before?.Department, "ReturnApproved", ticket, false, null)],
            ReturnRejected => [To(lead, "ReturnRejected", ticket, true, ClockKind.Resolution)],
            ExtensionApproved => [To(lead, "ExtensionApproved", ticket, false, ClockKind.Resolution)],
            ExtensionRejected => [To(lead, "ExtensionRejected", ticket, true, ClockKind.Resolution)],
            ClockWarned e => [Of(ticket.Clocks[e.ClockId - 1], "Warned" + e.Clock, ticket, e.SharePercent >= UrgentShare)],
            ClockBreached e => [Of(ticket.Clocks[e.ClockId - 1], "Breached" + e.Clock, ticket, true)],
            // The department's head hears of the breach itself.
            ClockEscalated { To: not EscalationTarget.DepartmentHead } => [ToSupervisors("Escalated", ticket, true)],
            ReturnRequested => [ToSupervisors("ReturnRequested", ticket, false)],
            ExtensionRequested => [ToSupervisors("ExtensionRequested", ticket, true)],
            ExclusionProposed => [ToSupervisors("ExclusionProposed", ticket, false)],
            _ => [],
        };
    }

    private static bool IsFast(Ticket ticket) => ticket.Matter.Priority is TicketPriority.Urgent or TicketPriority.Critical;

    private static PlannedNotice To(string? department, string what, Ticket ticket, bool isUrgent, ClockKind? clock)
        => At(department, what, ticket, isUrgent, clock is null ? null : ticket.Clocks.LastOrDefault(c => c.Kind == clock)?.DeadlineAt);

    /// <summary>To the department that owes what a clock measures.</summary>
    private static PlannedNotice Of(Clock clock, string what, Ticket ticket, bool isUrgent) => At(clock.Department, what, ticket, isUrgent, clock.DeadlineAt);

    private static PlannedNotice At(string? department, string what, Ticket ticket, bool isUrgent, DateTimeOffset? by)
        => new(department, new(what, ticket.Number.Value, ticket.Matter.Category, ticket.Matter.Priority, by), isUrgent);

    private static PlannedNotice ToSupervisors(string what, Ticket ticket, bool isUrgent) => At(null, what, ticket, isUrgent, by: null);
}

/// <summary>A notice to somebody.</summary>
/// <param name="Department">Code of the department; null: the supervisors.</param>
/// <param name="Notice">What is said.</param>
/// <param name="IsUrgent">True where it goes at once; otherwise it waits for the digest.</param>
internal sealed record PlannedNotice(string? Department, Notice Notice, bool IsUrgent);
