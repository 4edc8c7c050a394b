using Microsoft.Extensions.Options;

namespace Hotline.Host.Notifications;

/// <summary>When what is not urgent is told: at the next round time by the clock, and not at night.</summary>
internal sealed class DigestTimes(IOptions<NotificationOptions> options)
{
    /// <summary>China has one time, eight hours ahead of UTC all year.</summary>
    private static readonly TimeSpan CityOffset = TimeSpan.FromHours(8);

    /// <summary>The next instant at which a digest leaves, after <paramref name="now"/>.</summary>
    public DateTimeOffset Next(DateTimeOffset now)
    {
        var step = TimeSpan.FromMinutes(options.Value.DigestMinutes).Ticks;
        var local = now.ToOffset(CityOffset);
        var next = new DateTimeOffset(((local.Ticks / step) + 1) * step, CityOffset);
        return AfterQuiet(next).ToUniversalTime();
    }

    /// <summary>Quiet is [from, until), over midnight where until is not after from.</summary>
    private DateTimeOffset AfterQuiet(DateTimeOffset local)
    {
        var (from, until) = (options.Value.QuietFrom, options.Value.QuietUntil);
        if (from == until || !TimeOnly.FromTimeSpan(local.TimeOfDay).IsBetween(from, until))
            return local;
        var end = new DateTimeOffset(local.Date + until.ToTimeSpan(), CityOffset);
        return end > local ? end : end.AddDays(1);
    }
}
