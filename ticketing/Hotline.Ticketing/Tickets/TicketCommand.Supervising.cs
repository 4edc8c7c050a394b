namespace Hotline.Ticketing.Tickets;

/// <content>What supervisors do.</content>
public abstract partial record TicketCommand
{
    /// <summary>Approve a return: the ticket goes to <paramref name="Department"/>, after too many bounces to the fallback owner only.</summary>
    public sealed record ApproveReturn(string Department, string Why) : TicketCommand;

    /// <summary>Reject a return: the ticket stays with its department.</summary>
    public sealed record RejectReturn(string Why) : TicketCommand;

    /// <summary>Approve an extension.</summary>
    public sealed record ApproveExtension(string Why) : TicketCommand;

    /// <summary>Reject an extension.</summary>
    public sealed record RejectExtension(string Why) : TicketCommand;

    /// <summary>督办: press the department, one rung up the ladder.</summary>
    public sealed record Press(string Words) : TicketCommand;

    /// <summary>Approve 剔除.</summary>
    public sealed record ApproveExclusion(string Why) : TicketCommand;

    /// <summary>Reject 剔除, or take an approved one back.</summary>
    public sealed record RejectExclusion(string Why) : TicketCommand;

    /// <summary>Look at who reported a protected matter; each look is recorded.</summary>
    public sealed record ReadIdentity(string Why) : TicketCommand;
}
