namespace Hotline.Knowledge.Embeddings;

/// <summary>Whether questions are embedded.</summary>
public sealed class EmbeddingState
{
    private readonly QuestionEmbedder? _embedder;

    internal EmbeddingState(QuestionEmbedder? embedder) => _embedder = embedder;

    /// <summary>True where an endpoint is configured.</summary>
    public bool IsOn => _embedder is not null;

    /// <summary>False from a question that went on without its embedding until one that did not; true while none was asked.</summary>
    public bool IsAnswering => _embedder is { IsAnswering: true };
}
