using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <inheritdoc cref="ITicketVerifier"/>
internal sealed class TicketVerifier(WorkCalendar calendar) : ITicketVerifier
{
    /// <inheritdoc/>
    public TicketVerification Verify(Ticket stored, IReadOnlyList<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(stored);
        Ticket rebuilt;
        try
        {
            rebuilt = TicketHistory.Replay(events);
        }
        catch (ArgumentException)
        {
            return new(null, ["history"]);
        }

        var recomputed = events.OfType<ClockRecomputed>().Select(e => e.ClockId).ToHashSet();
        var differences = Parts(stored, rebuilt).ToList();
        // A clock that was computed again may lie later than its plan, so that nobody was late by a calendar that was not there.
        foreach (var clock in stored.Clocks.Where(clock => clock.CalendarVersion == calendar.Version && !recomputed.Contains(clock.Id)))
            differences.AddRange(Times(clock).Select(part => $"clock {clock.Id} {part}"));
        return new(rebuilt, differences);
    }

    private static IEnumerable<string> Parts(Ticket stored, Ticket rebuilt)
    {
        var (one, other) = (Json(stored), Json(rebuilt));
        return one.Select(part => part.Key).Union(other.Select(part => part.Key)).Where(name => !JsonNode.DeepEquals(one[name], other[name]));
    }

    private IEnumerable<string> Times(Clock clock)
    {
        var plan = ClockPlan.Of(clock, calendar);
        if (plan.DeadlineAt != clock.DeadlineAt || plan.IsFlagged != clock.IsFlagged)
            yield return "deadline";
        if ((clock.MetAt ?? clock.StoppedAt) is not { } end)
            yield break;
        if (clock.Elapsed != Between(clock, end, ofOffice: false))
            yield return "elapsed";
        if (clock.Worked != Between(clock, end, ofOffice: true))
            yield return "worked";
    }

    private TimeSpan Between(Clock clock, DateTimeOffset end, bool ofOffice) => new TimeCount(ofOffice, calendar).Between(clock.StartedAt, end, clock.Pauses);

    private static JsonObject Json(Ticket ticket) => JsonSerializer.SerializeToNode(ticket, TicketJson.Default.Ticket)!.AsObject();
}
