using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Tickets;

/// <summary>Which tickets a person may see, and in what capacity they act on them.</summary>
internal static class TicketScope
{
    /// <summary>Code of the only department whose tickets they see; null: they see all.</summary>
    public static string? OnlyDepartment(Person person) => person.Has(Right.ReadAllTickets) ? null : person.Department ?? "";

    public static bool MaySee(Person person, Ticket ticket)
        => OnlyDepartment(person) is not { } own || ticket.Department == own || ticket.Helpers.Any(h => h.Department == own && h.ReleasedAt is null);

    /// <summary>Null where they may only read.</summary>
    public static Actor? ActorOf(Person person) => person.Role switch
    {
        StaffRole.Operator => new(ActorRole.Operator, person.AccountId),
        StaffRole.DepartmentStaff or StaffRole.DepartmentHead => new(ActorRole.Department, person.Department),
        StaffRole.Supervisor => new(ActorRole.Supervisor, person.AccountId),
        StaffRole.Editor or StaffRole.Administrator or StaffRole.Auditor => null,
    };
}
