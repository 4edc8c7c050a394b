namespace Hotline.Ticketing.Tickets;

/// <summary>
/// Who may do what. A department acts on its own tickets only. Whether somebody is the resident of a ticket is proved where
/// they are talked to, not here: the channel, or the last digits of the telephone number, tell.
/// </summary>
internal static class TicketPermissions
{
    public static bool Allow(CommandKind command, Actor by, Ticket ticket) => by.Role switch
    {
        ActorRole.Resident or ActorRole.Bot => command is CommandKind.AddFromResident or CommandKind.Urge,
        ActorRole.Operator or ActorRole.Supervisor => command is CommandKind.Dispatch or CommandKind.AddNote or CommandKind.AddFromResident
            or CommandKind.Urge or CommandKind.Close or CommandKind.Decline,
        ActorRole.Department => ticket.Department is not null && ticket.Department == by.Id && command is CommandKind.SignIn
            or CommandKind.RecordContact or CommandKind.AddNote or CommandKind.Resolve or CommandKind.Decline,
        ActorRole.System => command is CommandKind.Dispatch or CommandKind.AddNote or CommandKind.Close,
    };
}
