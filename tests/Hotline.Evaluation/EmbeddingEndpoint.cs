using Hotline.Evaluation.Input;
using Hotline.Knowledge.Embeddings;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Evaluation;

/// <summary>Search by meaning as the service has it, except that a question waits for its embedding however long it takes.</summary>
internal sealed class EmbeddingEndpoint : IDisposable
{
    private readonly EmbeddingGenerators _generators;
    private readonly PassageEmbedder _passages;

    /// <exception cref="InputFault">The address is none.</exception>
    public EmbeddingEndpoint(string url)
    {
        var options = new EmbeddingOptions { Url = url, Wait = TimeSpan.FromSeconds(10), PassageWait = TimeSpan.FromMinutes(10) };
        if (options.Problem is { } problem)
            throw new InputFault(problem);
        _generators = new EmbeddingGenerators(options);
        Questions = new QuestionEmbedder(_generators, Options.Create(options), TimeProvider.System, NullLogger<QuestionEmbedder>.Instance);
        _passages = new PassageEmbedder(_generators, new NoEmbeddingStore(), Options.Create(options), NullLogger<PassageEmbedder>.Instance);
    }

    public QuestionEmbedder Questions { get; }

    /// <summary>Embeds every article.</summary>
    /// <exception cref="InputFault">The endpoint failed.</exception>
    public async Task EmbedAsync(EmbeddedKnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        var work = new EmbeddingWork(knowledge, _passages, TimeProvider.System, NullLogger<EmbeddingWork>.Instance);
        if (!await work.WorkAsync(cancellationToken))
            throw new InputFault("The embedding endpoint failed: is it running, and does it know the models e5-query and e5-passage?");
    }

    public void Dispose() => _generators.Dispose();
}
