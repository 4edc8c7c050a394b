using System.Data.Common;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.ApiKeys;

/// <inheritdoc cref="IApiKeyStore"/>
internal sealed class ApiKeyStore(GroupCommitter committer, DatabaseConnections connections) : IApiKeyStore
{
    private const string Columns = "SELECT id, scope, department, name, created_at, revoked_at FROM api_key ";

    public Task AddAsync(StoredApiKey key, string hash, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            w.Keys.Add(key, hash);
            return true;
        }, cancellationToken);

    public Task<StoredApiKey?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.QuerySingle(Columns + "WHERE hash = $1 AND revoked_at IS NULL", Read, hash));
    }

    public Task<IReadOnlyList<StoredApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.Query(Columns + "ORDER BY created_at, id", Read));
    }

    public Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Keys.Revoke(id, at), cancellationToken);

    private static StoredApiKey Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.StringOrNull(2), row.GetString(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.LongOrNull(5) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}
