namespace Hotline.Ticketing.Tickets;

/// <summary>The life cycle: what each command makes of each status.</summary>
internal static class TicketTransitions
{
    /// <summary>The status after a command, or null where it is refused as <see cref="Refusal.NotInThisStatus"/>.</summary>
    public static TicketStatus? After(TicketStatus status, CommandKind command) => status switch
    {
        TicketStatus.Triage => command switch
        {
            CommandKind.Dispatch => TicketStatus.Dispatched,
            CommandKind.Decline => TicketStatus.Declined,
            CommandKind.AddNote or CommandKind.AddFromResident or CommandKind.Urge => status,
            CommandKind.SignIn or CommandKind.RecordContact or CommandKind.Resolve or CommandKind.Close => null,
        },
        TicketStatus.Dispatched => command switch
        {
            CommandKind.SignIn or CommandKind.RecordContact => TicketStatus.InProgress,
            CommandKind.Resolve => TicketStatus.Resolved,
            CommandKind.Decline => TicketStatus.Declined,
            CommandKind.AddNote or CommandKind.AddFromResident or CommandKind.Urge => status,
            CommandKind.Dispatch or CommandKind.Close => null,
        },
        TicketStatus.InProgress => command switch
        {
            CommandKind.Resolve => TicketStatus.Resolved,
            CommandKind.RecordContact or CommandKind.AddNote or CommandKind.AddFromResident or CommandKind.Urge => status,
            CommandKind.Dispatch or CommandKind.SignIn or CommandKind.Close or CommandKind.Decline => null,
        },
        TicketStatus.Resolved => command switch
        {
            CommandKind.Close => TicketStatus.Closed,
            CommandKind.AddNote or CommandKind.AddFromResident => status,
            CommandKind.Dispatch or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.Urge
                or CommandKind.Resolve or CommandKind.Decline => null,
        },
        TicketStatus.Closed or TicketStatus.Declined => command switch
        {
            CommandKind.AddNote => status,
            CommandKind.Dispatch or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AddFromResident
                or CommandKind.Urge or CommandKind.Resolve or CommandKind.Close or CommandKind.Decline => null,
        },
    };
}
