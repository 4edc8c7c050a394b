using System.Globalization;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Deliveries;

/// <summary>Writes deliveries.</summary>
internal sealed class DeliveryWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement takeNote = connection.Prepare("DELETE FROM ticket_feed WHERE id = ?1 AND number = ?2 AND version = ?3");

    private readonly Statement insert = connection.Prepare("""
        INSERT INTO delivery (medium, target, message_id, event, payload, digest, status, created_at, next_attempt_at, attempts)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'Pending', ?7, ?8, 0) ON CONFLICT DO NOTHING
        """);

    private readonly Statement join = connection.Prepare("""
        UPDATE delivery SET payload = payload || ?3 || ?2
        WHERE digest = ?1 AND status = 'Pending' AND attempts = 0
        """);

    private readonly Statement claim = connection.Prepare($"""
        WITH due AS MATERIALIZED (
          SELECT d.id FROM delivery d WHERE {DeliveryStore.IsDue(connection.Dialect, "?1")}
          ORDER BY d.next_attempt_at, d.id LIMIT ?2{connection.Dialect.SkipLocked("d")})
        UPDATE delivery SET lease_owner = ?3, lease_until = {connection.Dialect.LeaseNow("?1")} + ?4, attempts = attempts + 1
        WHERE id IN (SELECT id FROM due) RETURNING id
        """);

    private readonly Statement finish = connection.Prepare("""
        UPDATE delivery SET status = ?3, next_attempt_at = coalesce(?4, next_attempt_at), finished_at = ?5, outcome = ?6,
          digest = NULL, lease_owner = NULL, lease_until = NULL
        WHERE id = ?1 AND lease_owner = ?2 AND attempts = ?7
        """);

    private readonly Statement replayOne = connection.Prepare("""
        UPDATE delivery SET status = 'Pending', attempts = 0, next_attempt_at = ?3, finished_at = NULL
        WHERE target = ?1 AND id = ?2 AND status <> 'Pending'
        """);

    private readonly Statement replayDead = connection.Prepare("""
        UPDATE delivery SET status = 'Pending', attempts = 0, next_attempt_at = ?2, finished_at = NULL
        WHERE target = ?1 AND status = 'Dead'
        """);

    private readonly Statement forget = connection.Prepare("DELETE FROM delivery WHERE finished_at < ?1");

    /// <summary>False where the note is off the feed already.</summary>
    public bool Take(FeedNote note) => takeNote.Execute(note.Id, note.Number.Value, note.Version) == 1;

    /// <summary>Adds a delivery, to its digest where that has not left yet.</summary>
    public void Add(NewDelivery delivery, DateTimeOffset at)
    {
        if (delivery.Digest is not null && (join.Execute(delivery.Digest, delivery.Payload, "\n") == 1 || Insert(delivery, delivery.Digest, at)))
            return;
        Insert(delivery, digest: null, at);
    }

    /// <summary>Takes due deliveries for <paramref name="owner"/>; what others are taking at the same time is passed by.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<long> Claim(int limit, string owner, DateTimeOffset now, TimeSpan lease)
        => [.. claim.ExecuteTexts(now.ToUnixTimeMilliseconds(), limit, owner, (long)lease.TotalMilliseconds).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>Records the outcome of an attempt; false, and nothing is written, where somebody else has taken the delivery meanwhile.</summary>
    public bool Finish(Delivery delivery, string owner, AttemptOutcome outcome, DateTimeOffset at) => finish.Execute(
        delivery.Id, owner, outcome.Status.ToString(), outcome.NextAttemptAt?.ToUnixTimeMilliseconds(),
        outcome.Status == DeliveryStatus.Pending ? null : at.ToUnixTimeMilliseconds(), outcome.Reason, delivery.Attempt) == 1;

    public int Replay(string target, long? id, DateTimeOffset at) => id is { } one
        ? replayOne.Execute(target, one, at.ToUnixTimeMilliseconds())
        : replayDead.Execute(target, at.ToUnixTimeMilliseconds());

    public void Forget(DateTimeOffset before) => forget.Execute(before.ToUnixTimeMilliseconds());

    public void Dispose()
    {
        foreach (var statement in (Statement[])[takeNote, insert, join, claim, finish, replayOne, replayDead, forget])
            statement.Dispose();
    }

    private bool Insert(NewDelivery delivery, string? digest, DateTimeOffset at) => insert.Execute(
        delivery.Medium, delivery.Target, delivery.MessageId, delivery.Event, delivery.Payload, digest,
        at.ToUnixTimeMilliseconds(), delivery.DueAt.ToUnixTimeMilliseconds()) == 1;
}
