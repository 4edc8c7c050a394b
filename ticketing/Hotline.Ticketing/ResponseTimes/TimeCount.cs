namespace Hotline.Ticketing.ResponseTimes;

/// <summary>
/// Counts time the way a target does, office time or all of it, and leaves pauses out. Pauses are closed, in order, and do not overlap.
/// </summary>
internal readonly record struct TimeCount(bool CountsOfficeTime, WorkCalendar Calendar)
{
    /// <summary>Time from <paramref name="start"/> to <paramref name="end"/>; zero where the end is not later.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
            return TimeSpan.Zero;
        return CountsOfficeTime ? WorkingTime.Between(start, end, Calendar) : end - start;
    }

    /// <summary>Likewise, without the pauses.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<ClockPause> pauses)
    {
        var total = Between(start, end);
        foreach (var pause in pauses)
            total -= Between(Later(start, pause.From), Earlier(end, pause.To ?? end));
        return total;
    }

    /// <summary>The first instant at which so much time has gone by.</summary>
    public Deadline After(DateTimeOffset start, TimeSpan amount) =>
        CountsOfficeTime ? WorkingTime.After(start, amount, Calendar) : new(start + amount, false);

    /// <summary>Likewise, without the pauses.</summary>
    public Deadline After(DateTimeOffset start, TimeSpan amount, IReadOnlyList<ClockPause> pauses)
    {
        var reached = After(start, amount);
        foreach (var pause in pauses)
        {
            if (pause.From >= reached.At)
                break;
            var left = Between(pause.From, reached.At);
            var moved = After(pause.To ?? pause.From, left);
            reached = new(Later(reached.At, moved.At), reached.IsFlagged | moved.IsFlagged);
        }
        return reached;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
