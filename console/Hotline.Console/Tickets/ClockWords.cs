using Hotline.Console.Wording;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Tickets;

/// <summary>How a clock stands, in a colour and in words.</summary>
internal static class ClockWords
{
    /// <summary>From this share of its time on a clock is pressing.</summary>
    private const double SoonFrom = 0.75;

    /// <summary>The running clock that runs out first, of one department or of any.</summary>
    public static Clock? Nearest(Ticket ticket, string? department)
        => ticket.Clocks.Where(c => c.IsRunning && (department is null || c.Department == department)).MinBy(c => c.DeadlineAt);

    public static Pressure PressureOf(Clock? clock, DateTimeOffset now) => clock switch
    {
        null => Pressure.Done,
        { MetAt: not null } => clock.BreachedAt is null ? Pressure.Done : Pressure.Late,
        { StoppedAt: not null } => Pressure.Done,
        { IsPaused: true } => Pressure.Calm,
        _ when clock.DeadlineAt <= now => Pressure.Late,
        _ => Share(clock, now) >= SoonFrom ? Pressure.Soon : Pressure.Calm,
    };

    /// <summary>How much of its time has gone, 0 to 1.</summary>
    public static double Share(Clock clock, DateTimeOffset now)
    {
        var end = clock.MetAt ?? clock.StoppedAt ?? now;
        var whole = clock.DeadlineAt - clock.StartedAt;
        return whole <= TimeSpan.Zero ? 1 : Math.Clamp((end - clock.StartedAt) / whole, 0, 1);
    }

    /// <summary>Where an instant lies on its bar, 0 to 100.</summary>
    public static double Position(Clock clock, DateTimeOffset at)
    {
        var whole = clock.DeadlineAt - clock.StartedAt;
        return whole <= TimeSpan.Zero ? 100 : Math.Clamp((at - clock.StartedAt) / whole, 0, 1) * 100;
    }

    /// <summary>办结还剩 3 天.</summary>
    public static string Short(Clock clock, DateTimeOffset now)
    {
        var name = TicketTexts.Of(clock.Kind, Language);
        return clock.IsPaused ? T("Clock_Paused", name)
            : clock.DeadlineAt <= now ? T("Clock_Late", name, Times.Span(now - clock.DeadlineAt))
            : T("Clock_Left", name, Times.Span(clock.DeadlineAt - now));
    }

    /// <summary>In a sentence, for the ticket's page.</summary>
    public static string Long(Clock clock, DateTimeOffset now) => clock switch
    {
        { MetAt: { } met } => T(clock.BreachedAt is null ? "Clock_MetInTime" : "Clock_MetLate", Times.Clock(met, now)),
        { StoppedAt: { } stopped } => T("Clock_Stopped", Times.Clock(stopped, now)),
        { IsPaused: true } => T("Clock_PausedFor", TicketTexts.Of(clock.Pauses[^1].Reason, Language)),
        _ when clock.DeadlineAt <= now => T("Clock_LateSince", Times.Span(now - clock.DeadlineAt), Times.Clock(clock.DeadlineAt, now)),
        _ => T("Clock_LeftUntil", Times.Span(clock.DeadlineAt - now), Times.Clock(clock.DeadlineAt, now)),
    };
}
