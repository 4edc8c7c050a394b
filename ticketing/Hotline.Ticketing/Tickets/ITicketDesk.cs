namespace Hotline.Ticketing.Tickets;

/// <summary>Decides what may happen to tickets. Pure: it reads configuration, never a database, and changes nothing.</summary>
public interface ITicketDesk
{
    /// <summary>
    /// Opens a ticket: routes it and, where routing is sure, dispatches it and starts its clocks; otherwise it waits in triage.
    /// </summary>
    /// <param name="matter">What it is about; the description is not empty.</param>
    /// <param name="resident">Who opens it.</param>
    /// <param name="number">A number reserved for it.</param>
    /// <param name="by">Who types it in.</param>
    /// <param name="now">The instant of opening.</param>
    TicketChange Open(Matter matter, Resident resident, TicketNumber number, Actor by, DateTimeOffset now);

    /// <summary>Accepts or refuses a command on an existing ticket.</summary>
    /// <param name="ticket">As last committed.</param>
    /// <param name="command">What is to be done.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">The instant of the decision.</param>
    /// <param name="master">The other ticket of a merge or its undoing (<see cref="MasterOf"/> names it), as last committed; else null.</param>
    TicketDecision Decide(Ticket ticket, TicketCommand command, Actor by, DateTimeOffset now, Ticket? master = null);

    /// <summary>The other ticket that a command changes too, to be loaded for <see cref="Decide"/>; null for most commands.</summary>
    static TicketNumber? MasterOf(Ticket ticket, TicketCommand command) => command switch
    {
        TicketCommand.MergeInto merge => merge.Master,
        TicketCommand.Unmerge => ticket?.Master,
        _ => null,
    };

    /// <summary>What a change of a master means to the tickets that were merged into it (并单), to be committed with it: that each caller is to be asked how it went, once, or again.</summary>
    /// <param name="ofMaster">As decided.</param>
    /// <param name="members">The master's members, as last committed.</param>
    IReadOnlyList<TicketChange> OfMembers(TicketChange ofMaster, IReadOnlyList<Ticket> members);

    /// <summary>What a resident is told about a ticket: department's name, and the clock that answers "by when".</summary>
    TicketPromise PromiseOf(Ticket ticket);

    /// <summary>Makes the <paramref name="sequence"/>-th number (1-based, from the store's counter) with its check digit.</summary>
    TicketNumber NumberFor(long sequence);

    /// <summary>True where the digits are a well-formed ticket number (length and check digit).</summary>
    bool IsWellFormed(TicketNumber number);
}

/// <summary>What was promised with a ticket.</summary>
/// <param name="DepartmentName">Name to say; null in triage.</param>
/// <param name="ResolveBy">Deadline of the resolution clock, UTC; null where none runs.</param>
/// <param name="FirstContactBy">Deadline of the first-contact clock, UTC; null where none runs or it is met.</param>
/// <param name="DeadlineIsFlagged">True where the deadline lies past the loaded calendar years and may still move.</param>
public sealed record TicketPromise(string? DepartmentName, DateTimeOffset? ResolveBy, DateTimeOffset? FirstContactBy, bool DeadlineIsFlagged);

/// <summary>Outcome of a command.</summary>
public abstract record TicketDecision
{
    private TicketDecision() { }

    /// <summary>Accepted; <paramref name="Change"/> is to be committed.</summary>
    public sealed record Accepted(TicketChange Change) : TicketDecision
    {
        /// <summary>The change of the other ticket of a merge, to be committed in the same transaction; else null.</summary>
        public TicketChange? OfMaster { get; init; }
    }

    /// <summary>The very same command (by its key) was accepted before; nothing is to be done.</summary>
    public sealed record DoneBefore : TicketDecision;

    /// <summary>Refused, with a reason by name.</summary>
    public sealed record Refused(Refusal Refusal) : TicketDecision;
}

/// <summary>A decided change, to be committed in one transaction with whatever caused it.</summary>
/// <param name="After">The ticket as it will stand.</param>
/// <param name="Events">The appended events, in order, not empty.</param>
/// <param name="VersionBefore">Version on which it was decided; 0 for a new ticket. The commit refuses it if the stored version differs.</param>
public sealed record TicketChange(Ticket After, IReadOnlyList<TicketEvent> Events, long VersionBefore);
