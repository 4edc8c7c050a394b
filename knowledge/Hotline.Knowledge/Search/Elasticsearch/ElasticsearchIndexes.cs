using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>
/// Makes indexes and puts them in place. What is searched is an alias; the next index is built behind a second alias and takes the first one's
/// place in one step, so that nobody ever searches half an index.
/// </summary>
public sealed class ElasticsearchIndexes(ElasticsearchClient client, IOptions<ElasticsearchOptions> options, TimeProvider time)
{
    private readonly string _prefix = options.Value.IndexPrefix;

    private readonly string _analyzer = options.Value.Analyzer;

    /// <summary>The alias that is searched and written to.</summary>
    public string Serving(IndexDefinition index) => $"{_prefix}-{index.Name}";

    /// <summary>The alias of the one being built; written to as well, so that what changes meanwhile is in it.</summary>
    public string Building(IndexDefinition index) => $"{_prefix}-{index.Name}-next";

    /// <summary>Looks what of an index is there.</summary>
    /// <exception cref="ElasticsearchException">The server is away, or an index of somebody else has the alias's name.</exception>
    public async Task<IndexPresence> LookAsync(IndexDefinition index, CancellationToken cancellationToken)
    {
        var serving = await MetaAsync(Serving(index), index, cancellationToken);
        var building = await MetaAsync(Building(index), index, cancellationToken);
        return new(serving == true, serving == false, building == true);
    }

    /// <summary>Makes an empty index behind the alias of the one being built, in place of whatever was there.</summary>
    /// <exception cref="ElasticsearchException">The server did not; where it has no such analyzer, the message names the key.</exception>
    public async Task CreateAsync(IndexDefinition index, CancellationToken cancellationToken)
    {
        await DropAsync(index, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Serving(index)}-{time.GetUtcNow():yyyyMMddHHmmssfff}");
        var settings = new Dictionary<string, object>
        {
            ["number_of_shards"] = index.Shards,
            // One node keeps none, several keep one copy: without it a dead node's shards are gone until the next rebuild.
            ["auto_expand_replicas"] = "0-1",
            ["refresh_interval"] = "30s",
        };
        if (index.Similarities is { } similarities)
            settings["similarity"] = similarities;
        var body = new
        {
            settings,
            mappings = new { dynamic = "false", _meta = new { schema = index.Schema, analyzer = _analyzer }, properties = index.Properties },
            aliases = new Dictionary<string, object> { [Building(index)] = new { } },
        };
        using var answer = await client.SendAsync(HttpMethod.Put, name, body, isRepeatable: false, cancellationToken);
    }

    /// <summary>Lets the index that was built be searched, and drops the one that was.</summary>
    /// <exception cref="ElasticsearchException">The server did not.</exception>
    public async Task PromoteAsync(IndexDefinition index, CancellationToken cancellationToken)
    {
        var built = await NamesAsync(Building(index), cancellationToken);
        var before = await NamesAsync(Serving(index), cancellationToken);
        // A second between writing and finding is what people do not notice, and costs little.
        using var settings = await client.SendAsync(HttpMethod.Put, $"{built[0]}/_settings", new { index = new { refresh_interval = "1s" } }, isRepeatable: true, cancellationToken);
        using var refreshed = await client.SendAsync(HttpMethod.Post, $"{built[0]}/_refresh", null, isRepeatable: true, cancellationToken);
        object[] actions =
        [
            new { add = new { index = built[0], alias = Serving(index) } },
            new { remove = new { index = built[0], alias = Building(index) } },
            .. before.Where(b => b != built[0]).Select(b => (object)new { remove_index = new { index = b } }),
        ];
        using var answer = await client.SendAsync(HttpMethod.Post, "_aliases", new { actions }, isRepeatable: false, cancellationToken);
    }

    /// <summary>Drops the index that was being built, if there is one.</summary>
    /// <exception cref="ElasticsearchException">The server did not.</exception>
    public async Task DropAsync(IndexDefinition index, CancellationToken cancellationToken)
    {
        foreach (var name in await NamesAsync(Building(index), cancellationToken))
        {
            using var answer = await client.SendAsync(HttpMethod.Delete, name, null, isRepeatable: true, cancellationToken);
        }
    }

    // Null: not there; false: of another version or analyzer.
    private async Task<bool?> MetaAsync(string alias, IndexDefinition index, CancellationToken cancellationToken)
    {
        if ((await NamesAsync(alias, cancellationToken)).Count == 0)
            return null;
        using var answer = await client.SendAsync(HttpMethod.Get, $"{alias}/_mapping", null, isRepeatable: true, cancellationToken);
        return answer.RootElement.EnumerateObject().All(i => i.Value.TryGetProperty("mappings", out var mappings)
            && mappings.TryGetProperty("_meta", out var meta)
            && meta.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.Number && schema.GetInt32() == index.Schema
            && meta.TryGetProperty("analyzer", out var analyzer) && analyzer.GetString() == _analyzer);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string alias, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.SendAsync(HttpMethod.Get, $"_alias/{alias}", null, isRepeatable: true, cancellationToken);
            return [.. answer.RootElement.EnumerateObject().Select(i => i.Name)];
        }
        catch (ElasticsearchException e) when (e.Fault == ElasticsearchFault.Missing)
        {
            if (!await client.ExistsAsync(alias, cancellationToken))
                return [];
            throw new ElasticsearchException(
                ElasticsearchFault.Refused, $"Elasticsearch has an index named {alias}, where the service keeps an alias. Somebody else made it: delete it, or give another Elasticsearch:IndexPrefix.", e);
        }
    }
}
