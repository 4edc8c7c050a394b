using System.Text.Json;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>An article that the search server found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">Comparable within one question only.</param>
/// <param name="Short">Its title and phrasings.</param>
internal sealed record FoundArticle(string Id, double Score, IReadOnlyList<string> Short)
{
    /// <exception cref="ElasticsearchException">The index holds something else than articles.</exception>
    public static FoundArticle Read(JsonElement hit)
    {
        var source = hit.GetProperty("_source");
        var asked = source.TryGetProperty("asked", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().Select(a => a.GetString()!) : [];
        return new(source.GetProperty("id").GetString()!, hit.GetProperty("_score").GetDouble(), [.. asked.Prepend(source.GetProperty("title").GetString()!)]);
    }

    /// <summary>Orders the first anew as the embedded engine does: by how many letters the question shares with the likest title or phrasing.</summary>
    public static IEnumerable<FoundArticle> Reorder(IReadOnlyList<FoundArticle> found, string question)
    {
        var scratch = SearchScratch.OfThread;
        scratch.Read(question, out _);
        var order = scratch.Order;
        var alone = (float)found.Count / Math.Max(1, found.Sum(f => f.Short.Count));
        return found.Take(Ranker.MostCandidates)
            .Select(f => (Found: f, Score: f.Score * SearchWeights.Default.OfAgreement(f.Short.Max(s => order.LikenessTo(WordOrder.LettersOf(s)).Agreement), alone)))
            .OrderByDescending(f => f.Score).Select(f => f.Found)
            .Concat(found.Skip(Ranker.MostCandidates));
    }
}
