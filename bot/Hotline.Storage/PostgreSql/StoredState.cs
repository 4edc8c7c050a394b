using System.Globalization;
using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Commits;
using Npgsql;
using NpgsqlTypes;

namespace Hotline.Storage.PostgreSql;

/// <summary>
/// What is stored now of all that a group's turns were decided on, read in one round trip behind locks that keep other nodes from it
/// until the transaction ends. Locks are taken in one order everywhere, so nodes wait for each other and never in a circle.
/// </summary>
internal sealed class StoredState
{
    // Also for what is not there yet, which no row lock could hold.
    private const string Lock = """
        SELECT count(pg_advisory_xact_lock(key))
        FROM (SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest($1) AS name ORDER BY key) AS keys
        """;

    private const string Conversations = """
        SELECT c.channel_id, c.conversation_id, c.version
        FROM unnest($1, $2) AS k (channel_id, conversation_id) JOIN conversation c ON c.channel_id = k.channel_id AND c.conversation_id = k.conversation_id
        """;

    private const string Tickets = "SELECT t.number, t.version FROM unnest($1) AS k (number) JOIN ticket t ON t.number = k.number";

    private const string Deliveries = """
        SELECT i.channel_id, i.external_id, i.id, i.handled_at IS NOT NULL
        FROM unnest($1, $2) AS k (channel_id, external_id)
          JOIN inbox i ON i.channel_id = k.channel_id AND i.external_id = k.external_id AND i.received_at >= $3
        """;

    private const string Requests = """
        SELECT r.scope, r.key FROM unnest($1, $2) AS k (scope, key) JOIN request_mark r ON r.scope = k.scope AND r.key = k.key
        """;

    /// <summary>What the name of a delivery's lock begins with; its channel and external id follow.</summary>
    public const string DeliveryName = "delivery ";

    private readonly Dictionary<(string, string), long> conversations = [];
    private readonly Dictionary<long, long> tickets = [];
    private readonly Dictionary<(string, string), (long Id, bool IsHandled)> deliveries = [];
    private readonly HashSet<(string, string)> requests = [];

