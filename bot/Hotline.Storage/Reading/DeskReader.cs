using System.Data.Common;
using System.Text.Json;
using Hotline.Bot.Handoff;
using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="IDeskReader"/>
internal sealed class DeskReader(GroupCommitter committer, DatabaseConnections connections) : IDeskReader
{
    /// <summary>How far back the last words are looked for: what an operator's message and a few events may stand behind.</summary>
    private const int LookBack = 8;

    /// <summary>A text so long says something of the matter.</summary>
    private const int TellingLength = 6;

    /// <summary>The last ones are what helps.</summary>
    private const int MostNotes = 100;

    public Task<IReadOnlyList<DeskEntry>> WaitingAsync(int limit, CancellationToken cancellationToken)
        => ReadAsync("h.account_id IS NULL", "h.is_emergency DESC, h.requested_at", "LIMIT $1", [limit], cancellationToken);

    public Task<IReadOnlyList<DeskEntry>> ClaimedAsync(string? accountId, CancellationToken cancellationToken)
        => ReadAsync("h.account_id IS NOT NULL AND (CAST($1 AS text) IS NULL OR h.account_id = $1)", "h.claimed_at", "", [accountId], cancellationToken);

    public async Task<IReadOnlyDictionary<string, int>> LoadsAsync(CancellationToken cancellationToken)
    {
        var loads = await connections.QueryAsync(
            "SELECT account_id, count(*) FROM handoff WHERE account_id IS NOT NULL GROUP BY account_id",
            row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)), [], cancellationToken);
        return loads.ToDictionary();
    }

    public async Task<DeskEntry?> FindAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            "h.channel_id = $1 AND h.conversation_id = $2", "h.requested_at", "", [conversation.ChannelId, conversation.ConversationId], cancellationToken);
        return found.SingleOrDefault();
    }

    public Task<int> CountWaitingAsync(CancellationToken cancellationToken)
        => connections.QuerySingleAsync("SELECT count(*) FROM handoff WHERE account_id IS NULL", row => row.GetInt32(0), [], cancellationToken);

    public Task RenewAsync(IReadOnlyCollection<string> accountIds, DateTimeOffset until, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            foreach (var id in accountIds)
                w.People.Renew(id, until);
            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<DeskEntry>> ExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
        => ReadAsync("h.lease_until <= $1", "h.lease_until", "", [now.ToUnixTimeMilliseconds()], cancellationToken);

    public async Task<IReadOnlyList<DeskNote>> NotesAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        var latest = await connections.QueryAsync(
            "SELECT id, at, after_sequence, account_id, text, result FROM desk_note WHERE channel_id = $1 AND conversation_id = $2 ORDER BY id DESC LIMIT $3",
            row => new DeskNote(
                row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetInt64(2), row.GetString(3), row.GetString(4), row.StringOrNull(5)),
            [conversation.ChannelId, conversation.ConversationId, MostNotes], cancellationToken);
        return [.. latest.Reverse()];
    }

    /// <summary>The entries, in order, with what was said last in each: all in one statement, of which an entry has a row for each of its last activities.</summary>
    private async Task<IReadOnlyList<DeskEntry>> ReadAsync(string where, string order, string limit, object?[] values, CancellationToken cancellationToken)
    {
        var found = new List<(long Place, DeskEntry Entry, List<string> Log)>();
        await connections.QueryAsync(
            $"""
             WITH entry AS (
               SELECT row_number() OVER (ORDER BY {order}) AS place, h.channel_id, h.conversation_id, c.reference, h.requested_at, h.reason, h.is_emergency, h.skill, h.account_id, h.claimed_at,
                 c.last_sequence, h.wanted_account_id, h.topic, c.pushed_since_last_inbound
               FROM handoff h JOIN conversation c ON c.channel_id = h.channel_id AND c.conversation_id = h.conversation_id
               WHERE {where} ORDER BY {order} {limit})
             SELECT e.reference, e.requested_at, e.reason, e.is_emergency, e.skill, e.account_id, e.claimed_at, e.wanted_account_id, e.topic, e.pushed_since_last_inbound, e.place, a.payload
             FROM entry e LEFT JOIN activity a ON a.channel_id = e.channel_id AND a.conversation_id = e.conversation_id AND a.sequence > e.last_sequence - {LookBack}
             ORDER BY e.place, a.sequence
             """,
            row => Take(row, found), values, cancellationToken);
        return [.. found.Select(f => WithLastWords(f.Entry, f.Log))];
    }

    /// <summary>Adds a row to its entry; the first of them makes it. Returns how many entries there are.</summary>
    private static int Take(DbDataReader row, List<(long Place, DeskEntry Entry, List<string> Log)> found)
    {
        var place = row.GetInt64(10);
        if (found.Count == 0 || found[^1].Place != place)
            found.Add((place, Map(row), []));
        if (row.StringOrNull(11) is { } payload)
            found[^1].Log.Add(payload);
        return found.Count;
    }

    private static DeskEntry Map(DbDataReader row) => new()
    {
        Reference = JsonSerializer.Deserialize(row.GetString(0), ActivityJson.Default.ConversationReference)!,
        RequestedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
        Reason = row.GetString(2),
        IsEmergency = row.GetBoolean(3),
        Skill = row.StringOrNull(4),
        AccountId = row.StringOrNull(5),
        Topic = row.StringOrNull(8),
        WantedAccountId = row.StringOrNull(7),
        PushedSinceLastInbound = row.GetInt32(9),
        ClaimedAt = row.LongOrNull(6) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
    };

    /// <summary>Reads the log from its end, no further than to the resident's last telling words: "人工" and "是的" tell an operator nothing; what was said before does.</summary>
    private static DeskEntry WithLastWords(DeskEntry entry, List<string> log)
    {
        foreach (var payload in Enumerable.Reverse(log))
        {
            var activity = JsonSerializer.Deserialize(payload, ActivityJson.Default.Activity)!;
            if (activity.Type != ActivityTypes.Message)
                continue;
            var isResidents = activity.From?.Role != "bot";
            if (entry.LastAt is null)
                entry = entry with { LastAt = activity.Timestamp, AwaitsAnswer = isResidents };
            if (!isResidents || activity.Text is not { } text)
                continue;
            if (text.Length >= TellingLength)
                return entry with { LastWords = text };
            entry = entry with { LastWords = entry.LastWords ?? text };
        }

        return entry;
    }
}
