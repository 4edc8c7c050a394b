using System.Data.Common;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Webhooks;

/// <inheritdoc cref="IWebhookStore"/>
internal sealed class WebhookStore(GroupCommitter committer, DatabaseConnections connections) : IWebhookStore
{
    private const string Columns = "SELECT id, department, url, events, secret, created_at FROM webhook ";

    public Task<bool> AddAsync(Webhook webhook, int most, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Webhooks.Add(webhook, most), cancellationToken);

    public Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(Columns + "WHERE id = $1", Read, [id], cancellationToken);

    public Task<IReadOnlyList<Webhook>> OfDepartmentAsync(string department, CancellationToken cancellationToken)
        => connections.QueryAsync(Columns + "WHERE department = $1 ORDER BY created_at, id", Read, [department], cancellationToken);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Webhooks.Remove(id), cancellationToken);

    private static Webhook Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2),
        row.GetString(3).Split(',', StringSplitOptions.RemoveEmptyEntries),
        row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
