using Hotline.Knowledge.Embeddings;

namespace Hotline.Knowledge.Tests.Embeddings;

/// <summary>Keeps embeddings as the database does.</summary>
internal sealed class MemoryStore : IEmbeddingStore
{
    public Dictionary<(string Model, string TextHash), float[]> Kept { get; } = [];

    public Task<IReadOnlyList<StoredEmbedding>> LoadAsync(string model, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredEmbedding>>([.. Kept.Where(e => e.Key.Model == model).Select(e => new StoredEmbedding(e.Key.TextHash, e.Value))]);

    public Task SaveAsync(string model, IReadOnlyList<StoredEmbedding> embeddings, CancellationToken cancellationToken)
    {
        foreach (var embedding in embeddings)
            Kept[(model, embedding.TextHash)] = embedding.Vector;
        return Task.CompletedTask;
    }

    public Task KeepOnlyAsync(string model, IReadOnlySet<string> textHashes, CancellationToken cancellationToken)
    {
        foreach (var key in Kept.Keys.Where(key => key.Model != model || !textHashes.Contains(key.TextHash)).ToList())
            Kept.Remove(key);
        return Task.CompletedTask;
    }
}
