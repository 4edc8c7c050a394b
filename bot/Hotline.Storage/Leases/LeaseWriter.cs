using System.Text.Json;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Leases;

/// <summary>Writes who works on what where the thing itself has no place for that, and ends leases of any kind.</summary>
internal sealed class LeaseWriter(WritingConnection connection) : IDisposable
{
    /// <summary>How long a claim whose node died and whose work another way was done is kept before it is swept up.</summary>
    private static readonly TimeSpan Litter = TimeSpan.FromDays(1);

    private readonly Statement take = connection.Prepare($"""
        INSERT INTO claim (kind, key, owner, until)
        SELECT ?1, k.value, ?3, {connection.Dialect.LeaseNow("?4")} + ?5 FROM {connection.Dialect.Elements("?2")} WHERE true ORDER BY k.value
        ON CONFLICT (kind, key) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE claim.until <= {connection.Dialect.LeaseNow("?4")}
        RETURNING key
        """);

    private readonly Statement giveBack = connection.Prepare($"""
        DELETE FROM claim WHERE kind = ?1 AND (owner = ?2 OR until < {connection.Dialect.LeaseNow("?3")} - {(long)Litter.TotalMilliseconds})
        """);

    private readonly Statement[] endings =
    [
        connection.Prepare("DELETE FROM claim"),
        connection.Prepare("UPDATE outbox SET lease_owner = NULL, lease_until = NULL WHERE status = 'pending' AND lease_owner IS NOT NULL"),
        connection.Prepare("UPDATE delivery SET lease_owner = NULL, lease_until = NULL WHERE status = 'Pending' AND lease_owner IS NOT NULL"),
        connection.Prepare("UPDATE projection SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT NULL"),
    ];

    /// <summary>Takes those of <paramref name="keys"/> that nobody works on; returns them.</summary>
    public IReadOnlyList<string> Take(string kind, IReadOnlyCollection<string> keys, string owner, DateTimeOffset now, TimeSpan lease) => take.ExecuteTexts(
        kind, JsonSerializer.SerializeToUtf8Bytes([.. keys], Changes.ChangeJsonContext.Default.StringArray), owner, now.ToUnixTimeMilliseconds(), (long)lease.TotalMilliseconds);

    public void GiveBack(string kind, string owner, DateTimeOffset now) => giveBack.Execute(kind, owner, now.ToUnixTimeMilliseconds());

    /// <summary>Ends all leases, whoever holds them; returns how many there were.</summary>
    public int EndAll() => endings.Sum(e => e.Execute());

    public void Dispose()
    {
        foreach (var statement in (Statement[])[take, giveBack, .. endings])
            statement.Dispose();
    }
}
