using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Changes;
using Hotline.Storage.Commits;
using Hotline.Storage.Requests;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Hotline.Storage.PostgreSql;

/// <summary>
/// Everything that a group's turns write and the commit, in one round trip. What every turn writes is one statement for the whole
/// group; what few turns write is said by the writers that the embedded database uses too.
/// </summary>
internal sealed class TurnBatch : IDisposable
{
    private const string InsertInbox = """
        INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, handled_at, first_sequence, last_sequence, push_after)
        SELECT channel_id, external_id, conversation_id, at, at, first, last, push_after
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS t (channel_id, external_id, conversation_id, at, first, last, push_after)
        ORDER BY channel_id, external_id
        RETURNING channel_id, external_id, id
        """;

    private static readonly string HandlePending = $"""
        UPDATE inbox i SET payload = NULL, handled_at = t.at, first_sequence = t.first, last_sequence = t.last, push_after = t.push_after
        FROM unnest($1, $2, $3, $4, $5) AS t (id, at, first, last, push_after)
        WHERE i.id = t.id AND i.received_at >= t.at - {(long)RepeatedDelivery.Window.TotalMilliseconds} AND i.handled_at IS NULL
        """;

    private const string WriteConversations = """
        INSERT INTO conversation AS c (channel_id, conversation_id, reference, state, version, last_sequence, opted_out,
          last_inbound_at, last_inbound_was_event, last_message_at, pushed_since_last_inbound)
        SELECT channel_id, conversation_id, reference, state, version, last_sequence, opted_out, inbound_at, was_event, message_at, 0
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          AS t (channel_id, conversation_id, reference, state, version, last_sequence, opted_out, inbound_at, was_event, message_at)
        ORDER BY channel_id, conversation_id
        ON CONFLICT (channel_id, conversation_id) DO UPDATE SET
          reference = excluded.reference, state = excluded.state, version = excluded.version, last_sequence = excluded.last_sequence,
          opted_out = excluded.opted_out,
          last_inbound_at = coalesce(excluded.last_inbound_at, c.last_inbound_at),
          last_inbound_was_event = CASE WHEN excluded.last_inbound_at IS NULL THEN c.last_inbound_was_event ELSE excluded.last_inbound_was_event END,
          last_message_at = coalesce(excluded.last_message_at, c.last_message_at),
          pushed_since_last_inbound = CASE WHEN excluded.last_inbound_at IS NULL THEN c.pushed_since_last_inbound ELSE 0 END
        """;

    private const string WriteLog = """
        INSERT INTO activity (channel_id, conversation_id, sequence, at, payload) SELECT * FROM unnest($1, $2, $3, $4, $5)
        """;

    private const string WriteEvents = """
        INSERT INTO domain_event (at, channel_id, conversation_id, name, payload) SELECT * FROM unnest($1, $2, $3, $4, $5)
        """;

    private readonly ArrayColumns inbox = new(Text, Text, Text, Bigint, Bigint, Bigint, Bigint);
    private readonly ArrayColumns pending = new(Bigint, Bigint, Bigint, Bigint, Bigint);
    private readonly ArrayColumns conversations = new(Text, Text, Text, Text, Bigint, Bigint, NpgsqlDbType.Boolean, Bigint, NpgsqlDbType.Boolean, Bigint);
    private readonly ArrayColumns log = new(Text, Text, Bigint, Bigint, Text);
    private readonly ArrayColumns events = new(Bigint, Text, Text, Text, Text);
    private readonly Dictionary<(string, string), long> inboxIds = [];
    private readonly GatheringConnection rest = new();
    private readonly TicketWriter tickets;
    private readonly EventWriter consequences;
    private readonly OutboxWriter outbox;
    private readonly RequestMarkWriter requests;
    private readonly ChangeWriter changes;

    public TurnBatch(ChangeRecording recording)
    {
        tickets = new(rest);
        consequences = new(rest);
        outbox = new(rest);
        requests = new(rest);
        changes = new(rest, recording);
    }

