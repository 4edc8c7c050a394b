namespace Hotline.Knowledge.Embeddings;

/// <summary>Keeps nothing, for tools and tests without a database: everything is embedded at each start.</summary>
internal sealed class NoEmbeddingStore : IEmbeddingStore
{
    public Task<IReadOnlyList<StoredEmbedding>> LoadAsync(string model, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredEmbedding>>([]);

    public Task SaveAsync(string model, IReadOnlyList<StoredEmbedding> embeddings, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task KeepOnlyAsync(string model, IReadOnlySet<string> textHashes, CancellationToken cancellationToken) => Task.CompletedTask;
}
