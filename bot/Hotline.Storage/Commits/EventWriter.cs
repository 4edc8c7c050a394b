using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Storage.Commits;

/// <summary>Appends domain events, and keeps the operators' queue, which is what the handoff events make of it.</summary>
internal sealed class EventWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement append = connection.Prepare(
        "INSERT INTO domain_event (at, channel_id, conversation_id, name, payload) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly Statement join = connection.Prepare("""
        INSERT INTO handoff (channel_id, conversation_id, requested_at, is_emergency, reason, skill, topic)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (channel_id, conversation_id) DO UPDATE SET
          is_emergency = handoff.is_emergency OR excluded.is_emergency, topic = coalesce(excluded.topic, handoff.topic)
        """);

    private readonly Statement leave = connection.Prepare(
        "DELETE FROM handoff WHERE channel_id = ?1 AND conversation_id = ?2");

    private readonly Statement claim = connection.Prepare(
        "UPDATE handoff SET account_id = ?3, claimed_at = ?4, lease_until = ?5 WHERE channel_id = ?1 AND conversation_id = ?2");

    private readonly Statement release = connection.Prepare("""
        UPDATE handoff SET account_id = NULL, claimed_at = NULL, lease_until = NULL, skill = coalesce(?3, skill), wanted_account_id = ?4
        WHERE channel_id = ?1 AND conversation_id = ?2
        """);

    private readonly Statement note = connection.Prepare("""
        INSERT INTO desk_note (at, channel_id, conversation_id, after_sequence, account_id, text, result)
        VALUES (?3, ?1, ?2, (SELECT last_sequence FROM conversation WHERE channel_id = ?1 AND conversation_id = ?2), ?4, ?5, ?6)
        """);

    private readonly Statement owedAgain = connection.Prepare(
        "UPDATE call_back SET reason = ?2, ticket = coalesce(?3, ticket) WHERE phone = ?1 AND done_at IS NULL");

    private readonly Statement owed = connection.Prepare("""
        INSERT INTO call_back (at, channel_id, conversation_id, phone, reason, ticket, tries)
        SELECT ?3, ?1, ?2, ?4, ?5, ?6, 0 WHERE NOT EXISTS (SELECT 1 FROM call_back WHERE phone = ?4 AND done_at IS NULL)
        """);

    public void Write(DomainEvent e, byte[] payload, ConversationKey key, DateTimeOffset at)
    {
        append.Execute(at.ToUnixTimeMilliseconds(), key.ChannelId, key.ConversationId, e.GetType().Name, payload);
        WriteConsequence(e, key, at);
    }

    /// <summary>What <paramref name="e"/> makes of the operators' queue, their notes and the calls they owe.</summary>
    public void WriteConsequence(DomainEvent e, ConversationKey key, DateTimeOffset at)
    {
        if (e is DomainEvent.HandoffRequested handoff)
            join.Execute(key.ChannelId, key.ConversationId, at.ToUnixTimeMilliseconds(), handoff.IsEmergency, handoff.Reason, handoff.Skill, handoff.Topic);
        else if (e is DomainEvent.HandoffEnded)
            leave.Execute(key.ChannelId, key.ConversationId);
        else if (e is DomainEvent.HandoffClaimed taken)
            claim.Execute(key.ChannelId, key.ConversationId, taken.AccountId, at.ToUnixTimeMilliseconds(), taken.LeaseUntil.ToUnixTimeMilliseconds());
        else if (e is DomainEvent.HandoffReturned returned)
            release.Execute(key.ChannelId, key.ConversationId, returned.Skill, returned.WantedAccountId);
        else if (e is DomainEvent.NoteWritten written)
            note.Execute(key.ChannelId, key.ConversationId, at.ToUnixTimeMilliseconds(), written.AccountId, written.Text, written.Result);
        else if (e is DomainEvent.CallBackOwed call)
        {
            owedAgain.Execute(call.Phone, call.Reason, call.Ticket);
            owed.Execute(key.ChannelId, key.ConversationId, at.ToUnixTimeMilliseconds(), call.Phone, call.Reason, call.Ticket);
        }
    }

    public void Dispose()
    {
        append.Dispose();
        join.Dispose();
        leave.Dispose();
        claim.Dispose();
        release.Dispose();
        note.Dispose();
        owedAgain.Dispose();
        owed.Dispose();
    }
}
