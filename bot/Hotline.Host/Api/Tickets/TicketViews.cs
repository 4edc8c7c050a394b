using Hotline.Host.Open311.Requests;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api.Tickets;

/// <summary>A ticket as departments see it.</summary>
internal sealed record TicketView
{
    public required string Number { get; init; }

    public required TicketStatus Status { get; init; }

    /// <summary>Also its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Code of the department that leads.</summary>
    public required string? Department { get; init; }

    /// <summary>Whether the department that asks leads it or helps.</summary>
    public required DepartmentPart Part { get; init; }

    /// <summary>What it is to do where it helps and has not reported; null otherwise.</summary>
    public required string? Task { get; init; }

    /// <summary>The nearest deadline that it owes itself; null where no clock of its runs.</summary>
    public required DateTimeOffset? OwnDeadlineAt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required Matter Matter { get; init; }

    /// <summary>Whom to contact; null where their identity is protected.</summary>
    public required ResidentView? Resident { get; init; }

    /// <summary>Stands for a resident whose identity is protected; null otherwise.</summary>
    public required string? ResidentReference { get; init; }

    public required IReadOnlyList<Clock> Clocks { get; init; }

    /// <summary>1 at first; one more for each time that it had to be done again.</summary>
    public required int Round { get; init; }

    public required int BounceCount { get; init; }

    public required int UrgeCount { get; init; }

    /// <summary>Departments that help.</summary>
    public required IReadOnlyList<Helper> Helpers { get; init; }

    /// <summary>What the resident was asked and has not answered.</summary>
    public required Waiting? Waiting { get; init; }

    public required PendingReturn? PendingReturn { get; init; }

    public required PendingExtension? PendingExtension { get; init; }

    public required string? Answer { get; init; }

    public required IReadOnlyList<string> AnswerFiles { get; init; }

    /// <summary>The ticket that this one is handled with.</summary>
    public required string? Master { get; init; }

    /// <summary>Tickets that are handled with this one.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <param name="ticket">A ticket that the department may see.</param>
    /// <param name="department">Code of the department that asks.</param>
    public static TicketView Of(Ticket ticket, string department) => new()
    {
        Number = ticket.Number.ToString(),
        Status = ticket.Status,
        Version = ticket.Version,
        Department = ticket.Department,
        Part = ticket.Department == department ? DepartmentPart.Leads : DepartmentPart.Helps,
        Task = ticket.Helpers.FirstOrDefault(h => h.IsOwed && h.Department == department)?.Task,
        OwnDeadlineAt = ticket.Clocks.Where(c => c is { IsRunning: true, IsPaused: false } && c.Department == department).Min(c => (DateTimeOffset?)c.DeadlineAt),
        OpenedAt = ticket.OpenedAt,
        Matter = ticket.Matter,
        Resident = ReporterIdentity.IsProtected(ticket) ? null : ResidentView.Of(ticket.Resident),
        ResidentReference = ReporterIdentity.IsProtected(ticket) ? ReporterIdentity.ReferenceOf(ticket) : null,
        Clocks = ticket.Clocks,
        Round = ticket.Round,
        BounceCount = ticket.BounceCount,
        UrgeCount = ticket.UrgeCount,
        Helpers = ticket.Helpers,
        Waiting = ticket.Waiting,
        PendingReturn = ticket.PendingReturn,
        PendingExtension = ticket.PendingExtension,
        Answer = ticket.Answer,
        AnswerFiles = ticket.AnswerFiles,
        Master = ticket.Master?.ToString(),
        Members = [.. ticket.Members.Select(m => m.ToString())],
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
