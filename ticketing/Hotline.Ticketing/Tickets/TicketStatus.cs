namespace Hotline.Ticketing.Tickets;

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>待派单: routing was unsure; a person decides.</summary>
    Triage,
    /// <summary>待签收: sent to a department, which has not signed for it yet.</summary>
    Dispatched,
    /// <summary>办理中: the department is acting.</summary>
    InProgress,
    /// <summary>待补充: the department needs something from the resident; its resolution clock is paused.</summary>
    AwaitingResident,
    /// <summary>退单待审: the department says it is another's; a supervisor decides. Clocks run on.</summary>
    ReturnRequested,
    /// <summary>延期待审: the department asks for more time; a supervisor decides. Clocks run on.</summary>
    ExtensionRequested,
    /// <summary>已办结待回访: answered; the resident is to be asked.</summary>
    Resolved,
    /// <summary>已归档: done.</summary>
    Closed,
    /// <summary>重办: back at the department, with clocks anew; it has not signed for this round yet.</summary>
    Reopened,
    /// <summary>不予受理: not taken, with a ground.</summary>
    Declined,
    /// <summary>已并单: handled with its master; its own clocks are paused.</summary>
    Merged,
    /// <summary>已撤回: the resident took it back.</summary>
    Withdrawn,
}

/// <summary>What statuses mean to whoever counts or lists tickets.</summary>
public static class TicketStatuses
{
    /// <summary>True while somebody at the hotline or a department still has to act on this ticket itself.</summary>
    public static bool IsOpen(this TicketStatus status) => status switch
    {
        TicketStatus.Triage or TicketStatus.Dispatched or TicketStatus.InProgress or TicketStatus.AwaitingResident
            or TicketStatus.ReturnRequested or TicketStatus.ExtensionRequested or TicketStatus.Reopened => true,
        TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Declined or TicketStatus.Merged or TicketStatus.Withdrawn => false,
    };

    /// <summary>True where the department has the ticket and has not signed for it in this round.</summary>
    internal static bool AwaitsSignature(this TicketStatus status) => status is TicketStatus.Dispatched or TicketStatus.Reopened;
}
