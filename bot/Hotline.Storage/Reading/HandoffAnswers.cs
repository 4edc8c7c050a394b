using System.Text.Json;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IHandoffAnswers"/>
internal sealed class HandoffAnswers(DatabaseConnections connections) : IHandoffAnswers
{
    /// <summary>Latest events of each name that are looked at: a large city's day.</summary>
    private const int LookedAt = 5_000;

    /// <summary>The outcome with which a dialled telephone was answered.</summary>
    private const string Accepted = "accepted";

    public async Task<IReadOnlyList<HandoffAnswer>> SinceAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var (open, done) = (new Dictionary<ConversationKey, HandoffAnswer>(), new List<HandoffAnswer>());
        string[] names = [nameof(DomainEvent.HandoffRequested), nameof(DomainEvent.HandoffClaimed), nameof(DomainEvent.HandoffEnded)];
        var all = new List<Happened>();
        foreach (var name in names)
            all.AddRange(await LastAsync(name, from, cancellationToken));
        foreach (var happened in all.OrderBy(h => h.Id))
        {
            if (happened.Name == names[0])
                // Whoever asks again while they wait has asked once.
                open.TryAdd(happened.Conversation, new(happened.Conversation, happened.At));
            else if (open.Remove(happened.Conversation, out var asked))
                done.Add(Answered(asked, happened));
        }

        return [.. done.Concat(open.Values).OrderByDescending(a => a.RequestedAt)];
    }

    private static HandoffAnswer Answered(HandoffAnswer asked, Happened happened)
    {
        if (happened.Name == nameof(DomainEvent.HandoffClaimed))
            return asked with { AnsweredAt = happened.At, AccountId = JsonSerializer.Deserialize(happened.Payload, DomainEventJson.Default.HandoffClaimed)!.AccountId };
        return JsonSerializer.Deserialize(happened.Payload, DomainEventJson.Default.HandoffEnded)!.Outcome == Accepted
            ? asked with { AnsweredAt = happened.At }
            : asked with { LeftAt = happened.At };
    }

    // By number first, because the index has names in the order of numbers, not of instants.
    private Task<IReadOnlyList<Happened>> LastAsync(string name, DateTimeOffset from, CancellationToken cancellationToken)
        => connections.QueryAsync(
            """
            SELECT id, at, channel_id, conversation_id, payload FROM (SELECT * FROM domain_event WHERE name = $1 ORDER BY id DESC LIMIT $2) latest
            WHERE at >= $3
            """,
            row => new Happened(
                row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), new(row.GetString(2), row.GetString(3)), name, row.GetString(4)),
            [name, LookedAt, from.ToUnixTimeMilliseconds()], cancellationToken);

    private readonly record struct Happened(long Id, DateTimeOffset At, ConversationKey Conversation, string Name, string Payload);
}
