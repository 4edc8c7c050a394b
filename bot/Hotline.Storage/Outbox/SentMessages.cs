using System.Globalization;
using System.Text.Json;
using Hotline.Bot.Mail;
using Hotline.Channels;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Outbox;

/// <inheritdoc cref="ISentMessages"/>
internal sealed class SentMessages(DatabaseConnections connections) : ISentMessages
{
    public Task<IReadOnlyList<SentMessage>> OfAsync(ConversationKey conversation, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            """
            SELECT payload, status, delivery, error, next_attempt_at FROM outbox
            WHERE channel_id = $1 AND conversation_id = $2 ORDER BY id DESC LIMIT $3
            """,
            row => Map(row.GetString(0), row.GetString(1), row.StringOrNull(2), row.StringOrNull(3), row.GetInt64(4)),
            [conversation.ChannelId, conversation.ConversationId, limit], cancellationToken);

    private static SentMessage Map(string payload, string status, string? delivery, string? error, long nextAttemptAt)
    {
        var activities = JsonSerializer.Deserialize(payload, ActivityJson.Default.IReadOnlyListActivity)!;
        var progress = status switch
        {
            OutboxStatus.Pending => SendProgress.Waiting,
            OutboxStatus.Suppressed => SendProgress.Suppressed,
            OutboxStatus.Dead => SendProgress.Failed,
            _ => delivery is null ? SendProgress.Accepted : Enum.Parse<SendProgress>(delivery),
        };
        return new(
            [.. activities.Select(a => SequenceOf(a.Id)).OfType<long>()], progress, error,
            progress == SendProgress.Waiting ? DateTimeOffset.FromUnixTimeMilliseconds(nextAttemptAt) : null);
    }

    /// <summary>An activity's id ends with its place.</summary>
    private static long? SequenceOf(string? id)
        => id?.LastIndexOf('|') is >= 0 and var at && long.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
}
