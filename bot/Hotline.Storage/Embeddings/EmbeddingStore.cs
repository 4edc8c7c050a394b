using System.Runtime.InteropServices;
using Hotline.Knowledge.Embeddings;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Embeddings;

/// <inheritdoc cref="IEmbeddingStore"/>
internal sealed class EmbeddingStore(GroupCommitter committer, DatabaseConnections connections) : IEmbeddingStore
{
    public Task<IReadOnlyList<StoredEmbedding>> LoadAsync(string model, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT text_hash, vector FROM embedding WHERE model = $1 ORDER BY text_hash",
            row => new StoredEmbedding(row.GetString(0), MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(1)).ToArray()),
            [model], cancellationToken);

    public Task SaveAsync(string model, IReadOnlyList<StoredEmbedding> embeddings, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            foreach (var embedding in embeddings)
                w.Embeddings.Add(model, embedding);
            return true;
        }, cancellationToken);

    public async Task KeepOnlyAsync(string model, IReadOnlySet<string> textHashes, CancellationToken cancellationToken)
    {
        var known = await connections.QueryAsync("SELECT text_hash FROM embedding WHERE model = $1", row => row.GetString(0), [model], cancellationToken);
        await committer.WriteAsync(w =>
        {
            w.Embeddings.ForgetOthers(model);
            foreach (var hash in known.Where(hash => !textHashes.Contains(hash)))
                w.Embeddings.Forget(model, hash);
            return true;
        }, cancellationToken);
    }
}
