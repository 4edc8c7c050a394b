using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IConversationLog"/>
internal sealed class ConversationLog(DatabaseConnections connections, CommitSignals signals) : IConversationLog
{
    public Task<bool> ExistsAsync(ConversationKey conversation, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            "SELECT 1 FROM conversation WHERE channel_id = $1 AND conversation_id = $2", _ => true, [conversation.ChannelId, conversation.ConversationId], cancellationToken);

    public async Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationKey conversation, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        return await connection.ReadLogAsync(conversation, after, limit, cancellationToken);
    }

    public IDisposable Subscribe(ConversationKey conversation, Action onCommitted) => signals.Subscribe(conversation, onCommitted);
}
