namespace Hotline.Storage.Commits;

/// <summary>How long a delivery that comes again is known for the same.</summary>
internal static class RepeatedDelivery
{
    /// <summary>
    /// Vendors and clients repeat within minutes, and after an outage within days. On PostgreSQL the inbox is parted by month, and looking only into the
    /// last ones keeps a turn as fast after ten years as on the first day; less than the fewest months that are kept.
    /// </summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(35);

    /// <summary>Rows received from here on are looked at, in Unix milliseconds.</summary>
    public static long Since(DateTimeOffset now) => (now - Window).ToUnixTimeMilliseconds();
}
