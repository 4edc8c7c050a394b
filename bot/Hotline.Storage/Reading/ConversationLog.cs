using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IConversationLog"/>
internal sealed class ConversationLog(DatabaseConnections connections, CommitSignals signals) : IConversationLog
{
    public Task<bool> ExistsAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.QuerySingle(
            "SELECT 1 FROM conversation WHERE channel_id = $1 AND conversation_id = $2", _ => true, conversation.ChannelId, conversation.ConversationId));
    }

    public Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationKey conversation, long after, int limit, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.ReadLog(conversation, after, limit));
    }

    public IDisposable Subscribe(ConversationKey conversation, Action onCommitted) => signals.Subscribe(conversation, onCommitted);
}
