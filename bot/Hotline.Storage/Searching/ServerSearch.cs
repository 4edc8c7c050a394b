using System.Globalization;
using System.Text.Json;
using Hotline.Bot.Searching;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Storage.Projection;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Searching;

/// <summary>Searches the search server's indexes.</summary>
internal sealed class ServerSearch(ElasticsearchClient client, ElasticsearchIndexes indexes, SealedKeys keys, IOptions<ElasticsearchOptions> options)
{
    /// <exception cref="ElasticsearchException">It does not answer; somebody else must.</exception>
    public async Task<RecordPage> SearchAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        var index = query.Kind == RecordKind.Ticket ? SearchIndex.Tickets : SearchIndex.Talks;
        var alias = indexes.Serving(SearchIndexes.Of(index, options.Value.Analyzer));
        // A node that dies in the middle would give a part as if it were all.
        using var answer = await client.SendAsync(
            HttpMethod.Post, $"{alias}/_search?allow_partial_search_results=false", SearchBody.Of(query), isRepeatable: true, cancellationToken);
        var found = answer.RootElement.GetProperty("hits");
        var total = found.GetProperty("total");
        var hits = found.GetProperty("hits").EnumerateArray().Select(h => Hit(h, query.Kind)).OfType<RecordHit>().ToList();
        var hasMore = hits.Count > query.Limit && query.Skip + query.Limit < RecordQuery.Furthest;
        return new([.. hits.Take(query.Limit)], total.GetProperty("value").GetInt64(), total.GetProperty("relation").GetString() == "gte", hasMore, RecordSource.Server);
    }

    private RecordHit? Hit(JsonElement hit, RecordKind kind)
    {
        var source = hit.GetProperty("_source");
        var common = new RecordHit
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(source.GetProperty("at").GetInt64()),
            ChannelId = source.GetProperty("channel").GetString()!,
            Snippets = Snippets(hit),
        };
        if (kind == RecordKind.Ticket)
        {
            return common with
            {
                Ticket = long.Parse(source.GetProperty("number").GetString()!, CultureInfo.InvariantCulture),
                Status = Text(source, "status"),
                Department = Text(source, "department"),
                Category = Text(source, "category"),
                Areas = [.. source.GetProperty("areas").EnumerateArray().Select(a => a.GetString()!)],
            };
        }

        return keys.Open(source.GetProperty("sealed").GetString()!) is { } conversation
            ? common with { Conversation = conversation, Speaker = Enum.Parse<Speaker>(source.GetProperty("speaker").GetString()!) }
            : null;
    }

    private static Snippet[] Snippets(JsonElement hit) => !hit.TryGetProperty("highlight", out var fields) ? []
        : [.. fields.EnumerateObject().OrderBy(f => f.Name != "text").SelectMany(f => f.Value.EnumerateArray()).Select(f => FoundText.Parse(f.GetString()!))];

    private static string? Text(JsonElement source, string name) => source.TryGetProperty(name, out var value) ? value.GetString() : null;
}
