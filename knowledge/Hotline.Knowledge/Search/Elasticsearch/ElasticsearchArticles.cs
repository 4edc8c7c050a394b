using System.Text.Json;
using Hotline.Knowledge.Articles;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>
/// Articles in the search server: written as a whole, and ranked by its BM25 with the embedded engine's last step, the order of letters. The
/// bot answers from the embedded index, which every node has and which takes microseconds; this is for collections beyond one machine's memory
/// and for whoever wants another analyzer's words.
/// </summary>
public sealed class ElasticsearchArticles(ElasticsearchClient client, ElasticsearchIndexes indexes, IOptions<ElasticsearchOptions> options)
{
    private const int Schema = 2;
    // How titles and phrasings are scored, and how keywords and bodies are: as in the embedded engine.
    private const string Short = "short";
    private const string Long = "long";

    private const int MostBytes = 5 * 1024 * 1024;

    private readonly IndexDefinition _index = Definition(options.Value.Analyzer);

    /// <summary>True where the index is there and as this version makes it.</summary>
    /// <exception cref="ElasticsearchException">The server did not say.</exception>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken) => (await indexes.LookAsync(_index, cancellationToken)).IsServing;

    /// <summary>Puts these articles in the place of those that are there; what is searched meanwhile are the earlier ones.</summary>
    /// <exception cref="ElasticsearchException">It was not done; the earlier ones stay.</exception>
    public async Task ReplaceAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        await indexes.CreateAsync(_index, cancellationToken);
        var (body, alias) = (new BulkBody(), indexes.Building(_index));
        foreach (var article in articles)
        {
            body.Index(alias, $"{article.Id}.{article.Language}", 1, json => Write(json, article));
            if (body.LengthInBytes < MostBytes)
                continue;
            await SendAsync(body, cancellationToken);
            body = new();
        }

        await SendAsync(body, cancellationToken);
        await indexes.PromoteAsync(_index, cancellationToken);
    }

    /// <summary>Ids of the articles that fit a question best, as many as it asks for.</summary>
    /// <exception cref="ElasticsearchException">The server did not answer.</exception>
    public async Task<IReadOnlyList<string>> RankAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = ArticleQuery.Words(question.Text);
        if (text.Length == 0)
            return [];
        var size = Math.Max(question.Limit, Ranker.MostCandidates);
        using var answer = await client.SendAsync(
            HttpMethod.Post, $"{indexes.Serving(_index)}/_search", ArticleQuery.Of(text, question.On, size), isRepeatable: true, cancellationToken);
        var found = new List<FoundArticle>();
        foreach (var hit in answer.RootElement.GetProperty("hits").GetProperty("hits").EnumerateArray())
            found.Add(FoundArticle.Read(hit));
        return [.. FoundArticle.Reorder(found, question.Text).Take(question.Limit).Select(f => f.Id)];
    }

    private async Task SendAsync(BulkBody body, CancellationToken cancellationToken)
    {
        if (body.Count == 0)
            return;
        var result = await client.BulkAsync(body, cancellationToken);
        if (result.Refused is [var first, ..])
            throw new ElasticsearchException(ElasticsearchFault.Refused, $"Elasticsearch refused {result.Refused.Count} articles, the first, {first.Id}: {first.Reason}.");
    }

    private static void Write(Utf8JsonWriter json, Article article)
    {
        json.WriteString("id", article.Id);
        json.WriteString("language", article.Language);
        json.WriteNumber("from", article.ValidFrom.DayNumber);
        json.WriteNumber("until", article.ValidUntil?.DayNumber ?? int.MaxValue);
        json.WriteString("title", ArticleQuery.Normalised(article.Title));
        json.WriteStartArray("asked");
        foreach (var asked in article.AskedAs)
            json.WriteStringValue(ArticleQuery.Normalised(asked));
        json.WriteEndArray();
        json.WriteString("keywords", ArticleQuery.Normalised(string.Join(' ', article.Keywords)));
        json.WriteString("body", ArticleQuery.Normalised(article.PlainBody));
    }

    private static IndexDefinition Definition(string analyzer)
    {
        // The standard analyzer makes a word of each Chinese character, which short texts are told apart by.
        object text = new { type = "text", analyzer, similarity = Short, fields = new { letters = new { type = "text", analyzer = "standard", similarity = Short } } };
        object all = new { type = "text", analyzer, similarity = Long };
        var weights = SearchWeights.Default;
        return new("articles", Schema, Shards: 1, new Dictionary<string, object>
        {
            ["id"] = new { type = "keyword" },
            ["language"] = new { type = "keyword" },
            ["from"] = new { type = "integer" },
            ["until"] = new { type = "integer" },
            ["title"] = text,
            ["asked"] = text,
            ["keywords"] = all,
            ["body"] = all,
        },
        new Dictionary<string, object>
        {
            [Short] = new { type = "BM25", k1 = weights.PhrasingSaturation, b = weights.PhrasingLength },
            // Of keywords and bodies; an index that is there keeps it, and the figures of the server were reached with it.
            [Long] = new { type = "BM25", k1 = weights.KeywordSaturation, b = weights.KeywordLength },
        });
    }
}
