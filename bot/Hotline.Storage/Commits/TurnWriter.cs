using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Commits;

/// <summary>
/// Writes one turn inside the committer's transaction, with statements prepared once. A turn that cannot be written
/// (handled before, or decided on a state that has moved on) leaves nothing behind: its savepoint is rolled back.
/// </summary>
internal sealed class TurnWriter : IDisposable
{
    private readonly Statement savepoint, release, rollback, inbox, insertConversation, updateConversation, activity;
    private readonly OutboxWriter outbox;
    private readonly TicketWriter tickets;
    private readonly EventWriter events;

    public TurnWriter(SqliteConnection connection)
    {
        savepoint = new(connection, "SAVEPOINT turn");
        release = new(connection, "RELEASE turn");
        rollback = new(connection, "ROLLBACK TO turn");
        inbox = new(connection, """
            INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, payload, handled_at, first_sequence, last_sequence, push_after)
            VALUES ($1, $2, $3, $4, NULL, $4, $5, $6, $7)
            ON CONFLICT (channel_id, external_id) DO UPDATE SET payload = NULL, handled_at = excluded.handled_at,
              first_sequence = excluded.first_sequence, last_sequence = excluded.last_sequence, push_after = excluded.push_after
            WHERE inbox.handled_at IS NULL RETURNING id
            """);
        insertConversation = new(connection, """
            INSERT INTO conversation (channel_id, conversation_id, reference, state, version, last_sequence, opted_out,
              last_inbound_at, last_inbound_was_event, last_message_at, pushed_since_last_inbound)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0) ON CONFLICT DO NOTHING
            """);
        updateConversation = new(connection, """
            UPDATE conversation SET reference = $3, state = $4, version = $5, last_sequence = $6, opted_out = $7,
              last_inbound_at = coalesce($8, last_inbound_at),
              last_inbound_was_event = CASE WHEN $8 IS NULL THEN last_inbound_was_event ELSE $9 END,
              last_message_at = coalesce($10, last_message_at),
              pushed_since_last_inbound = CASE WHEN $8 IS NULL THEN pushed_since_last_inbound ELSE 0 END
            WHERE channel_id = $1 AND conversation_id = $2 AND version = $5 - 1
            """);
        activity = new(connection, "INSERT INTO activity (channel_id, conversation_id, sequence, at, payload) VALUES ($1, $2, $3, $4, $5)");
        outbox = new(connection);
        tickets = new(connection);
        events = new(connection);
    }

    /// <summary>Writes <paramref name="commit"/> or nothing.</summary>
    public CommitOutcome Write(TurnCommit commit)
    {
        savepoint.Execute();
        try
        {
            var outcome = WriteAll(commit);
            if (outcome.Kind != CommitKind.Committed)
                rollback.Execute();
            release.Execute();
            return outcome;
        }
        catch
        {
            rollback.Execute();
            release.Execute();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[savepoint, release, rollback, inbox, insertConversation, updateConversation, activity])
            statement.Dispose();
        outbox.Dispose();
        tickets.Dispose();
        events.Dispose();
    }

    private CommitOutcome WriteAll(TurnCommit commit)
    {
        long? handoverId = null;
        if (commit.Inbound is { } inbound)
        {
            if (WriteInbox(inbound, commit) is not { } inboxId)
                return new(CommitKind.Duplicate, null);
            handoverId = commit.PushRepliesAfter is null ? null : inboxId;
        }

        if (commit.Conversation is { } conversation && !WriteConversation(conversation, commit))
            return new(CommitKind.Conflict, null);
        foreach (var change in commit.Tickets)
        {
            if (!tickets.Write(change))
                return new(CommitKind.Conflict, null);
        }

        WriteRest(commit);
        return new(CommitKind.Committed, handoverId);
    }

    /// <summary>What cannot collide once conversation and tickets are ours.</summary>
    private void WriteRest(TurnCommit commit)
    {
        if (commit.Conversation is { Reference.Key: var key })
        {
            foreach (var entry in commit.Log)
                WriteActivity(key, entry, commit.At);
            events.Write(commit.Events, key, commit.At);
        }

        foreach (var entry in commit.Outbox)
            outbox.Write(entry, commit.At);
    }

    /// <summary>Id of the row; null where the delivery was handled before.</summary>
    private long? WriteInbox(InboundActivity inbound, TurnCommit commit) => inbox.ExecuteScalar(
        inbound.Activity.ChannelId,
        inbound.ExternalId,
        inbound.Activity.Conversation!.Id,
        commit.At.ToUnixTimeMilliseconds(),
        commit.Log.Count > 0 ? commit.Log[0].Sequence : null,
        commit.Log.Count > 0 ? commit.Log[^1].Sequence : null,
        commit.PushRepliesAfter?.ToUnixTimeMilliseconds());

    private bool WriteConversation(Conversation conversation, TurnCommit commit)
    {
        var statement = conversation.Version == 1 ? insertConversation : updateConversation;
        var reference = conversation.Reference;
        return statement.Execute(
            reference.ChannelId,
            reference.ConversationId,
            JsonSerializer.Serialize(reference, ActivityJson.Default.ConversationReference),
            JsonSerializer.Serialize(conversation.State, ConversationJson.Default.ConversationState),
            conversation.Version,
            conversation.LastSequence,
            conversation.State.OptedOut,
            commit.Inbound is null ? null : commit.At.ToUnixTimeMilliseconds(),
            commit.Inbound?.Input == InputModality.Event,
            commit.Inbound is null or { Input: InputModality.Event } ? null : commit.At.ToUnixTimeMilliseconds()) == 1;
    }

    private void WriteActivity(ConversationKey key, LoggedActivity entry, DateTimeOffset at)
        => activity.Execute(key.ChannelId, key.ConversationId, entry.Sequence, at.ToUnixTimeMilliseconds(),
            JsonSerializer.Serialize(entry.Activity, ActivityJson.Default.Activity));
}
