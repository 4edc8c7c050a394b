using Hotline.Knowledge.Articles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Embeddings;

/// <summary>Embeds the texts of articles that have no embedding yet, and keeps them. For one user at a time.</summary>
internal sealed partial class PassageEmbedder(
    EmbeddingGenerators generators, IEmbeddingStore store, IOptions<EmbeddingOptions> options, ILogger<PassageEmbedder> logger)
{
    /// <summary>Texts asked for at once: an endpoint on a small machine takes seconds for them.</summary>
    private const int TextsAtOnce = 16;

    private readonly Dictionary<string, float[]> _byHash = [];
    private bool _isLoaded;

    /// <summary>Numbers of each embedding; 0 before the first is known.</summary>
    public int Size { get; private set; }

    /// <summary>What is known of the articles' texts, from earlier.</summary>
    public async Task<Dictionary<string, float[]>> KnownAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        if (!_isLoaded)
        {
            foreach (var stored in await store.LoadAsync(options.Value.PassageModel, cancellationToken))
                Add(stored.TextHash, stored.Vector);
            _isLoaded = true;
        }

        var known = new Dictionary<string, float[]>();
        foreach (var text in Texts(articles))
        {
            if (_byHash.TryGetValue(PassageText.Hash(text), out var vector))
                known[text] = vector;
        }

        return known;
    }

    /// <summary>Embeds what is not known of the articles' texts.</summary>
    /// <exception cref="Exception">The endpoint failed; what was embedded before that is kept.</exception>
    public async Task EmbedAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var hashes = Texts(articles).ToDictionary(PassageText.Hash);
        // Again where a model turned out to be another one, so that what seemed known is not.
        while (hashes.Where(text => !_byHash.ContainsKey(text.Key)).ToList() is { Count: > 0 } missing)
        {
            foreach (var batch in missing.Chunk(TextsAtOnce))
                await EmbedAsync(batch, cancellationToken);
        }

        await store.KeepOnlyAsync(options.Value.PassageModel, hashes.Keys.ToHashSet(), cancellationToken);
    }

    private async Task EmbedAsync(KeyValuePair<string, string>[] batch, CancellationToken cancellationToken)
    {
        var made = await generators.Passages.GenerateAsync(batch.Select(text => text.Value), null, cancellationToken);
        if (made.Count != batch.Length)
            throw new InvalidDataException($"The endpoint gave {made.Count} embeddings for {batch.Length} texts.");
        var embeddings = batch.Zip(made, (text, embedding) => new StoredEmbedding(
            text.Key, Vectors.Normalised(embedding.Vector.Span) ?? throw new InvalidDataException("The endpoint gave an embedding that is none."))).ToList();
        if (embeddings.Exists(embedding => embedding.Vector.Length != embeddings[0].Vector.Length))
            throw new InvalidDataException("The endpoint gave embeddings of different sizes.");
        embeddings.ForEach(embedding => Add(embedding.TextHash, embedding.Vector));
        await store.SaveAsync(options.Value.PassageModel, embeddings, cancellationToken);
    }

    private void Add(string hash, float[] vector)
    {
        // Another model behind the same name: what the earlier one made cannot be compared with it.
        if (Size != 0 && vector.Length != Size)
        {
            LogOtherModel(Size, vector.Length);
            _byHash.Clear();
        }

        Size = vector.Length;
        _byHash[hash] = vector;
    }

    private static IEnumerable<string> Texts(IReadOnlyList<Article> articles) =>
        articles.SelectMany(PassageText.OfUnits).Where(text => text.Length > 0).Distinct();

    [LoggerMessage(31, LogLevel.Warning, "The model gives {Now} numbers where it gave {Before}; all articles are embedded anew")]
    private partial void LogOtherModel(int before, int now);
}
