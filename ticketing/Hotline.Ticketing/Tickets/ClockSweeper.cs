using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <inheritdoc cref="IClockSweeper"/>
internal sealed class ClockSweeper : IClockSweeper
{
    /// <inheritdoc/>
    public TicketChange? Sweep(Ticket ticket, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var due = Due(ticket, now);
        return due.Count == 0 ? null : TicketChanges.Of(ticket, due);
    }

    /// <summary>The events that are due, in order, not numbered yet.</summary>
    public static IReadOnlyList<TicketEvent> Due(Ticket ticket, DateTimeOffset now)
    {
        if (!ticket.Clocks.Any(clock => clock.NextStepAt <= now))
            return [];
        // The sort is stable: of two at the same instant, a warning goes before the breach it warns of.
        return [.. ticket.Clocks.SelectMany(clock => Due(clock, now)).OrderBy(happened => happened.At)];
    }

    private static IEnumerable<TicketEvent> Due(Clock clock, DateTimeOffset now)
    {
        if (clock.NextStepAt is null)
            yield break;
        foreach (var warning in clock.Warnings.Where(warning => !warning.Recorded && warning.At <= now))
            yield return new ClockWarned(clock.Kind, warning.SharePercent) { Sequence = 0, At = warning.At, By = Actor.System };
        if (clock.DeadlineAt <= now)
            yield return new ClockBreached(clock.Kind) { Sequence = 0, At = clock.DeadlineAt, By = Actor.System };
    }
}
