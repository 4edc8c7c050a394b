using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;

namespace Hotline.Knowledge.Embeddings;

/// <summary>The generators of questions and of passages, at one endpoint.</summary>
internal sealed class EmbeddingGenerators : IDisposable
{
    // The client insists on a key; an endpoint that asks for none looks at none.
    private const string NoKey = "none";

    public EmbeddingGenerators(EmbeddingOptions options)
    {
        var key = new ApiKeyCredential(options.Key.Length > 0 ? options.Key : NoKey);
        // A question cannot wait for a second try, and passages are tried again by who embeds them.
        var client = new OpenAIClientOptions { Endpoint = options.Endpoint, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = options.PassageWait };
        Questions = new EmbeddingClient(options.QuestionModel, key, client).AsIEmbeddingGenerator();
        Passages = new EmbeddingClient(options.PassageModel, key, client).AsIEmbeddingGenerator();
    }

    public IEmbeddingGenerator<string, Embedding<float>> Questions { get; }

    public IEmbeddingGenerator<string, Embedding<float>> Passages { get; }

    public void Dispose()
    {
        Questions.Dispose();
        Passages.Dispose();
    }
}
