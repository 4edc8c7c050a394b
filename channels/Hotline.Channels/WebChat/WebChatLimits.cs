using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Hotline.Channels.WebChat;

/// <summary>
/// How fast one conversation may write and read, and how fast one address may open conversations. Counted on this node and, but for reading,
/// which costs little, on all of them together.
/// </summary>
internal sealed class WebChatLimits(WebChatOptions options, ISharedLimits? shared = null) : IDisposable
{
    // A client that polls asks four times a second at most; several open pages share a conversation.
    private const int ReadBurst = 100;
    private const int ReadsPerSecond = 20;

    private readonly PartitionedRateLimiter<string> writes = Buckets<string>(options.MessageBurst, options.MessagesPerSecond, TimeSpan.FromSeconds(1));
    private readonly PartitionedRateLimiter<string> reads = Buckets<string>(ReadBurst, ReadsPerSecond, TimeSpan.FromSeconds(1));
    private readonly PartitionedRateLimiter<IPAddress> chats = Buckets<IPAddress>(options.ChatsPerMinute, options.ChatsPerMinute, TimeSpan.FromMinutes(1));

    /// <summary>False where the conversation has to wait before it writes again.</summary>
    public async ValueTask<bool> AllowWriteAsync(string conversationId)
        => Take(writes, conversationId) && await TakeSharedAsync("chat-write:" + conversationId, options.MessageBurst, options.MessagesPerSecond);

    /// <summary>False where the conversation has to wait before it reads again.</summary>
    public bool AllowRead(string conversationId) => Take(reads, conversationId);

    /// <summary>False where the address has to wait before it opens or resumes another conversation.</summary>
    public async ValueTask<bool> AllowChatAsync(IPAddress? address)
    {
        var network = Network(address ?? IPAddress.None);
        return Take(chats, network) && await TakeSharedAsync($"chat-open:{network}", options.ChatsPerMinute, options.ChatsPerMinute / 60.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writes.Dispose();
        reads.Dispose();
        chats.Dispose();
    }

    private async ValueTask<bool> TakeSharedAsync(string bucket, int burst, double perSecond)
        => shared is null || await shared.TakeAsync(bucket, burst, perSecond) is null;

    private static bool Take<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<T> Buckets<T>(int burst, int perPeriod, TimeSpan period)
        where T : notnull
        => PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = period,
        }));

    // Whoever has one IPv6 address has all of its /64 network.
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
