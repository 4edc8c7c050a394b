using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>The response times that the city has set, for everybody to read.</summary>
public interface IPublishedStandards
{
    /// <summary>Every standard, the most general first.</summary>
    IReadOnlyList<PublishedStandard> All { get; }
}

/// <summary>A standard: for which matters, and how long each clock may run. A criterion that is null fits all; of several that fit a matter the most specific counts.</summary>
/// <param name="Name">As the city calls it.</param>
/// <param name="EnglishName">The same in English; null: the file has none.</param>
/// <param name="Area">Code of a district or street.</param>
/// <param name="Department">Code of a department.</param>
/// <param name="Category">Code of a category.</param>
/// <param name="Kind">Kind of request.</param>
/// <param name="Priority">How fast it must go.</param>
/// <param name="Targets">The clocks that it sets.</param>
public sealed record PublishedStandard(
    string Name, string? EnglishName, string? Area, string? Department, string? Category, TicketKind? Kind, TicketPriority? Priority,
    IReadOnlyDictionary<ClockKind, ResponseTarget> Targets);
