using Hotline.Bot.Staff;

namespace Hotline.Console.Access;

/// <summary>What a role may do. Checked on the server for every page, query and command.</summary>
public enum Right
{
    /// <summary>Talk with residents.</summary>
    Operate,
    /// <summary>Act on the tickets of one's own department.</summary>
    WorkTickets,
    /// <summary>Read every ticket.</summary>
    ReadAllTickets,
    /// <summary>Decide where unsure tickets go.</summary>
    Triage,
    /// <summary>See the live figures.</summary>
    SeeBoard,
    /// <summary>See a resident's telephone number and name in full; each time is audited.</summary>
    RevealContacts,
    /// <summary>Read articles and what they would answer.</summary>
    ReadKnowledge,
    /// <summary>Write articles, and publish what somebody else wrote.</summary>
    EditKnowledge,
    /// <summary>People and settings.</summary>
    Administer,
    /// <summary>Read what was done.</summary>
    ReadAudit,
}

/// <summary>Which role has which rights.</summary>
public static class StaffRights
{
    /// <summary>True where the role has the right.</summary>
    public static bool Has(this StaffRole role, Right right) => role switch
    {
        StaffRole.Operator => right is Right.Operate or Right.ReadAllTickets or Right.Triage or Right.RevealContacts or Right.ReadKnowledge,
        StaffRole.DepartmentStaff or StaffRole.DepartmentHead => right is Right.WorkTickets or Right.RevealContacts or Right.ReadKnowledge,
        StaffRole.Supervisor => right is Right.Operate or Right.ReadAllTickets or Right.Triage or Right.SeeBoard or Right.RevealContacts
            or Right.ReadKnowledge,
        StaffRole.Editor => right is Right.ReadKnowledge or Right.EditKnowledge,
        StaffRole.Administrator => right is Right.Administer or Right.ReadAudit or Right.SeeBoard or Right.ReadKnowledge or Right.EditKnowledge,
        StaffRole.Auditor => right is Right.ReadAudit or Right.ReadAllTickets or Right.SeeBoard,
    };
}
