using System.Data.Common;
using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IHandoffQueue"/>
internal sealed class HandoffQueue(DatabaseConnections connections) : IHandoffQueue
{
    /// <summary>Of so many that ended last it is told how long they took.</summary>
    private const int LookedAt = 60;

    /// <summary>Fewer say nothing.</summary>
    private const int FewestHandled = 3;

    public async ValueTask<int> AheadOfAsync(ConversationKey conversation, bool isEmergency, CancellationToken cancellationToken)
        => await connections.QuerySingleAsync(
            """
            SELECT count(*) FROM handoff other
            LEFT JOIN handoff own ON own.channel_id = $1 AND own.conversation_id = $2
            WHERE NOT (other.channel_id = $1 AND other.conversation_id = $2)
              AND other.account_id IS NULL
              AND (other.is_emergency > coalesce(own.is_emergency, $3)
                OR (other.is_emergency = coalesce(own.is_emergency, $3) AND other.requested_at <= coalesce(own.requested_at, 9223372036854775807)))
            """,
            row => row.GetInt32(0), [conversation.ChannelId, conversation.ConversationId, isEmergency], cancellationToken);

    public async ValueTask<HandoffPace> PaceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        var inHand = await connection.QuerySingleAsync("SELECT count(*) FROM handoff WHERE account_id IS NOT NULL", row => row.GetInt32(0), [], cancellationToken);
        var taken = (await LastAsync(connection, "HandoffClaimed", LookedAt * 2, cancellationToken)).ToLookup(e => e.Conversation, e => e.At);
        var handled = (await LastAsync(connection, "HandoffEnded", LookedAt, cancellationToken))
            .Select(e => e.At - taken[e.Conversation].Where(at => at <= e.At).DefaultIfEmpty(long.MaxValue).Max())
            .Where(milliseconds => milliseconds >= 0).Order().ToArray();
        return new(inHand, handled.Length < FewestHandled ? null : TimeSpan.FromMilliseconds(handled[handled.Length / 2]));
    }

    private static Task<IReadOnlyList<(ConversationKey Conversation, long At)>> LastAsync(DbConnection connection, string name, int limit, CancellationToken cancellationToken)
        => connection.QueryAsync(
            "SELECT channel_id, conversation_id, at FROM domain_event WHERE name = $1 ORDER BY id DESC LIMIT $2",
            row => (new ConversationKey(row.GetString(0), row.GetString(1)), row.GetInt64(2)), [name, limit], cancellationToken);
}
