using System.Globalization;
using System.Threading.RateLimiting;

namespace Hotline.Host.Limits;

/// <summary>How much one caller may ask in a minute. What is over it is refused at once, with when to come again.</summary>
/// <param name="perMinute">Requests of one caller.</param>
internal sealed class CallerLimit(int perMinute) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>A minute in six parts, so that a caller who used it up waits ten seconds, not a minute.</summary>
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetSlidingWindowLimiter(caller, _ => new() { PermitLimit = perMinute, Window = Window, SegmentsPerWindow = Segments }));

    /// <summary>True where <paramref name="caller"/> may go on; otherwise the response says when to come again (RFC 9110, section 10.2.3).</summary>
    public bool Allows(string caller, HttpResponse response)
    {
        using var lease = limiter.AttemptAcquire(caller);
        if (lease.IsAcquired)
            return true;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window / Segments;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return false;
    }

    /// <summary>The network address of a caller.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    public void Dispose() => limiter.Dispose();
}
