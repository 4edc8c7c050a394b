using Hotline.Channels;
using StackExchange.Redis;

namespace Hotline.Host.Nodes.Redis;

/// <summary>
/// Buckets that all nodes take from, by Redis's clock: a key holds the instant at which its bucket is full again (the "generic cell rate
/// algorithm" of ATM networks, ITU-T I.371), and is gone by then.
/// </summary>
internal sealed partial class RedisLimits(RedisLink link, ILogger<RedisLimits> logger) : ISharedLimits
{
    private const string Take = """
        local now = redis.call('TIME')
        now = now[1] * 1000 + now[2] / 1000
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + tonumber(ARGV[1])
        local wait = full - now - tonumber(ARGV[2])
        if wait > 0 then return math.ceil(wait) end
        redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', math.ceil(full - now))
        return 0
        """;

    private const string Prefix = "hotline:limit:";

    /// <inheritdoc/>
    public async ValueTask<TimeSpan?> TakeAsync(string bucket, int burst, double perSecond)
    {
        if (link.Connected is not { } redis)
            return null;
        var eachMilliseconds = 1000 / perSecond;
        try
        {
            var wait = (long)await redis.GetDatabase().ScriptEvaluateAsync(Take, [Prefix + bucket], [eachMilliseconds, eachMilliseconds * burst]);
            return wait > 0 ? TimeSpan.FromMilliseconds(wait) : null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            LogAlone(logger, e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "A limit was counted on this node alone ({Reason})")]
    private static partial void LogAlone(ILogger logger, string reason);
}
