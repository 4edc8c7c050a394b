using Hotline.Console.Access;

namespace Hotline.Console.Layout;

/// <summary>Where people can go in the console.</summary>
internal static class Places
{
    private static readonly (Place Place, Func<Person, bool> IsOpenTo)[] All =
    [
        (new("/console/desk", "Desk_Title", "desk", "1"), p => p.Has(Right.Operate)),
        (new("/console/tickets", "Tickets_Title", "tickets", "2"), p => p.Has(Right.WorkTickets) || p.Has(Right.ReadAllTickets)),
        (new("/console/search", "Search_Title", "search", "0"), p => p.Has(Right.Operate) || p.Has(Right.WorkTickets) || p.Has(Right.ReadAllTickets)),
        (new("/console/triage", "Triage_Title", "triage", "3"), p => p.Has(Right.Triage)),
        (new("/console/board", "Board_Title", "board", "4"), p => p.Has(Right.SeeBoard)),
        (new("/console/figures", "Reports_Title", "figures", "8"), p => p.Has(Right.SeeBoard) || p.Has(Right.WorkTickets)),
        (new("/console/knowledge", "Knowledge_Title", "book", "5"), p => p.Has(Right.ReadKnowledge)),
        (new("/console/settings", "Settings_Title", "gear", "9"), p => p.Has(Right.Administer)),
        (new("/console/people", "People_Title", "people", "6"), p => p.Has(Right.Administer)),
        (new("/console/audit", "Audit_Title", "audit", "7"), p => p.Has(Right.ReadAudit)),
    ];

    public static IEnumerable<Place> For(Person person) => All.Where(p => p.IsOpenTo(person)).Select(p => p.Place);
}

/// <summary>A place of the console.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Name">Name of its text.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Key">The key that leads there.</param>
internal sealed record Place(string Path, string Name, string Icon, string Key);
