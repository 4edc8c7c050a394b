using System.Text.Json;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>What a server says of itself.</summary>
/// <param name="Distribution"><c>elasticsearch</c> or <c>opensearch</c>.</param>
/// <param name="Number">Its version, such as 8.15.1.</param>
/// <param name="IsKnown">True where this version is among those that were thought of: Elasticsearch 7.10 to 9, OpenSearch 1 to 3.</param>
public sealed record ServerIdentity(string Distribution, Version Number, bool IsKnown)
{
    private static readonly Version Oldest = new(7, 10);
    private const int NewestElasticsearch = 9;
    private const int NewestOpenSearch = 3;

    /// <exception cref="ElasticsearchException">It is no such server, or one too old.</exception>
    internal static ServerIdentity Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Object
            || !version.TryGetProperty("number", out var number) || number.ValueKind != JsonValueKind.String
            || !Version.TryParse(number.GetString()!.Split('-')[0], out var read))
            throw new ElasticsearchException(ElasticsearchFault.Version, "What answers at Elasticsearch:Url is neither Elasticsearch nor OpenSearch; is it the right address?");
        var distribution = version.TryGetProperty("distribution", out var name) && name.GetString() == "opensearch" ? "opensearch" : "elasticsearch";
        if (distribution == "elasticsearch" && read < Oldest)
        {
            throw new ElasticsearchException(
                ElasticsearchFault.Version, $"Elasticsearch {read} at Elasticsearch:Url is too old; needed: Elasticsearch 7.10 or newer, or OpenSearch. Until then the console searches the database.");
        }

        return new(distribution, read, distribution == "opensearch" ? read.Major <= NewestOpenSearch : read.Major <= NewestElasticsearch);
    }
}
