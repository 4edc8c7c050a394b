namespace Hotline.Ticketing.Tickets;

/// <summary>Why a command was refused.</summary>
public enum Refusal
{
    /// <summary>The ticket's status does not allow it.</summary>
    NotInThisStatus,
    /// <summary>It waits in triage: no department has it.</summary>
    NotSentYet,
    /// <summary>A request of the department waits for a supervisor's decision.</summary>
    RequestPending,
    /// <summary>The resident was asked for something; the department has to go on first.</summary>
    WaitsForResident,
    /// <summary>It is resolved, closed, declined or withdrawn.</summary>
    AlreadyFinished,
    /// <summary>It is handled with its master.</summary>
    IsMerged,
    /// <summary>Nothing was asked for that could be decided.</summary>
    NothingToDecide,
    /// <summary>The actor may not do it.</summary>
    NotAllowedToThisActor,
    /// <summary>No such department.</summary>
    UnknownDepartment,
    /// <summary>The department has it already.</summary>
    SameDepartment,
    /// <summary>The department leads or helps already.</summary>
    TakesPartAlready,
    /// <summary>The department does not help, or owes no report.</summary>
    OwesNoReport,
    /// <summary>A text that the domain asks for is missing or too long.</summary>
    TextMissingOrTooLong,
    /// <summary>The command's key was used for another command.</summary>
    KeyUsedForAnotherCommand,
    /// <summary>Urged as often as is allowed in a day.</summary>
    UrgedOftenEnoughToday,
    /// <summary>The resident was asked as often as is allowed in a round.</summary>
    AskedOftenEnough,
    /// <summary>Returned as often as is allowed.</summary>
    ReturnedOftenEnough,
    /// <summary>After this return only the fallback owner can be given the ticket.</summary>
    FallbackOwnerMustTakeIt,
    /// <summary>The deadline has passed; more time can be asked for only before it.</summary>
    DeadlineHasPassed,
    /// <summary>Extended as often as is allowed in a round.</summary>
    ExtendedOftenEnough,
    /// <summary>So many days are not allowed.</summary>
    ExtensionOutOfRange,
    /// <summary>The extension was decided so late that its own deadline would have passed.</summary>
    ExtensionTooLate,
    /// <summary>The time of a contact lies in the future, or before the department had the ticket.</summary>
    ContactTimeNotPossible,
    /// <summary>No contact with the resident is recorded in this round.</summary>
    ResidentNotContacted,
    /// <summary>The answer says nothing of what was done (已收悉, 正在处理).</summary>
    AnswerIsHollow,
    /// <summary>Helpers have not reported.</summary>
    HelpersOweReports,
    /// <summary>The answers of a follow-up do not fit together.</summary>
    FollowUpDoesNotFit,
    /// <summary>It is at the top of the supervision ladder.</summary>
    PressedToTheTop,
    /// <summary>The master of a merge was not found.</summary>
    MasterNotFound,
    /// <summary>The master of a merge is itself merged or finished.</summary>
    MasterNotOpen,
    /// <summary>The merge would lead back to the ticket itself.</summary>
    MergeWouldLoop,
    /// <summary>Other tickets were merged into this one; they have to be taken out first.</summary>
    HasMembers,
}
