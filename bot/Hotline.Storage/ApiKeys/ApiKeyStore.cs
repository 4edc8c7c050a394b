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
        => connections.QuerySingleAsync(Columns + "WHERE hash = $1 AND revoked_at IS NULL", Read, [hash], cancellationToken);

    public Task<IReadOnlyList<StoredApiKey>> ListAsync(CancellationToken cancellationToken)
        => connections.QueryAsync(Columns + "ORDER BY created_at, id", Read, [], cancellationToken);

    public Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Keys.Revoke(id, at), cancellationToken);

    private static StoredApiKey Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.StringOrNull(2), row.GetString(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.LongOrNull(5) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}
