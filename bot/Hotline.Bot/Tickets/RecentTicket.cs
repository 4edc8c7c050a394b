using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>What of a ticket is compared with others.</summary>
/// <param name="Number">Its number.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="Words">What the resident said.</param>
/// <param name="Detail">What the place says beyond the areas of the city.</param>
/// <param name="District">Code of its district, or null.</param>
/// <param name="Category">Code of its category, or null.</param>
/// <param name="Resident">Tells residents apart.</param>
internal sealed record RecentTicket(TicketNumber Number, DateTimeOffset OpenedAt, string Words, string Detail, string? District, string? Category, string Resident)
{
    public static RecentTicket Of(Ticket ticket) => new(
        ticket.Number,
        ticket.OpenedAt,
        ticket.Matter.Description,
        ticket.Matter.Place.Detail ?? "",
        ticket.Matter.Place.District,
        ticket.Matter.Category,
        ticket.Resident.Phone ?? ticket.Resident.UserId);
}

/// <summary>What an issue is called as long as it lasts.</summary>
/// <param name="First">The ticket that founded it.</param>
/// <param name="Words">That ticket's words, shortened.</param>
internal readonly record struct IssueName(TicketNumber First, string Words)
{
    private const int LongestWords = 60;

    public static IssueName Of(RecentTicket first)
    {
        var line = first.Words.ReplaceLineEndings(" ");
        return new(first.Number, line.Length > LongestWords ? line[..LongestWords] + "…" : line);
    }
}

/// <summary>Tickets about the same.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tickets">The recent ones, in the order in which they were opened.</param>
internal sealed record RecentIssue(IssueName Name, IReadOnlyList<RecentTicket> Tickets);
