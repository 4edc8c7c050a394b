namespace Hotline.Ticketing.Tickets;

/// <summary>
/// Who may do what. A department leads or helps on its own tickets only. Whether somebody is the resident of a ticket is proved where
/// they are talked to, not here: the channel, or the last digits of the telephone number, tell.
/// </summary>
internal static class TicketPermissions
{
    public static bool Allow(CommandKind command, Actor by, Ticket ticket) => by.Role switch
    {
        ActorRole.Resident or ActorRole.Bot => command is CommandKind.AddFromResident or CommandKind.Urge or CommandKind.Withdraw
            or CommandKind.RecordFollowUp,
        ActorRole.Operator => IsDispatching(command) || IsForResident(command),
        ActorRole.Supervisor => IsDispatching(command) || IsForResident(command) || IsSupervising(command),
        ActorRole.Department => (Leads(by, ticket) && IsLeading(command)) || (Helps(by, ticket) && IsHelping(command)),
        ActorRole.System => command is CommandKind.Dispatch or CommandKind.AddNote or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Close,
    };

    private static bool Leads(Actor by, Ticket ticket) => ticket.Department is not null && ticket.Department == by.Id;

    private static bool Helps(Actor by, Ticket ticket) => ticket.Helpers.Any(helper => helper.Department == by.Id && helper.ReleasedAt is null);

    /// <summary>What the resident may do, typed in by whoever talks to them.</summary>
    private static bool IsForResident(CommandKind command) => command is CommandKind.AddFromResident or CommandKind.Urge
        or CommandKind.Withdraw or CommandKind.AskFollowUp or CommandKind.RecordFollowUp;

    private static bool IsDispatching(CommandKind command) => command is CommandKind.Dispatch or CommandKind.Reassign or CommandKind.AddNote
        or CommandKind.AddCoHandler or CommandKind.ReleaseHelper or CommandKind.MergeInto or CommandKind.Unmerge or CommandKind.Reopen
        or CommandKind.Close or CommandKind.Decline or CommandKind.ProposeExclusion or CommandKind.ReadIdentity;

    private static bool IsSupervising(CommandKind command) => command is CommandKind.ApproveReturn or CommandKind.RejectReturn
        or CommandKind.ApproveExtension or CommandKind.RejectExtension or CommandKind.Press or CommandKind.ApproveExclusion
        or CommandKind.RejectExclusion;

    private static bool IsLeading(CommandKind command) => command is CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AddNote
        or CommandKind.AskResident or CommandKind.StopWaiting or CommandKind.RequestReturn or CommandKind.RequestExtension
        or CommandKind.Summon or CommandKind.Resolve or CommandKind.Decline or CommandKind.ProposeExclusion or CommandKind.ReadIdentity;

    private static bool IsHelping(CommandKind command) => command is CommandKind.ReportHelp or CommandKind.AddNote;
}
