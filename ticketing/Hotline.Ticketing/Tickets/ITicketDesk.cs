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
    TicketDecision Decide(Ticket ticket, TicketCommand command, Actor by, DateTimeOffset now);

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

/// <summary>Something somebody wants to do to a ticket.</summary>
public abstract record TicketCommand
{
    private TicketCommand() { }

    /// <summary>派单: send to a department (from triage).</summary>
    public sealed record Dispatch(string Department, string Why) : TicketCommand;

    /// <summary>签收.</summary>
    public sealed record SignIn : TicketCommand;

    /// <summary>Record that the resident was reached.</summary>
    public sealed record RecordContact(string Way, string Result) : TicketCommand;

    /// <summary>Add a note.</summary>
    public sealed record AddNote(string Text) : TicketCommand;

    /// <summary>The resident adds words or files.</summary>
    public sealed record AddFromResident(string Text, IReadOnlyList<string> Attachments) : TicketCommand;

    /// <summary>催办, at most so many a day.</summary>
    public sealed record Urge(string? Words) : TicketCommand;

    /// <summary>办结, with the answer.</summary>
    public sealed record Resolve(string Answer) : TicketCommand;

    /// <summary>归档.</summary>
    public sealed record Close : TicketCommand;

    /// <summary>不予受理, with a ground.</summary>
    public sealed record Decline(string Ground) : TicketCommand;
}

/// <summary>Outcome of a command.</summary>
public abstract record TicketDecision
{
    private TicketDecision() { }

    /// <summary>Accepted; <paramref name="Change"/> is to be committed.</summary>
    public sealed record Accepted(TicketChange Change) : TicketDecision;

    /// <summary>Refused, with a reason by name.</summary>
    public sealed record Refused(Refusal Refusal) : TicketDecision;
}

/// <summary>Why a command was refused.</summary>
public enum Refusal
{
    /// <summary>The ticket's status does not allow it.</summary>
    NotInThisStatus,
    /// <summary>The actor may not do it.</summary>
    NotAllowedToThisActor,
    /// <summary>No such department.</summary>
    UnknownDepartment,
    /// <summary>Urged as often as is allowed in a day.</summary>
    UrgedOftenEnoughToday,
    /// <summary>A text that the domain asks for is missing or too long.</summary>
    TextMissingOrTooLong,
}

/// <summary>A decided change, to be committed in one transaction with whatever caused it.</summary>
/// <param name="After">The ticket as it will stand.</param>
/// <param name="Events">The appended events, in order, not empty.</param>
/// <param name="VersionBefore">Version on which it was decided; 0 for a new ticket. The commit refuses it if the stored version differs.</param>
public sealed record TicketChange(Ticket After, IReadOnlyList<TicketEvent> Events, long VersionBefore);
