namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>What an index holds and how.</summary>
/// <param name="Name">Its name after the prefix.</param>
/// <param name="Schema">Grows with each change of <paramref name="Properties"/>: an index of another number is built anew.</param>
/// <param name="Shards">Primary shards.</param>
/// <param name="Properties">The mapping's properties, as JSON has them.</param>
/// <param name="Similarities">Ways to score that the properties name, as JSON has them; null for none.</param>
public sealed record IndexDefinition(
    string Name, int Schema, int Shards, IReadOnlyDictionary<string, object> Properties, IReadOnlyDictionary<string, object>? Similarities = null);

/// <summary>What of an index is there.</summary>
/// <param name="IsServing">True where the one that is searched is there and as it should be.</param>
/// <param name="IsStale">True where it is there but made by another version or with another analyzer: searched until the new one is ready.</param>
/// <param name="IsBuilding">True where one that is being built is there.</param>
public readonly record struct IndexPresence(bool IsServing, bool IsStale, bool IsBuilding)
{
    /// <summary>True where there is one to search.</summary>
    public bool IsSearchable => IsServing || IsStale;
}
