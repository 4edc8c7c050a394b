namespace Hotline.Ticketing.Tickets;

/// <content>What operators do.</content>
public abstract partial record TicketCommand
{
    /// <summary>派单: send to a department (from triage).</summary>
    public sealed record Dispatch(string Department, string Why) : TicketCommand;

    /// <summary>改派: send to another department without its having asked; clocks run on.</summary>
    public sealed record Reassign(string Department, string Why) : TicketCommand;

    /// <summary>协办: let another department help; it reports by a clock of its own.</summary>
    public sealed record AddCoHandler(string Department, string Task) : TicketCommand;

    /// <summary>Let a helper go that has not reported.</summary>
    public sealed record ReleaseHelper(string Department, string Why) : TicketCommand;

    /// <summary>并单: handle it with <paramref name="Master"/>, whose ticket is to be given to <see cref="ITicketDesk.Decide"/>.</summary>
    public sealed record MergeInto(TicketNumber Master, string Why) : TicketCommand;

    /// <summary>Take it out of its master again; the master is to be given to <see cref="ITicketDesk.Decide"/>.</summary>
    public sealed record Unmerge(string Why) : TicketCommand;

    /// <summary>重办: back to the department, with clocks anew.</summary>
    public sealed record Reopen(string Why) : TicketCommand;

    /// <summary>归档.</summary>
    public sealed record Close : TicketCommand;

    /// <summary>不予受理, with a ground and the words that the resident reads.</summary>
    public sealed record Decline(DeclineGround Ground, string Why) : TicketCommand;

    /// <summary>Propose 剔除: that the figures leave it out.</summary>
    public sealed record ProposeExclusion(string Reason) : TicketCommand;
}
