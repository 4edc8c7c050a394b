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
        => connections.QueryAsync(
            """
            SELECT at, account_id, action, subject, detail, id FROM audit
            WHERE (CAST($1 AS text) IS NULL OR account_id = $1) AND (CAST($2 AS text) IS NULL OR substr(action, 1, length($2)) = $2) AND (CAST($3 AS text) IS NULL OR subject = $3)
              AND at >= $4 AND at < $5 AND id < $6
            ORDER BY id DESC LIMIT $7
            """,
            row => new AuditEntry(
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.StringOrNull(1), row.GetString(2), row.GetString(3), row.StringOrNull(4), row.GetInt64(5)),
            [
                query.AccountId, query.Action, query.Subject, query.From?.ToUnixTimeMilliseconds() ?? 0, query.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                query.Before ?? long.MaxValue, Math.Clamp(query.Limit, 1, MostEntries),
            ],
            cancellationToken);
}
