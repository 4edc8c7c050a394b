using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Live;

/// <summary>
/// Who is there now, on whichever node. Each node knows whose pages are open on it and says so to the others; a restart forgets it and
/// open pages tell it again. Whether they take conversations stands in <see cref="OperatorStates"/>.
/// </summary>
internal sealed class Presence
{
    /// <summary>A page that is left for the next one, or whose stream goes to another node, is not gone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Somebody without script shows no stream; a page they asked for counts for so long.</summary>
    private readonly TimeSpan afterRequest;

    private readonly ConcurrentDictionary<string, Sign> signs = new();
    private readonly OperatorStates states;
    private readonly INodes nodes;
    private readonly TimeProvider time;
    private volatile SaidPeople elsewhere = new([], Array.Empty<PersonThere>().ToLookup(p => p.AccountId));

    public Presence(IOptions<ConsoleOptions> options, OperatorStates states, INodes nodes, TimeProvider time)
    {
        afterRequest = TimeSpan.FromSeconds(options.Value.ReturnAfterSeconds);
        this.states = states;
        this.nodes = nodes;
        this.time = time;
        nodes.Say(() => JsonSerializer.Serialize([.. Here().OrderBy(s => s.AccountId, StringComparer.Ordinal)], PresenceJson.Default.PersonThereArray));
    }

    /// <summary>An open stream; dispose it when it ends.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="isAtDesk">True where it shows the queue, so that an offer would be seen.</param>
    public IDisposable Connect(string accountId, bool isAtDesk)
    {
        var sign = SignOf(accountId);
        Interlocked.Increment(ref sign.Streams);
        if (isAtDesk)
            Interlocked.Increment(ref sign.DeskStreams);
        nodes.SayNow();
        return new Connection(this, sign, isAtDesk);
    }

    /// <summary>Somebody asked for a page.</summary>
    public void Seen(string accountId)
    {
        var sign = SignOf(accountId);
        var wasAlive = IsAlive(sign);
        sign.SeenAt = time.GetTimestamp();
        if (!wasAlive)
            nodes.SayNow();
    }

    /// <summary>Accounts with an open page on this node, or that asked it for one a moment ago.</summary>
    public IReadOnlyList<string> AliveHere() => [.. signs.Where(s => IsAlive(s.Value)).Select(s => s.Key)];

    /// <summary>Whether they take conversations; unknown people are away.</summary>
    public Availability Of(string accountId) => StateOf(accountId).Availability;

    /// <summary>Whether they take conversations, why not, and since when.</summary>
    public PresenceState StateOf(string accountId)
    {
        if (!IsAlive(accountId))
            return new(Availability.Away, null, null);
        return states.Find(accountId) is { } said ? new(said.Availability, said.Reason, said.Since) : new(Availability.Available, null, null);
    }

    /// <summary>Says whether they take conversations, and why not.</summary>
    public Task SetAsync(string accountId, Availability availability, string? reason, CancellationToken cancellationToken)
        => states.ChangeAsync(accountId, before =>
        {
            var now = time.GetUtcNow();
            var isBack = availability == Availability.Available && before is { Availability: not Availability.Available };
            return new(availability, reason, now, before is null || isBack ? now : before.IdleSince);
        }, isShown: true, cancellationToken);

    /// <summary>They were given a conversation or ended one: whoever has been without longest comes next.</summary>
    public Task WorkedAsync(string accountId, CancellationToken cancellationToken)
        => states.ChangeAsync(
            accountId, before => (before ?? new(Availability.Available, null, null, default)) with { IdleSince = time.GetUtcNow() }, isShown: false, cancellationToken);

    /// <summary>Those who take conversations and would see an offer, on every node, with the Unix milliseconds since which they have been idle.</summary>
    public async Task<IReadOnlyDictionary<string, long>> AtDeskAsync(CancellationToken cancellationToken)
    {
        await states.RefreshAsync(cancellationToken);
        return Here().Concat(Elsewhere().SelectMany(p => p)).Where(p => p.IsAtDesk && (states.Find(p.AccountId)?.Availability ?? Availability.Available) == Availability.Available)
            .GroupBy(p => p.AccountId).ToDictionary(p => p.Key, p => states.Find(p.Key)?.IdleSince.ToUnixTimeMilliseconds() ?? p.Min(one => one.Since));
    }

    /// <summary>Those who are on other nodes; read anew when one of these says something else.</summary>
    private ILookup<string, PersonThere> Elsewhere()
    {
        var (said, known) = (nodes.SaidByOthers, elsewhere);
        if (!said.SequenceEqual(known.Said))
            elsewhere = known = new(said, said.Where(s => s.Length > 0).SelectMany(s => JsonSerializer.Deserialize(s, PresenceJson.Default.PersonThereArray) ?? []).ToLookup(p => p.AccountId));
        return known.People;
    }

    private IEnumerable<PersonThere> Here()
        => signs.Where(s => IsAlive(s.Value)).Select(s => new PersonThere(s.Key, IsAtDesk(s.Value), s.Value.Since.ToUnixTimeMilliseconds()));

    private Sign SignOf(string accountId) => signs.GetOrAdd(accountId, _ => new Sign { Since = time.GetUtcNow() });

    private bool IsAlive(string accountId) => (signs.TryGetValue(accountId, out var sign) && IsAlive(sign)) || Elsewhere().Contains(accountId);

    private bool IsAlive(Sign sign) => Volatile.Read(ref sign.Streams) > 0 || IsWithin(sign.SeenAt, afterRequest) || IsWithin(sign.LeftAt, Grace);

    private bool IsAtDesk(Sign sign) => Volatile.Read(ref sign.DeskStreams) > 0 || IsWithin(sign.LeftDeskAt, Grace);

    private bool IsWithin(long? since, TimeSpan limit) => since is { } at && time.GetElapsedTime(at) < limit;

    /// <summary>What other nodes said, and what that means.</summary>
    private sealed record SaidPeople(IReadOnlyList<string> Said, ILookup<string, PersonThere> People);

    private sealed class Sign
    {
        public int Streams;
        public int DeskStreams;

        public required DateTimeOffset Since { get; init; }

        public long? SeenAt { get; set; }

        public long? LeftAt { get; set; }

        public long? LeftDeskAt { get; set; }
    }

    private sealed class Connection(Presence presence, Sign sign, bool isAtDesk) : IDisposable
    {
        public void Dispose()
        {
            sign.LeftAt = presence.time.GetTimestamp();
            if (isAtDesk)
            {
                sign.LeftDeskAt = sign.LeftAt;
                Interlocked.Decrement(ref sign.DeskStreams);
            }

            Interlocked.Decrement(ref sign.Streams);
            presence.nodes.SayNow();
        }
    }
}

/// <summary>Whether somebody takes conversations.</summary>
/// <param name="Availability">Whether they do.</param>
/// <param name="Reason">Why not, by name, or null.</param>
/// <param name="Since">Since when they said so, UTC; null: they did not.</param>
internal sealed record PresenceState(Availability Availability, string? Reason, DateTimeOffset? Since);

/// <summary>Somebody with an open page on a node.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="IsAtDesk">True where an offer would be seen.</param>
/// <param name="Since">Since when, Unix milliseconds.</param>
internal sealed record PersonThere(string AccountId, bool IsAtDesk, long Since);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PersonThere[]))]
internal sealed partial class PresenceJson : JsonSerializerContext;

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
