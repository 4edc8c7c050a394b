using Hotline.Storage.Commits;

namespace Hotline.Storage.ApiKeys;

/// <summary>Writes keys.</summary>
internal sealed class ApiKeyWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare(
        "INSERT INTO api_key (id, hash, scope, department, name, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private readonly Statement revoke = connection.Prepare("UPDATE api_key SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL");

    public void Add(StoredApiKey key, string hash)
        => insert.Execute(key.Id, hash, key.Scope, key.Department, key.Name, key.CreatedAt.ToUnixTimeMilliseconds());

    public bool Revoke(string id, DateTimeOffset at) => revoke.Execute(id, at.ToUnixTimeMilliseconds()) == 1;

    public void Dispose()
    {
        insert.Dispose();
        revoke.Dispose();
    }
}
