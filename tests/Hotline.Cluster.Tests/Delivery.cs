using System.Diagnostics;

namespace Hotline.Cluster.Tests;

/// <summary>Does something until the service has taken it, as vendors and clients do that must not lose it.</summary>
internal static class Delivery
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Tries again after everything that may pass.</summary>
    /// <returns>What came back at last, how often it was tried, and how long it all took.</returns>
    /// <exception cref="TimeoutException">The service did not come back.</exception>
    public static async Task<(T Answer, int Tries, TimeSpan Took)> UntilTakenAsync<T>(Func<Task<T>> send)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Again);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return (await send(), tries, clock.Elapsed);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                if (clock.Elapsed > Longest)
                    throw new TimeoutException($"It was not taken in {Longest}.", e);
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
