namespace Hotline.Bot.Handoff;

/// <summary>How long somebody waits for an operator, told from what operators have in hand and how long they took of late. Pure.</summary>
internal static class WaitEstimate
{
    /// <summary>Longer than this nobody can foretell; it is said as "more than an hour".</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait, rounded up to what people say: minutes, then fives, then tens; null where it cannot be told.</summary>
    /// <param name="ahead">How many are served before.</param>
    /// <param name="desk">How the desk is manned.</param>
    /// <param name="pace">What operators have in hand.</param>
    public static TimeSpan? Of(int ahead, DeskStrength desk, HandoffPace pace)
    {
        if (desk.Room > ahead)
            return TimeSpan.FromMinutes(1);
        if (pace is not { Handling: { } handling, InHand: > 0 })
            return null;
        // Those in hand end one after another; each end is a turn for the next who waits.
        var minutes = handling.TotalMinutes * (ahead - desk.Room + 1) / pace.InHand;
        var step = minutes <= 10 ? 1 : minutes <= 30 ? 5 : 10;
        return TimeSpan.FromMinutes(Math.Max(1, Math.Ceiling(minutes / step) * step));
    }
}
