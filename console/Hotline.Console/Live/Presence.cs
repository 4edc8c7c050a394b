using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Live;

/// <summary>Who is there now, and whether they take conversations. Kept in memory: a restart forgets it and open pages tell it again.</summary>
internal sealed class Presence(IOptions<ConsoleOptions> options, TimeProvider time)
{
    /// <summary>Somebody without script shows no stream; a page they asked for counts for so long.</summary>
    private readonly TimeSpan afterRequest = TimeSpan.FromSeconds(options.Value.ReturnAfterSeconds);

    private readonly ConcurrentDictionary<string, Sign> signs = new();

    /// <summary>An open stream; dispose it when it ends.</summary>
    public IDisposable Connect(string accountId)
    {
        var sign = signs.GetOrAdd(accountId, _ => new Sign());
        Interlocked.Increment(ref sign.Streams);
        return new Connection(sign);
    }

    /// <summary>Somebody asked for a page.</summary>
    public void Seen(string accountId) => signs.GetOrAdd(accountId, _ => new Sign()).SeenAt = time.GetTimestamp();

    /// <summary>Accounts with an open page, or that asked for one a moment ago.</summary>
    public IReadOnlyList<string> Alive() => [.. signs.Where(s => IsAlive(s.Value)).Select(s => s.Key)];

    /// <summary>Whether they take conversations; unknown people are away.</summary>
    public Availability Of(string accountId)
        => signs.TryGetValue(accountId, out var sign) && IsAlive(sign) ? sign.Availability : Availability.Away;

    /// <summary>Says whether they take conversations.</summary>
    public void Set(string accountId, Availability availability)
        => signs.GetOrAdd(accountId, _ => new Sign { SeenAt = time.GetTimestamp() }).Availability = availability;

    private bool IsAlive(Sign sign) => Volatile.Read(ref sign.Streams) > 0 || (sign.SeenAt is { } at && time.GetElapsedTime(at) < afterRequest);

    private sealed class Sign
    {
        public int Streams;

        public long? SeenAt { get; set; }

        public Availability Availability { get; set; }
    }

    private sealed class Connection(Sign sign) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref sign.Streams);
    }
}

/// <summary>Whether an operator takes conversations.</summary>
public enum Availability
{
    /// <summary>Takes them.</summary>
    Available,
    /// <summary>Has enough at the moment.</summary>
    Busy,
    /// <summary>On a break.</summary>
    Break,
    /// <summary>No open page.</summary>
    Away,
}
