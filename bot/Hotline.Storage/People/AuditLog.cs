using Hotline.Bot.Staff;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.People;

/// <inheritdoc cref="IAuditLog"/>
internal sealed class AuditLog(GroupCommitter committer, DatabaseConnections connections) : IAuditLog
{
    private const int MostEntries = 500;

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            w.People.Append(entry);
            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.Query(
            """
            SELECT at, account_id, action, subject, detail FROM audit
            WHERE (CAST($1 AS text) IS NULL OR account_id = $1) AND (CAST($2 AS text) IS NULL OR substr(action, 1, length($2)) = $2) AND (CAST($3 AS text) IS NULL OR subject = $3)
            ORDER BY id DESC LIMIT $4
            """,
            row => new AuditEntry(
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.StringOrNull(1), row.GetString(2), row.GetString(3), row.StringOrNull(4)),
            query.AccountId, query.Action, query.Subject, Math.Clamp(query.Limit, 1, MostEntries)));
    }
}
