using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Requests;

namespace Hotline.Storage.Commits;

/// <summary>
/// Writes one turn inside the committer's transaction. It looks first whether the turn was decided on what is stored now; nobody else
/// writes meanwhile, so what follows cannot collide, and a turn that was handled before or has to be decided again leaves nothing behind.
/// </summary>
internal sealed class TurnWriter : IDisposable
{
    private readonly Statement version, insertInbox, handlePending, conversation, activity;
    private readonly OutboxWriter outbox;
    private readonly TicketWriter tickets;
    private readonly EventWriter events;
    private readonly RequestMarkWriter requests;

    public TurnWriter(WritingConnection connection)
    {
        version = connection.Prepare($"SELECT version FROM conversation WHERE channel_id = ?1 AND conversation_id = ?2{connection.Dialect.ForUpdate}");
        insertInbox = connection.Prepare("""
            INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, handled_at, first_sequence, last_sequence, push_after)
            VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING RETURNING id
            """);
        handlePending = connection.Prepare("""
            UPDATE inbox SET payload = NULL, handled_at = ?3, first_sequence = ?4, last_sequence = ?5, push_after = ?6
            WHERE channel_id = ?1 AND external_id = ?2 AND handled_at IS NULL RETURNING id
            """);
        conversation = connection.Prepare("""
            INSERT INTO conversation (channel_id, conversation_id, reference, state, version, last_sequence, opted_out,
              last_inbound_at, last_inbound_was_event, last_message_at, pushed_since_last_inbound)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0)
            ON CONFLICT (channel_id, conversation_id) DO UPDATE SET
              reference = ?3, state = ?4, version = ?5, last_sequence = ?6, opted_out = ?7,
              last_inbound_at = coalesce(?8, conversation.last_inbound_at),
              last_inbound_was_event = CASE WHEN ?8 IS NULL THEN conversation.last_inbound_was_event ELSE ?9 END,
              last_message_at = coalesce(?10, conversation.last_message_at),
              pushed_since_last_inbound = CASE WHEN ?8 IS NULL THEN conversation.pushed_since_last_inbound ELSE 0 END
            """);
        activity = connection.Prepare("INSERT INTO activity (channel_id, conversation_id, sequence, at, payload) VALUES (?1, ?2, ?3, ?4, ?5)");
        outbox = new(connection);
        tickets = new(connection);
        events = new(connection);
        requests = new(connection);
    }

    /// <summary>Writes <paramref name="rows"/> or nothing.</summary>
    public CommitOutcome Write(TurnRows rows)
    {
        var commit = rows.Commit;
        if ((commit.Conversation is { } decided && !IsCurrent(decided)) || !commit.Notices.All(n => IsCurrent(n.Conversation)))
            return new(CommitKind.Conflict, null);
        if (!commit.Tickets.All(tickets.IsCurrent))
            return new(CommitKind.Conflict, null);
        if (commit.Request is { } request && !requests.TryWrite(request, commit.Tickets is [var change, ..] ? change : null, commit.At))
            return new(CommitKind.Duplicate, null);
        long? inboxId = null;
        if (commit.Inbound is { } inbound && (inboxId = WriteInbox(inbound, commit)) is null)
            return new(CommitKind.Duplicate, null);
        WriteRest(rows);
        return new(CommitKind.Committed, commit.PushRepliesAfter is null ? null : inboxId);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[version, insertInbox, handlePending, conversation, activity])
            statement.Dispose();
        outbox.Dispose();
        tickets.Dispose();
        events.Dispose();
        requests.Dispose();
    }

    private bool IsCurrent(Conversation after) => StoredVersion(after.Reference.Key) == after.Version - 1;

    private long StoredVersion(ConversationKey key) => version.ExecuteScalar(key.ChannelId, key.ConversationId) ?? 0;

    private void WriteRest(TurnRows rows)
    {
        var commit = rows.Commit;
        foreach (var ticket in rows.Tickets)
            tickets.Write(ticket);
        if (commit.Conversation is { Reference.Key: var key } after)
        {
            WriteConversation(after, rows.Conversation!, commit.Inbound, commit.At);
            WriteLog(key, commit.Log, rows.Log, commit.At);
            for (var i = 0; i < commit.Events.Count; i++)
                events.Write(commit.Events[i], rows.Events[i], key, commit.At);
        }

        for (var i = 0; i < commit.Notices.Count; i++)
        {
            WriteConversation(commit.Notices[i].Conversation, rows.Notices[i].Conversation, inbound: null, commit.At);
            WriteLog(commit.Notices[i].Conversation.Reference.Key, commit.Notices[i].Log, rows.Notices[i].Log, commit.At);
        }

        foreach (var entry in commit.Outbox)
            outbox.Write(entry, commit.At);
    }

    private void WriteLog(ConversationKey key, IReadOnlyList<LoggedActivity> log, byte[][] payloads, DateTimeOffset at)
    {
        for (var i = 0; i < log.Count; i++)
            activity.Execute(key.ChannelId, key.ConversationId, log[i].Sequence, at.ToUnixTimeMilliseconds(), payloads[i]);
    }

    /// <summary>Id of the row; null where the delivery was handled before.</summary>
    private long? WriteInbox(InboundActivity inbound, TurnCommit commit)
    {
        var at = commit.At.ToUnixTimeMilliseconds();
        var first = commit.Log.Count > 0 ? commit.Log[0].Sequence : (long?)null;
        var last = commit.Log.Count > 0 ? commit.Log[^1].Sequence : (long?)null;
        var pushAfter = commit.PushRepliesAfter?.ToUnixTimeMilliseconds();
        var key = ConversationReference.From(inbound.Activity).Key;
        return insertInbox.ExecuteScalar(key.ChannelId, inbound.ExternalId, key.ConversationId, at, first, last, pushAfter)
            ?? handlePending.ExecuteScalar(key.ChannelId, inbound.ExternalId, at, first, last, pushAfter);
    }

    private void WriteConversation(Conversation after, ConversationColumns columns, InboundActivity? inbound, DateTimeOffset writtenAt)
    {
        var at = writtenAt.ToUnixTimeMilliseconds();
        var isEvent = inbound?.Input == InputModality.Event;
        conversation.Execute(
            after.Reference.ChannelId,
            after.Reference.ConversationId,
            columns.Reference,
            columns.State,
            after.Version,
            after.LastSequence,
            after.State.OptedOut,
            inbound is null ? null : at,
            isEvent,
            inbound is null || isEvent ? null : at);
    }
}
