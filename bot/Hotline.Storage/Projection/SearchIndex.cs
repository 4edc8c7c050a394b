using Hotline.Knowledge.Search.Elasticsearch;

namespace Hotline.Storage.Projection;

/// <summary>The indexes that are kept of the database.</summary>
internal enum SearchIndex
{
    Tickets,
    Talks,
}

/// <summary>What each index looks like. Whoever changes it raises <see cref="Schema"/>; a running service then builds it anew.</summary>
internal static class SearchIndexes
{
    private const int Schema = 1;

    /// <summary>Ten years of a city's tickets in one shard would be a hundred gigabytes; a shard should stay below fifty.</summary>
    private const int Shards = 3;

    private static readonly object Keyword = new { type = "keyword" };

    private static readonly object Instant = new { type = "date", format = "epoch_millis" };

    public static IndexDefinition Of(SearchIndex index, string analyzer) => new(
        index.ToString().ToLowerInvariant(), Schema, Shards,
        index switch { SearchIndex.Tickets => Tickets(Text(analyzer)), SearchIndex.Talks => Talks(Text(analyzer)) });

    private static object Text(string analyzer) => new { type = "text", analyzer };

    private static Dictionary<string, object> Tickets(object text) => new()
    {
        ["number"] = Keyword,
        ["status"] = Keyword,
        ["kind"] = Keyword,
        ["category"] = Keyword,
        ["department"] = Keyword,
        ["departments"] = Keyword,
        ["areas"] = Keyword,
        ["channel"] = Keyword,
        ["at"] = Instant,
        ["text"] = text,
        ["place"] = text,
        ["answer"] = text,
    };

    private static Dictionary<string, object> Talks(object text) => new()
    {
        ["talk"] = Keyword,
        // Opened by the service alone, never searched.
        ["sealed"] = new { type = "keyword", index = false, doc_values = false },
        ["channel"] = Keyword,
        ["speaker"] = Keyword,
        ["at"] = Instant,
        ["text"] = text,
    };
}