    /// <summary>Adds a turn that <see cref="StoredState.Take"/> took.</summary>
    /// <param name="rows">The turn.</param>
    /// <param name="pendingRow">The row of its delivery where that was accepted before; else null.</param>
    public void Add(TurnRows rows, long? pendingRow)
    {
        var commit = rows.Commit;
        if (commit.Inbound is { } inbound)
            AddInbox(inbound, commit, pendingRow);
        if (commit.Request is { } request)
            requests.TryWrite(request, commit.Tickets is [var change, ..] ? change : null, commit.At);
        foreach (var ticket in rows.Tickets)
            tickets.Write(ticket);
        if (commit.Conversation is { Reference.Key: var key } after)
        {
            AddConversation(after, rows.Conversation!, commit.Inbound, commit.At);
            AddLog(key, commit.Log, rows.Log, commit.At);
            AddEvents(key, rows);
        }

        for (var i = 0; i < commit.Notices.Count; i++)
        {
            AddConversation(commit.Notices[i].Conversation, rows.Notices[i].Conversation, inbound: null, commit.At);
            AddLog(commit.Notices[i].Conversation.Reference.Key, commit.Notices[i].Log, rows.Notices[i].Log, commit.At);
        }

        foreach (var entry in commit.Outbox)
            outbox.Write(entry, commit.At);
        changes.Add(commit);
    }

    /// <summary>Writes all of it and commits the transaction that <see cref="StoredState.Read"/> began.</summary>
    /// <exception cref="NpgsqlException">Nothing was written.</exception>
    public void Commit(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection);
        if (inbox.Count > 0)
            batch.BatchCommands.Add(inbox.Command(InsertInbox));
        AddTo(batch, pending, HandlePending);
        // What follows from events may look at the conversation as it is after its turn.
        AddTo(batch, conversations, WriteConversations);
        AddTo(batch, log, WriteLog);
        AddTo(batch, events, WriteEvents);
        changes.Flush();
        foreach (var command in rest.Take())
            batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(new("COMMIT"));
        using var reader = batch.ExecuteReader();
        StorageMeter.RoundTrip(batch.BatchCommands.Count);
        while (inbox.Count > 0 && reader.Read())
            inboxIds[(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
        // A statement's error comes when its answer is read.
        while (reader.NextResult())
        {
        }
    }

    /// <summary>The row that a new delivery got.</summary>
    public long InboxId(InboundActivity inbound) => inboxIds[StoredState.KeyOf(inbound)];

    public void Dispose()
    {
        tickets.Dispose();
        consequences.Dispose();
        outbox.Dispose();
        requests.Dispose();
        changes.Dispose();
        rest.Dispose();
    }

    private static void AddTo(NpgsqlBatch batch, ArrayColumns rows, string sql)
    {
        if (rows.Count > 0)
            batch.BatchCommands.Add(rows.Command(sql));
    }

    private void AddInbox(InboundActivity inbound, TurnCommit commit, long? pendingRow)
    {
        var at = commit.At.ToUnixTimeMilliseconds();
        var first = commit.Log.Count > 0 ? commit.Log[0].Sequence : (long?)null;
        var last = commit.Log.Count > 0 ? commit.Log[^1].Sequence : (long?)null;
        var pushAfter = commit.PushRepliesAfter?.ToUnixTimeMilliseconds();
        if (pendingRow is { } row)
            pending.Add(row, at, first, last, pushAfter);
        else
            inbox.Add(inbound.Activity.ChannelId, inbound.ExternalId, inbound.Activity.Conversation!.Id, at, first, last, pushAfter);
    }

    private void AddConversation(Conversation after, ConversationColumns columns, InboundActivity? inbound, DateTimeOffset writtenAt)
    {
        long? at = inbound is null ? null : writtenAt.ToUnixTimeMilliseconds();
        var isEvent = inbound?.Input == InputModality.Event;
        conversations.Add(
            after.Reference.ChannelId, after.Reference.ConversationId, columns.Reference, columns.State, after.Version, after.LastSequence, after.State.OptedOut,
            at, isEvent, isEvent ? null : at);
    }

    private void AddLog(ConversationKey key, IReadOnlyList<LoggedActivity> logged, byte[][] payloads, DateTimeOffset at)
    {
        for (var i = 0; i < logged.Count; i++)
            log.Add(key.ChannelId, key.ConversationId, logged[i].Sequence, at.ToUnixTimeMilliseconds(), payloads[i]);
    }

    private void AddEvents(ConversationKey key, TurnRows rows)
    {
        for (var i = 0; i < rows.Events.Length; i++)
        {
            var happened = rows.Commit.Events[i];
            events.Add(rows.Commit.At.ToUnixTimeMilliseconds(), key.ChannelId, key.ConversationId, happened.GetType().Name, rows.Events[i]);
            consequences.WriteConsequence(happened, key, rows.Commit.At);
        }
    }
}
