using System.Globalization;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Storage.Retention;
using Hotline.Ticketing.Tickets;
using Npgsql;

namespace Hotline.TestKit.Plans;

/// <summary>
/// A PostgreSQL database as large as years make it, filled by the server itself: a year of messages, a quarter as many conversations and messages to departments, a tenth as many tickets, and of
/// what waits as much as waits on a busy day.
/// </summary>
public static class FilledCity
{
    /// <summary>Messages, tickets and conversations of its past are of the sms channel and named by their number.</summary>
    public const string Past = "past";

    /// <summary>Departments among which its tickets are.</summary>
    public const int Departments = 40;

    /// <summary>Lets two years pass, so that what is filled lies in months.</summary>
    public static async Task PassYearsAsync(StorageFixture service)
    {
        service.Time.Advance(TimeSpan.FromDays(730));
        await service.Get<RetentionBeat>().KeepAsync(CancellationToken.None);
    }

    /// <summary>Fills a database that a service has made and left.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="messages">How many, a hundred thousand or more.</param>
    /// <param name="now">The end of its past.</param>
    /// <param name="ticket">A ticket in it, of which the others are copies.</param>
    public static async Task FillAsync(string connectionString, long messages, DateTimeOffset now, TicketNumber ticket)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in Statements(messages, messages / 10, now.ToUnixTimeMilliseconds(), ticket.Value))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A matter for <see cref="FillAsync"/> to copy.</summary>
    public static async Task<TicketNumber> OpenTicketAsync(StorageFixture service)
        => (await service.Get<ITicketIntake>().OpenAsync(
            new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = new() { District = "110105" } },
            new() { ChannelId = ChannelIds.Sms, UserId = "+8613800138000", Phone = "+8613800138000" }, new(ActorRole.Operator, "op-1"), request: null, CancellationToken.None)).Number;

    private static IEnumerable<string> Statements(long messages, long tenth, long now, long ticket)
    {
        var quarter = messages / 4;
        // Spread over a year, ending at the present.
        string At(string number, long count) => string.Create(CultureInfo.InvariantCulture, $"{now} - 31536000000 + ({number} * 31536000000 / {count})");
        string Series(long count) => string.Create(CultureInfo.InvariantCulture, $"generate_series(1, {count}) AS n");
        yield return $"""
            INSERT INTO conversation (channel_id, conversation_id, reference, state, version, last_sequence, opted_out, last_inbound_was_event, pushed_since_last_inbound)
            SELECT 'sms', '{Past}' || n, c.reference, c.state, 10, 20, false, false, 0 FROM {Series(quarter)}, (SELECT reference, state FROM conversation LIMIT 1) c
            """;
        yield return $"""
            INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, payload, handled_at, first_sequence, last_sequence, push_after)
            SELECT 'sms', '{Past}' || n, '{Past}' || (n % {tenth}), {At("n", messages)}, NULL, {At("n", messages)}, 1, 2, CASE WHEN n % {tenth} = 7 THEN {At("n", messages)} END
            FROM {Series(messages)}
            """;
        yield return $"""
            INSERT INTO activity (channel_id, conversation_id, sequence, at, payload)
            SELECT 'sms', '{Past}' || (n % {tenth}), n / {tenth} + 1, {At("n", messages)}, a.payload FROM {Series(messages)}, (SELECT payload FROM activity ORDER BY length(payload) DESC LIMIT 1) a
            """;
        yield return $"""
            INSERT INTO domain_event (at, channel_id, conversation_id, name, payload)
            SELECT {At("n", messages)}, 'sms', '{Past}' || (n % {tenth}),
              (ARRAY['IntentRecognised', 'ArticleAnswered', 'TicketOpened', 'HandoffRequested', 'HandoffClaimed', 'HandoffEnded', 'KnowledgeGapFound'])[1 + n % 7],
              json_build_object('question', 'q', 'language', 'zh', 'accountId', 'a', 'outcome', 'accepted')
            FROM {Series(messages)}
            """;
        yield return $"""
            INSERT INTO outbox (channel_id, conversation_id, reference, payload, status, created_at, next_attempt_at, attempts, external_id, delivery, error)
            SELECT 'sms', '{Past}' || (n % {tenth}), c.reference, '[]', CASE WHEN n > {messages} - 300 THEN 'pending' WHEN n % 50000 = 0 THEN 'dead' ELSE 'sent' END,
              {At("n", messages)}, {At("n", messages)}, 1, '{Past}' || n, CASE WHEN n <= {messages} - 300 THEN 'Delivered' END, CASE WHEN n % 50000 = 0 THEN 'no answer' END
            FROM {Series(messages)}, (SELECT reference FROM conversation LIMIT 1) c
            """;
        yield return Tickets(tenth, now, ticket, At("n", tenth), Series(tenth));
        yield return $"""
            INSERT INTO ticket_event (number, sequence, at, payload)
            SELECT 100000000000 + n, e.sequence, {At("n", tenth)}, e.payload FROM {Series(tenth)}, (SELECT sequence, payload FROM ticket_event WHERE number = {ticket}) e
            """;
        yield return $"""
            INSERT INTO ticket_helper (number, department, sort_deadline_at) SELECT 100000000000 + n, 'department' || (n % {Departments}), {At("n", tenth)} FROM {Series(tenth / 20)}
            """;
        yield return $"""
            INSERT INTO delivery (medium, target, message_id, event, payload, status, created_at, next_attempt_at, attempts, finished_at)
            SELECT 'webhook', 'target' || (n % {Departments}), 'message' || n, 'ticket.dispatched', repeat('p', 400), CASE WHEN n > {quarter} - 100 THEN 'Pending' ELSE 'Sent' END,
              {At("n", quarter)}, {At("n", quarter)}, 1, CASE WHEN n <= {quarter} - 100 THEN {At("n", quarter)} END
            FROM {Series(quarter)}
            """;
        yield return $"INSERT INTO change (transaction_id, at, node, touched) SELECT 3 + n, {At("n", tenth)}, 'past', '[\"Conversation\",\"sms\\n{Past}1\"]' FROM {Series(tenth)}";
        yield return $"INSERT INTO audit (at, account_id, action, subject) SELECT {At("n", tenth)}, 'account' || (n % 500), 'read', 'ticket ' || n FROM {Series(tenth)}";
        yield return $"INSERT INTO request_mark (scope, key, fingerprint, number, version, at) SELECT 'open311', 'key' || n, 'f', n, 1, {At("n", tenth)} FROM {Series(tenth)}";
        yield return $"INSERT INTO attachment (id, content_type, length_in_bytes, stored_at) SELECT 'file' || n, 'image/jpeg', 1, {At("n", tenth)} FROM {Series(tenth)}";
        yield return $"INSERT INTO desk_note (at, channel_id, conversation_id, after_sequence, account_id, text) SELECT {At("n", tenth)}, 'sms', '{Past}' || n, 1, 'a', 't' FROM {Series(tenth)}";
        yield return $"""
            INSERT INTO call_back (at, channel_id, conversation_id, phone, reason, tries, done_at)
            SELECT {At("n", tenth)}, 'sms', '{Past}' || n, '+86' || n, 'r', 0, CASE WHEN n <= {tenth} - 100 THEN {At("n", tenth)} END FROM {Series(tenth)}
            """;
        yield return $"INSERT INTO handoff (channel_id, conversation_id, requested_at, is_emergency, reason) SELECT 'sms', '{Past}' || n, {At("n", tenth)}, false, 'r' FROM {Series(200)}";
        yield return "VACUUM ANALYZE";
    }

    /// <summary>Nine of ten closed; a hundredth owes a follow-up.</summary>
    private static string Tickets(long count, long now, long ticket, string at, string series) => $"""
        INSERT INTO ticket (number, status, version, department, category, district, channel_id, user_id, phone, opened_at, sort_deadline_at, next_step_at, follow_up, follow_up_at,
          summary, overdue_at, risk_at, flagged_calendar, payload)
        SELECT 100000000000 + n, CASE WHEN n % 10 = 0 THEN 'InProgress' ELSE 'Closed' END, t.version, 'department' || (n % {Departments}), 'category' || (n % 60), 'district' || (n % 16), 'sms',
          '+86' || n, '+86' || n, {at}, CASE WHEN n % 10 = 0 THEN {now} - 86400000 + n * 2592000000 / {count} ELSE 9223372036854775807 END,
          CASE WHEN n % 10 = 0 THEN {now} + n * 2592000000 / {count} END, CASE WHEN n % 100 = 1 THEN 'ToBeAsked' END, CASE WHEN n % 100 = 1 THEN {at} END,
          t.summary, CASE WHEN n % 10 = 0 THEN {now} + n * 2592000000 / {count} END, NULL, NULL, t.payload
        FROM {series}, (SELECT version, summary, payload FROM ticket WHERE number = {ticket}) t
        """;
}
