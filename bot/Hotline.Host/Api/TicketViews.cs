using Hotline.Host.Open311.Requests;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api;

/// <summary>A ticket as its department sees it. The resident's identity is left out of confidential ones.</summary>
internal sealed record TicketView
{
    public required string Number { get; init; }

    public required TicketStatus Status { get; init; }

    public required long Version { get; init; }

    public required string? Department { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required Matter Matter { get; init; }

    public required ResidentView? Resident { get; init; }

    public required IReadOnlyList<Clock> Clocks { get; init; }

    public required int UrgeCount { get; init; }

    public required string? Answer { get; init; }

    public static TicketView Of(Ticket ticket) => new()
    {
        Number = ticket.Number.ToString(),
        Status = ticket.Status,
        Version = ticket.Version,
        Department = ticket.Department,
        OpenedAt = ticket.OpenedAt,
        Matter = ticket.Matter,
        Resident = ReporterIdentity.IsProtected(ticket) ? null : ResidentView.Of(ticket.Resident),
        Clocks = ticket.Clocks,
        UrgeCount = ticket.UrgeCount,
        Answer = ticket.Answer,
    };
}

/// <summary>Whom to contact about a ticket.</summary>
/// <param name="Name">As given.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">Where they came through an application that gave it.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
internal sealed record ResidentView(string? Name, string? Phone, string? Email, string Language)
{
    public static ResidentView Of(Resident resident) => new(resident.Name, resident.Phone, Open311Channel.EmailOf(resident), resident.Language);
}

/// <summary>A page of tickets; <paramref name="Next"/> goes into <c>after</c> of the next request.</summary>
internal sealed record TicketListView(IReadOnlyList<TicketView> Tickets, string? Next);

/// <summary>A ticket with its history.</summary>
internal sealed record TicketDetailView(TicketView Ticket, IReadOnlyList<EventView> Events);

/// <summary>One step of a ticket's history.</summary>
/// <param name="Event">Its name.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">In what capacity it was done.</param>
/// <param name="Text">Words that came with it.</param>
internal sealed record EventView(string Event, DateTimeOffset At, ActorRole By, string? Text)
{
    public static EventView Of(TicketEvent e) => new(e.GetType().Name, e.At, e.By.Role, e switch
    {
        TicketNoted noted => noted.Text,
        ResidentAdded added => added.Text,
        TicketUrged urged => urged.Words,
        TicketResolved resolved => resolved.Answer,
        TicketDeclined declined => declined.Why,
        ResidentContacted contacted => $"{contacted.Way}: {contacted.Result}",
        ClockWarned warned => $"{warned.Clock} {warned.SharePercent} %",
        ClockBreached breached => breached.Clock.ToString(),
        _ => null,
    });
}
