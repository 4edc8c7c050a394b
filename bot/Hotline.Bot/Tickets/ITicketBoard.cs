using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Counts tickets for the live board. Implemented by storage.</summary>
public interface ITicketBoard
{
    /// <summary>The figures at <paramref name="now"/>, UTC.</summary>
    Task<BoardFigures> CountAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Tickets in figures.</summary>
/// <param name="ByStatus">How many are in each status that is not an end; statuses without tickets are left out.</param>
/// <param name="Overdue">How many have a running clock that ran out.</param>
/// <param name="DueWithinDay">How many have a running clock that runs out in the next 24 hours.</param>
/// <param name="Departments">Departments with open tickets, those with most overdue ones first, at most twenty.</param>
/// <param name="OpenedFrom">When the first hour of <paramref name="OpenedByHour"/> begins, UTC: a full hour of the clock.</param>
/// <param name="OpenedByHour">How many were opened in each of 24 hours of the clock, the last of which is the present one.</param>
/// <param name="DueFrom">When the first hour of <paramref name="DueByHour"/> begins, UTC: the present hour.</param>
/// <param name="DueByHour">How many have their next deadline in each of 24 hours of the clock, the first of which is the present one; what is overdue is not among them.</param>
/// <param name="Proposals">How many have a proposal to be left out of the figures that waits for a decision.</param>
public sealed record BoardFigures(
    IReadOnlyDictionary<TicketStatus, int> ByStatus, int Overdue, int DueWithinDay, IReadOnlyList<DepartmentFigures> Departments,
    DateTimeOffset OpenedFrom, IReadOnlyList<int> OpenedByHour, DateTimeOffset DueFrom, IReadOnlyList<int> DueByHour, int Proposals);

/// <summary>A department in figures.</summary>
/// <param name="Department">Its code.</param>
/// <param name="Open">Tickets that it leads and on which somebody has to act.</param>
/// <param name="Overdue">Of these past the deadline of their resolution clock.</param>
/// <param name="AtRisk">Of these past the last warning of their resolution clock, and not overdue.</param>
public sealed record DepartmentFigures(string Department, int Open, int Overdue, int AtRisk);
