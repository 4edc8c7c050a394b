using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Search.Elasticsearch;

namespace Hotline.Storage.Projection;

/// <summary>Keeps the articles in the search server: few enough to be written as a whole whenever one changes.</summary>
internal sealed class ArticleProjection(ElasticsearchArticles server, TimeProvider time, IKnowledgeBase? knowledge = null)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private IReadOnlyList<Article>? written;
    private DateTimeOffset lookedAt;

    /// <summary>Writes them where they changed or are missing; true where it did.</summary>
    /// <exception cref="ElasticsearchException">It is tried again at the next call.</exception>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (knowledge?.Articles is not { } articles || (ReferenceEquals(articles, written) && now - lookedAt < LookAgain))
            return false;
        if (ReferenceEquals(articles, written) && await server.IsThereAsync(cancellationToken))
        {
            lookedAt = now;
            return false;
        }

        await server.ReplaceAsync(articles, cancellationToken);
        (written, lookedAt) = (articles, now);
        return true;
    }
}
