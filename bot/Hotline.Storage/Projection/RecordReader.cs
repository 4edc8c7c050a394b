using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hotline.Channels;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Projection;

/// <summary>A part of a conversation's log.</summary>
/// <param name="Conversation">Whose.</param>
/// <param name="After">What stands behind this place.</param>
/// <param name="From">What was said from this instant on.</param>
internal readonly record struct LogPart(ConversationKey Conversation, long After, DateTimeOffset From);

/// <summary>A message of the log.</summary>
internal readonly record struct StoredMessage(ConversationKey Conversation, long Sequence, DateTimeOffset At, Activity Activity);

/// <summary>Reads what is projected: by name, or all of it in the order of a key.</summary>
internal sealed class RecordReader(DatabaseConnections connections, TimeProvider time)
{
    private const int MostNamed = 200;

    private readonly string projection = $"""
        SELECT payload, command, lease_owner, CAST(CASE WHEN lease_until > {connections.Dialect.LeaseNow("$2")} THEN 1 ELSE 0 END AS bigint)
        FROM projection WHERE name = $1
        """;

    /// <summary>These tickets, as they are now.</summary>
    public async Task<IReadOnlyList<Ticket>> TicketsAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var found = new List<Ticket>(numbers.Count);
        foreach (var some in numbers.Chunk(MostNamed))
        {
            var places = string.Join(", ", Enumerable.Range(1, some.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));
            found.AddRange(await connection.QueryAsync($"SELECT payload FROM ticket WHERE number IN ({places})", row => Ticket(row.GetString(0)), [.. some], cancellationToken));
        }

        return found;
    }

    /// <summary>Tickets with larger numbers, in their order.</summary>
    public Task<IReadOnlyList<Ticket>> TicketsAfterAsync(long number, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT payload FROM ticket WHERE number > $1 ORDER BY number LIMIT $2", row => Ticket(row.GetString(0)), [number, limit], cancellationToken);

    /// <summary>What was said in these parts of conversations, one after the other in their order: one question for all of them.</summary>
    public Task<IReadOnlyList<StoredMessage>> MessagesAsync(IReadOnlyList<LogPart> parts, int limit, CancellationToken cancellationToken)
    {
        var rows = parts.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, ${(4 * i) + 1}, ${(4 * i) + 2}, ${(4 * i) + 3}, ${(4 * i) + 4})"));
        var values = parts.SelectMany(p => (object[])[p.Conversation.ChannelId, p.Conversation.ConversationId, p.After, p.From.ToUnixTimeMilliseconds()]);
        return connections.QueryAsync(
            $"""
            WITH part (place, channel_id, conversation_id, after, since) AS (VALUES {string.Join(", ", rows)})
            SELECT a.channel_id, a.conversation_id, a.sequence, a.at, a.payload FROM part p
            JOIN activity a ON a.channel_id = p.channel_id AND a.conversation_id = p.conversation_id AND a.sequence > p.after AND a.at >= p.since
            ORDER BY p.place, a.sequence LIMIT {limit}
            """,
            Message, [.. values], cancellationToken);
    }

    /// <summary>All messages in the order of conversation and place.</summary>
    public Task<IReadOnlyList<StoredMessage>> MessagesAfterAsync(ConversationKey conversation, long sequence, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            """
            SELECT channel_id, conversation_id, sequence, at, payload FROM activity
            WHERE (channel_id, conversation_id, sequence) > ($1, $2, $3) ORDER BY channel_id, conversation_id, sequence LIMIT $4
            """,
            Message,
            [conversation.ChannelId, conversation.ConversationId, sequence, limit], cancellationToken);

    /// <summary>How many records an index will hold, about.</summary>
    public Task<long> CountAsync(SearchIndex index, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            index == SearchIndex.Tickets ? "SELECT count(*) FROM ticket" : "SELECT CAST(coalesce(sum(last_sequence), 0) AS bigint) FROM conversation",
            row => row.GetInt64(0), [], cancellationToken);

    /// <summary>How far the projection is and what an administrator wants; null where nobody has begun.</summary>
    public Task<StoredProjection?> ProjectionAsync(CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            projection,
            row => new StoredProjection(row.GetString(0), row.StringOrNull(1), row.StringOrNull(2), row.GetInt64(3) == 1),
            [ProjectionWriter.Name, time.GetUtcNow().ToUnixTimeMilliseconds()], cancellationToken);

    private static Ticket Ticket(string payload) => JsonSerializer.Deserialize(payload, TicketJson.Default.Ticket)!;

    private static StoredMessage Message(DbDataReader row) => new(
        new(row.GetString(0), row.GetString(1)), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        JsonSerializer.Deserialize(row.GetString(4), ActivityJson.Default.Activity)!);
}

/// <summary>The projection's row.</summary>
/// <param name="Payload">How far it is.</param>
/// <param name="Command">What is wanted.</param>
/// <param name="LeaseOwner">Who keeps it, or kept it last.</param>
/// <param name="IsLeased">Whether that one's lease runs.</param>
internal sealed record StoredProjection(string Payload, string? Command, string? LeaseOwner, bool IsLeased);
