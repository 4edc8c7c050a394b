namespace Hotline.Cluster.Tests;

/// <summary>Waits without sleeping blindly: in ticks, and not for ever.</summary>
internal static class Pace
{
    /// <summary>Asks again and again until it is so.</summary>
    /// <exception cref="TimeoutException">It was not in time.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan limit, Func<string> what)
    {
        var started = Environment.TickCount64;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
        {
            if (Environment.TickCount64 - started > limit.TotalMilliseconds || !await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
                throw new TimeoutException($"Not within {limit}: {what()}");
        }
    }

    /// <summary>Lets the load go on for a while.</summary>
    public static async Task GoOnAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
