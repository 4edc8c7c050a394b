using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <inheritdoc cref="IClockSweeper"/>
internal sealed class ClockSweeper(WorkCalendar calendar, TicketClocks clocks) : IClockSweeper
{
    /// <inheritdoc/>
    public string CalendarVersion => calendar.Version;

    /// <inheritdoc/>
    public TicketChange? Sweep(Ticket ticket, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (!(ticket.NextStepAt <= now))
            return null;
        var change = new ChangeBuilder(ticket);
        Sweep(change, now);
        return change.ToChange();
    }

    /// <inheritdoc/>
    public TicketChange? Recompute(Ticket ticket, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (!ticket.Clocks.Any(clock => clock.AwaitsCalendar && clock.CalendarVersion != calendar.Version))
            return null;
        var change = new ChangeBuilder(ticket);
        clocks.Recompute(change, now.ToUniversalTime());
        return change.ToChange();
    }

    /// <summary>Adds what is due, step by step: a wait that ends lets a clock go on, which may then be due itself.</summary>
    public void Sweep(ChangeBuilder change, DateTimeOffset now)
    {
        while (change.Ticket.NextStepAt is { } at && at <= now)
            Step(change, at.ToUniversalTime());
    }

    private void Step(ChangeBuilder change, DateTimeOffset at)
    {
        if (change.Ticket.Waiting is { } waiting && waiting.NextStepAt == at)
            Step(change, waiting, at);
        else
            change.Add(at, Actor.System, StepOf(change.Ticket.Clocks.First(clock => clock.NextStepAt == at)));
    }

    private void Step(ChangeBuilder change, Waiting waiting, DateTimeOffset at)
    {
        if (waiting.IsReminded)
        {
            change.Add(at, Actor.System, new WaitingEnded(WaitingEnd.TimedOut, Why: null));
            clocks.Resume(change, at, PauseReason.AwaitingResident);
        }
        else
        {
            change.Add(at, Actor.System, new ResidentReminded());
        }
    }

    private static TicketEvent StepOf(Clock clock) => clock switch
    {
        { BreachedAt: not null } => StepOf(clock, clock.Escalations.First(rung => !rung.Recorded)),
        _ when clock.Warnings.FirstOrDefault(warning => !warning.Recorded) is { } warning => new ClockWarned(clock.Id, clock.Kind, warning.SharePercent),
        _ => new ClockBreached(clock.Id, clock.Kind),
    };

    private static ClockEscalated StepOf(Clock clock, ClockEscalation rung) => new(clock.Id, clock.Kind, rung.Level, rung.To);
}