    /// <summary>Begins a transaction, and reads.</summary>
    /// <exception cref="NpgsqlException">The database did not answer.</exception>
    public static StoredState Read(NpgsqlConnection connection, IReadOnlyList<TurnRows> turns)
    {
        var asked = new Asked();
        foreach (var turn in turns)
            asked.Add(turn.Commit);
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("BEGIN"));
        batch.BatchCommands.Add(asked.Names.Command(Lock));
        batch.BatchCommands.Add(asked.Conversations.Command(Conversations));
        batch.BatchCommands.Add(asked.Tickets.Command(Tickets));
        batch.BatchCommands.Add(asked.DeliveriesCommand());
        batch.BatchCommands.Add(asked.Requests.Command(Requests));
        using var reader = batch.ExecuteReader();
        StorageMeter.RoundTrip(batch.BatchCommands.Count);
        return new(reader);
    }

    private StoredState(NpgsqlDataReader reader)
    {
        while (reader.Read())
        {
            // The locks.
        }

        reader.NextResult();
        while (reader.Read())
            conversations[(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
        reader.NextResult();
        while (reader.Read())
            tickets[reader.GetInt64(0)] = reader.GetInt64(1);
        reader.NextResult();
        while (reader.Read())
            deliveries[(reader.GetString(0), reader.GetString(1))] = (reader.GetInt64(2), reader.GetBoolean(3));
        reader.NextResult();
        while (reader.Read())
            requests.Add((reader.GetString(0), reader.GetString(1)));
    }

    /// <summary>
    /// Whether a turn is to be written: null where it is, and what it writes counts from now on as stored, so that a second turn of the
    /// same group sees it; else why not.
    /// </summary>
    public CommitKind? Take(TurnCommit commit)
    {
        if ((commit.Conversation is { } decided && !IsCurrent(decided)) || !commit.Notices.All(n => IsCurrent(n.Conversation)))
            return CommitKind.Conflict;
        if (!commit.Tickets.All(t => tickets.GetValueOrDefault(t.After.Number.Value) == t.VersionBefore))
            return CommitKind.Conflict;
        if (commit.Request is { } request && requests.Contains((request.Scope, request.Key)))
            return CommitKind.Duplicate;
        if (commit.Inbound is { } inbound && deliveries.TryGetValue(KeyOf(inbound), out var delivery) && delivery.IsHandled)
            return CommitKind.Duplicate;
        Remember(commit);
        return null;
    }

    /// <summary>The row of a delivery that was accepted and waits for its turn; null where there is none.</summary>
    public long? PendingRow(InboundActivity inbound)
        => deliveries.TryGetValue(KeyOf(inbound), out var delivery) && !delivery.IsHandled ? delivery.Id : null;

    /// <summary>What names a delivery.</summary>
    public static (string ChannelId, string ExternalId) KeyOf(InboundActivity inbound) => (inbound.Activity.ChannelId!, inbound.ExternalId);

    // Nothing of a group is seen by anybody before all of it is: what it wrote cannot have been decided on.
    private const long Written = -1;

    private bool IsCurrent(Conversation after)
        => conversations.GetValueOrDefault((after.Reference.ChannelId, after.Reference.ConversationId)) == after.Version - 1;

    private void Remember(TurnCommit commit)
    {
        if (commit.Conversation is { Reference: var own })
            conversations[(own.ChannelId, own.ConversationId)] = Written;
        foreach (var notice in commit.Notices)
            conversations[(notice.Conversation.Reference.ChannelId, notice.Conversation.Reference.ConversationId)] = Written;
        foreach (var ticket in commit.Tickets)
            tickets[ticket.After.Number.Value] = Written;
        if (commit.Request is { } request)
            requests.Add((request.Scope, request.Key));
    }

    /// <summary>Keys of all that a group's turns touch.</summary>
    private sealed class Asked
    {
        private long deliveriesSince = long.MaxValue;

        public ArrayColumns Names { get; } = new(NpgsqlDbType.Text);

        public ArrayColumns Conversations { get; } = new(NpgsqlDbType.Text, NpgsqlDbType.Text);

        public ArrayColumns Tickets { get; } = new(NpgsqlDbType.Bigint);

        public ArrayColumns Deliveries { get; } = new(NpgsqlDbType.Text, NpgsqlDbType.Text);

        public ArrayColumns Requests { get; } = new(NpgsqlDbType.Text, NpgsqlDbType.Text);

        public void Add(TurnCommit commit)
        {
            if (commit.Conversation is { Reference: var own })
                Add(own);
            foreach (var notice in commit.Notices)
                Add(notice.Conversation.Reference);
            foreach (var ticket in commit.Tickets)
            {
                Names.Add(string.Create(CultureInfo.InvariantCulture, $"ticket {ticket.After.Number.Value}"));
                Tickets.Add(ticket.After.Number.Value);
            }

            if (commit.Inbound is { } inbound)
                Add(KeyOf(inbound), commit.At);
            if (commit.Request is { } request)
                Requests.Add(request.Scope, request.Key);
        }

        public NpgsqlBatchCommand DeliveriesCommand()
        {
            var command = Deliveries.Command(StoredState.Deliveries);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = deliveriesSince });
            return command;
        }

        private void Add((string ChannelId, string ExternalId) delivery, DateTimeOffset at)
        {
            Names.Add($"{DeliveryName}{delivery.ChannelId} {delivery.ExternalId}");
            Deliveries.Add(delivery.ChannelId, delivery.ExternalId);
            deliveriesSince = Math.Min(deliveriesSince, RepeatedDelivery.Since(at));
        }

        private void Add(ConversationReference reference)
        {
            Names.Add($"{reference.ChannelId} {reference.ConversationId}");
            Conversations.Add(reference.ChannelId, reference.ConversationId);
        }
    }
}
