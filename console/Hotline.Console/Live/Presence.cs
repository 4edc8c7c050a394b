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
    /// <param name="accountId">Whose.</param>
    /// <param name="isAtDesk">True where it shows the queue, so that an offer would be seen.</param>
    public IDisposable Connect(string accountId, bool isAtDesk)
    {
        var sign = SignOf(accountId);
        Interlocked.Increment(ref sign.Streams);
        if (isAtDesk)
            Interlocked.Increment(ref sign.DeskStreams);
        return new Connection(sign, isAtDesk);
    }

    /// <summary>Somebody asked for a page.</summary>
    public void Seen(string accountId) => SignOf(accountId).SeenAt = time.GetTimestamp();

    /// <summary>Accounts with an open page, or that asked for one a moment ago.</summary>
    public IReadOnlyList<string> Alive() => [.. signs.Where(s => IsAlive(s.Value)).Select(s => s.Key)];

    /// <summary>Whether they take conversations; unknown people are away.</summary>
    public Availability Of(string accountId) => StateOf(accountId).Availability;

    /// <summary>Whether they take conversations, why not, and since when.</summary>
    public PresenceState StateOf(string accountId)
        => signs.TryGetValue(accountId, out var sign) && IsAlive(sign) ? sign.State : new(Availability.Away, null, null);

    /// <summary>Says whether they take conversations, and why not.</summary>
    public void Set(string accountId, Availability availability, string? reason = null)
    {
        var sign = SignOf(accountId);
        sign.SeenAt ??= time.GetTimestamp();
        if (availability == Availability.Available && sign.State.Availability != Availability.Available)
            sign.IdleSince = time.GetTimestamp();
        sign.State = new(availability, reason, time.GetUtcNow());
    }

    /// <summary>They were given a conversation or ended one: whoever has been without longest comes next.</summary>
    public void Worked(string accountId) => SignOf(accountId).IdleSince = time.GetTimestamp();

    /// <summary>Those who take conversations and would see an offer, with the timestamp since which they have been idle.</summary>
    public IReadOnlyDictionary<string, long> AtDesk()
        => signs.Where(s => Volatile.Read(ref s.Value.DeskStreams) > 0 && s.Value.State.Availability == Availability.Available)
            .ToDictionary(s => s.Key, s => s.Value.IdleSince);

    private Sign SignOf(string accountId) => signs.GetOrAdd(accountId, _ => new Sign { IdleSince = time.GetTimestamp() });

    private bool IsAlive(Sign sign) => Volatile.Read(ref sign.Streams) > 0 || (sign.SeenAt is { } at && time.GetElapsedTime(at) < afterRequest);

    private sealed class Sign
    {
        public int Streams;
        public int DeskStreams;

        public long? SeenAt { get; set; }

        public long IdleSince { get; set; }

        public PresenceState State { get; set; } = new(Availability.Available, null, null);
    }

    private sealed class Connection(Sign sign, bool isAtDesk) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref sign.Streams);
            if (isAtDesk)
                Interlocked.Decrement(ref sign.DeskStreams);
        }
    }
}

/// <summary>Whether somebody takes conversations.</summary>
/// <param name="Availability">Whether they do.</param>
/// <param name="Reason">Why not, by name, or null.</param>
/// <param name="Since">Since when they said so, UTC; null: they did not.</param>
internal sealed record PresenceState(Availability Availability, string? Reason, DateTimeOffset? Since);

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

/// <summary>Why somebody takes no conversations, by name.</summary>
internal static class AwayReasons
{
    /// <summary>An offer was not taken in time; nobody chooses this.</summary>
    public const string Missed = "missed";

    /// <summary>What can be chosen with a state.</summary>
    public static IReadOnlyList<string> For(Availability availability) => availability switch
    {
        Availability.Busy => ["paperwork", "tickets", "training"],
        Availability.Break => ["meal", "rest", "meeting"],
        Availability.Available or Availability.Away => [],
    };
}
