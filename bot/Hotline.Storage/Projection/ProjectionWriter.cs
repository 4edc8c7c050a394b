using Hotline.Storage.Commits;

namespace Hotline.Storage.Projection;

/// <summary>Writes how far the search projection is. Only who holds its lease writes that; a request of an administrator anybody writes.</summary>
internal sealed class ProjectionWriter(WritingConnection connection) : IDisposable
{
    public const string Name = "search";

    private readonly Statement create = connection.Prepare("INSERT INTO projection (name, payload) VALUES (?1, '{}') ON CONFLICT DO NOTHING");

    private readonly Statement lease = connection.Prepare($"""
        UPDATE projection SET lease_owner = ?2, lease_until = {connection.Dialect.LeaseNow("?3")} + ?4
        WHERE name = ?1 AND (lease_owner = ?2 OR lease_owner IS NULL OR lease_until < {connection.Dialect.LeaseNow("?3")}) RETURNING 1
        """);

    private readonly Statement save = connection.Prepare($"""
        UPDATE projection SET payload = ?3, lease_until = {connection.Dialect.LeaseNow("?5")} + ?6, command = CASE WHEN command = ?4 THEN NULL ELSE command END
        WHERE name = ?1 AND lease_owner = ?2 RETURNING 1
        """);

    private readonly Statement release = connection.Prepare("UPDATE projection SET lease_owner = NULL, lease_until = NULL WHERE name = ?1 AND lease_owner = ?2");

    private readonly Statement command = connection.Prepare("UPDATE projection SET command = ?2 WHERE name = ?1");

    /// <summary>Takes the lease or keeps it; false where another node has it.</summary>
    public bool TryLease(string owner, DateTimeOffset now, TimeSpan length)
    {
        create.Execute(Name);
        return lease.ExecuteScalar(Name, owner, now.ToUnixTimeMilliseconds(), (long)length.TotalMilliseconds) is not null;
    }

    /// <summary>Keeps the lease, writes how far it is, and forgets the request that was taken up; false where another node has the lease by now.</summary>
    public bool Save(string owner, string payload, string? begun, DateTimeOffset now, TimeSpan length)
        => save.ExecuteScalar(Name, owner, payload, begun ?? "", now.ToUnixTimeMilliseconds(), (long)length.TotalMilliseconds) is not null;

    public void Release(string owner) => release.Execute(Name, owner);

    public void Ask(string wanted)
    {
        create.Execute(Name);
        command.Execute(Name, wanted);
    }

    public void Dispose()
    {
        create.Dispose();
        lease.Dispose();
        save.Dispose();
        release.Dispose();
        command.Dispose();
    }
}
