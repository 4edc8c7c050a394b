using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Storage.Commits;

/// <summary>Adds messages to push.</summary>
internal sealed class OutboxWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare("""
        INSERT INTO outbox (channel_id, conversation_id, reference, payload, status, created_at, next_attempt_at, attempts)
        VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6, 0)
        """);

    public void Write(OutboxEntry entry, DateTimeOffset at) => insert.Execute(
        entry.Reference.ChannelId,
        entry.Reference.ConversationId,
        StoredJson.Of(entry.Reference, ActivityJsonContext.Default.ConversationReference),
        StoredJson.Of(entry.Activities, ActivityJsonContext.Default.IReadOnlyListActivity),
        at.ToUnixTimeMilliseconds(),
        (entry.NotBefore ?? at).ToUnixTimeMilliseconds());

    public void Dispose() => insert.Dispose();
}
