using System.Globalization;
using System.Threading.RateLimiting;
using Hotline.Channels;

namespace Hotline.Host.Limits;

/// <summary>How much one caller may ask in a minute, of this node and of all of them together. What is over it is refused at once, with when to come again.</summary>
/// <param name="name">Of the limit, the same on every node.</param>
/// <param name="perMinute">Requests of one caller.</param>
/// <param name="shared">What is counted on all nodes; null: each counts for itself.</param>
internal sealed class CallerLimit(string name, int perMinute, ISharedLimits? shared) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>A minute in six parts, so that a caller who used it up waits ten seconds, not a minute.</summary>
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetSlidingWindowLimiter(caller, _ => new() { PermitLimit = perMinute, Window = Window, SegmentsPerWindow = Segments }));

    /// <summary>True where <paramref name="caller"/> may go on; otherwise the response says when to come again (RFC 9110, section 10.2.3).</summary>
    public async ValueTask<bool> AllowsAsync(string caller, HttpResponse response)
    {
        if (WaitHere(caller) is not { } wait)
        {
            if (shared is null || await shared.TakeAsync($"{name}:{caller}", perMinute, perMinute / Window.TotalSeconds) is not { } waitOfAll)
                return true;
            wait = waitOfAll;
        }

        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return false;
    }

    /// <summary>The network address of a caller.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    public void Dispose() => limiter.Dispose();

    private TimeSpan? WaitHere(string caller)
    {
        using var lease = limiter.AttemptAcquire(caller);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window / Segments;
    }
}
