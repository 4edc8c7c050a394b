using System.Globalization;

namespace Hotline.Console.Tickets;

/// <summary>What the list of tickets is asked for, as it stands in its address.</summary>
/// <param name="Status">Only this status, by name.</param>
/// <param name="Department">Only this department's, by code; who belongs to one sees only their own in any case.</param>
/// <param name="Due">Only those due within so many hours, and overdue ones.</param>
/// <param name="Opened">Only those opened in the hour that begins at this instant, ISO 8601.</param>
/// <param name="DueIn">Only those due in the hour that begins at this instant, ISO 8601.</param>
/// <param name="Proposed">1: only those with a proposal to leave them out of the figures that waits for a decision.</param>
/// <param name="After">Where the page before ended.</param>
internal readonly record struct TicketListQuery(string? Status, string? Department, int? Due, string? Opened, string? DueIn, string? Proposed, string? After)
{
    /// <summary>The hour of <see cref="Opened"/>; null where none is asked for, or what stands there is none.</summary>
    public DateTimeOffset? OpenedFrom => Hour(Opened);

    /// <summary>The hour of <see cref="DueIn"/>; likewise.</summary>
    public DateTimeOffset? DueFrom => Hour(DueIn);

    private static DateTimeOffset? Hour(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
