namespace Hotline.Knowledge.Embeddings;

/// <summary>Keeps embeddings of article texts, so that a restart or an editor's correction embeds only what is new.</summary>
public interface IEmbeddingStore
{
    /// <summary>Every embedding that was made by a model.</summary>
    Task<IReadOnlyList<StoredEmbedding>> LoadAsync(string model, CancellationToken cancellationToken);

    /// <summary>Adds embeddings; one of the same model and text is replaced.</summary>
    Task SaveAsync(string model, IReadOnlyList<StoredEmbedding> embeddings, CancellationToken cancellationToken);

    /// <summary>Forgets embeddings of other models, and of texts that are no longer among these.</summary>
    Task KeepOnlyAsync(string model, IReadOnlySet<string> textHashes, CancellationToken cancellationToken);
}

/// <summary>An embedding of a text.</summary>
/// <param name="TextHash">SHA-256 of the text in UTF-8, 64 hexadecimal digits.</param>
/// <param name="Vector">As many numbers as the model gives, of length 1.</param>
public sealed record StoredEmbedding(string TextHash, float[] Vector);
