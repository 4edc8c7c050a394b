using System.Data.Common;
using Hotline.Bot.Turns;
using Hotline.Knowledge.Editing;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Articles;

/// <inheritdoc cref="IArticleVersions"/>
internal sealed class ArticleVersions(GroupCommitter committer, DatabaseConnections connections) : IArticleVersions
{
    private const string Columns =
        "SELECT article_id, language, number, revision, stage, text, authors, created_at, changed_at, published_by, note FROM article_version ";

    public Task<IReadOnlyList<ArticleVersion>> HistoryAsync(ArticleKey key, CancellationToken cancellationToken)
        => QueryAsync(Columns + "WHERE article_id = $1 AND language = $2 ORDER BY number DESC", [key.Id, key.Language], cancellationToken);

    public Task<IReadOnlyList<ArticleVersion>> OpenAsync(CancellationToken cancellationToken)
        => QueryAsync(Columns + "WHERE stage IN ('Draft', 'InReview') ORDER BY changed_at", [], cancellationToken);

    public Task<IReadOnlyList<ArticleVersion>> InForceAsync(CancellationToken cancellationToken)
        => QueryAsync(Columns + "WHERE stage IN ('Published', 'Withdrawn') ORDER BY article_id, language", [], cancellationToken);

    public Task<long> StampAsync(CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            "SELECT coalesce(sum(revision), 0) FROM article_version WHERE stage NOT IN ('Draft', 'InReview')", row => row.GetInt64(0), [], cancellationToken);

    public Task<bool> WriteAsync(IReadOnlyList<ArticleVersion> versions, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            var isWritten = w.Articles.Write(versions);
            if (isWritten)
            {
                foreach (var version in versions)
                    w.Changes.Add(new Touched(ChangeKind.Article, $"{version.Key.Id}\n{version.Key.Language}"));
            }

            return isWritten;
        }, cancellationToken);

    private Task<IReadOnlyList<ArticleVersion>> QueryAsync(string sql, object?[] values, CancellationToken cancellationToken)
        => connections.QueryAsync(sql, Read, values, cancellationToken);

    private static ArticleVersion Read(DbDataReader row) => new()
    {
        Key = new(row.GetString(0), row.GetString(1)),
        Number = row.GetInt32(2),
        Revision = row.GetInt32(3),
        Stage = Enum.Parse<ArticleStage>(row.GetString(4)),
        Text = row.GetString(5),
        Authors = row.GetString(6).Split(','),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        PublishedBy = row.StringOrNull(9),
        Note = row.StringOrNull(10),
    };
}
