using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IHandoffQueue"/>
internal sealed class HandoffQueue(DatabaseConnections connections) : IHandoffQueue
{
    public ValueTask<int> AheadOfAsync(ConversationKey conversation, bool isEmergency, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return ValueTask.FromResult(connection.QuerySingle(
            """
            SELECT count(*) FROM handoff other
            LEFT JOIN handoff own ON own.channel_id = $1 AND own.conversation_id = $2
            WHERE NOT (other.channel_id = $1 AND other.conversation_id = $2)
              AND other.account_id IS NULL
              AND (other.is_emergency > coalesce(own.is_emergency, $3)
                OR (other.is_emergency = coalesce(own.is_emergency, $3) AND other.requested_at <= coalesce(own.requested_at, 9223372036854775807)))
            """,
            row => row.GetInt32(0), conversation.ChannelId, conversation.ConversationId, isEmergency));
    }
}
