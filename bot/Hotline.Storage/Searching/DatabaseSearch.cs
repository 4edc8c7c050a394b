using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hotline.Bot.Searching;
using Hotline.Channels;
using Hotline.Storage.Projection;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Searching;

/// <summary>
/// Searches the database where there is no search server: the newest records that the filters leave, one by one, because no index of the
/// database knows words. Texts are compared as they are shown, without telephone numbers and names.
/// </summary>
internal sealed class DatabaseSearch(DatabaseConnections connections)
{
    /// <summary>Records that are looked at: a fraction of a second on a small machine.</summary>
    public const int MostRead = 20_000;

    private const int Batch = 1_000;

    /// <summary>Conversations whose last messages are looked at; a conversation's log has no other order than its own.</summary>
    private const int MostTalks = 400;

    private const int MessagesOfTalk = 50;

    public async Task<RecordPage> SearchAsync(RecordQuery query, RecordSource source, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        // Many records, each read and compared: it takes the processor, and a thread that nobody else waits for.
        return await Task.Run(() => Search(connection, query, source), cancellationToken);
    }

    private static RecordPage Search(DbConnection connection, RecordQuery query, RecordSource source)
    {
        var words = SearchBody.Words(query.Text);
        var (skip, limit) = (Math.Clamp(query.Skip, 0, RecordQuery.Furthest), Math.Clamp(query.Limit, 1, 50));
        var (hits, isAtLeast) = query.Kind == RecordKind.Ticket ? Tickets(connection, query, words, skip + limit + 1) : Messages(connection, query, words);
        return new([.. hits.Skip(skip).Take(limit)], hits.Count, isAtLeast, hits.Count > skip + limit && skip + limit < RecordQuery.Furthest, source);
    }

    private static (List<RecordHit> Hits, bool IsAtLeast) Tickets(DbConnection connection, RecordQuery query, string[] words, int wanted)
    {
        var (hits, read, rows) = (new List<RecordHit>(), 0, Batch);
        (long At, long Number)? after = null;
        while (hits.Count < wanted && read < MostRead && rows == Batch)
        {
            var tickets = Tickets(connection, query, after);
            (rows, read) = (tickets.Count, read + tickets.Count);
            hits.AddRange(tickets.Where(t => IsWanted(t, query)).Select(t => Hit(t, words)).OfType<RecordHit>());
            if (rows > 0)
                after = (tickets[^1].OpenedAt.ToUnixTimeMilliseconds(), tickets[^1].Number.Value);
        }

        return (hits, rows == Batch);
    }

    private static IReadOnlyList<Ticket> Tickets(DbConnection connection, RecordQuery query, (long At, long Number)? after)
    {
        var where = new Conditions();
        where.Add("(department = {0} OR number IN (SELECT number FROM ticket_helper WHERE department = {0}))", query.Scope.Department);
        where.Add("department = {0}", query.Department);
        where.Add("status = {0}", query.Status);
        where.Add("channel_id = {0}", query.Channel);
        where.Add("opened_at >= {0}", query.From?.ToUnixTimeMilliseconds());
        where.Add("opened_at < {0}", query.Until?.ToUnixTimeMilliseconds());
        where.After("opened_at", "number", after);
        return connection.Query(
            $"SELECT payload FROM ticket {where} ORDER BY opened_at DESC, number DESC LIMIT {Batch}",
            row => JsonSerializer.Deserialize(row.GetString(0), TicketJson.Default.Ticket)!, [.. where.Values]);
    }

    // A street stands in no column; who helped once and was let go has no part in it any more.
    private static bool IsWanted(Ticket ticket, RecordQuery query)
        => (query.Area is null || TicketDocument.Areas(ticket).Contains(query.Area))
            && (query.Scope.Department is not { } own || TicketDocument.Departments(ticket).Contains(own));

    private static RecordHit? Hit(Ticket ticket, string[] words)
    {
        string[] texts = [TicketDocument.Text(ticket), TicketDocument.Place(ticket), TicketDocument.Answer(ticket), ticket.Number.ToString()];
        return !words.All(w => texts.Any(t => Has(t, w))) ? null : new()
        {
            At = ticket.OpenedAt,
            ChannelId = ticket.Resident.ChannelId,
            Ticket = ticket.Number.Value,
            Status = ticket.Status.ToString(),
            Department = ticket.Department,
            Category = ticket.Matter.Category,
            Areas = TicketDocument.Areas(ticket),
            Snippets = [.. texts[..^1].Where((t, i) => i == 0 || words.Any(w => Has(t, w))).Select(t => FoundText.Around(t, words))],
        };
    }

    private static (List<RecordHit> Hits, bool IsAtLeast) Messages(DbConnection connection, RecordQuery query, string[] words)
    {
        var where = new Conditions();
        where.Add("channel_id = {0}", query.Channel);
        where.Add("coalesce(last_message_at, last_inbound_at, 0) >= {0}", query.From?.ToUnixTimeMilliseconds());
        var talks = connection.Query(
            $"SELECT channel_id, conversation_id, last_sequence FROM conversation {where} ORDER BY coalesce(last_message_at, last_inbound_at, 0) DESC LIMIT {MostTalks}",
            row => (Key: new ConversationKey(row.GetString(0), row.GetString(1)), Last: row.GetInt64(2)), [.. where.Values]);
        var hits = talks.SelectMany(t => connection.ReadLog(t.Key, Math.Max(0, t.Last - MessagesOfTalk), MessagesOfTalk).Select(l => Hit(t.Key, l.Activity, query, words)))
            .OfType<RecordHit>().OrderByDescending(h => h.At).ToList();
        return (hits, talks.Count == MostTalks);
    }

    private static RecordHit? Hit(ConversationKey conversation, Activity activity, RecordQuery query, string[] words)
    {
        if (!TalkDocument.IsSaid(activity) || activity.Timestamp is not { } at || at < query.From || at >= query.Until)
            return null;
        var text = TalkDocument.Text(activity);
        return !words.All(w => Has(text, w)) ? null : new()
        {
            At = at,
            ChannelId = conversation.ChannelId,
            Conversation = conversation,
            Speaker = TalkDocument.SpeakerOf(activity),
            Snippets = [FoundText.Around(text, words)],
        };
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Conditions with their values.</summary>
    private sealed class Conditions
    {
        private readonly List<string> all = [];

        public List<object?> Values { get; } = [];

        public void Add(string condition, object? value)
        {
            if (value is null)
                return;
            Values.Add(value);
            all.Add(string.Format(CultureInfo.InvariantCulture, condition, "$" + Values.Count.ToString(CultureInfo.InvariantCulture)));
        }

        public void After(string at, string number, (long At, long Number)? position)
        {
            if (position is not { } p)
                return;
            Values.Add(p.At);
            Values.Add(p.Number);
            all.Add(string.Create(CultureInfo.InvariantCulture, $"({at}, {number}) < (${Values.Count - 1}, ${Values.Count})"));
        }

        public override string ToString() => all.Count == 0 ? "" : "WHERE " + string.Join(" AND ", all);
    }
}
