using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Embeddings;

namespace Hotline.Knowledge.Search;

/// <summary>
/// The knowledge base in memory. Everything it answers from is one immutable generation, so asking takes no lock and
/// <see cref="Replace"/> is one reference: a question sees the old articles or the new ones, never both.
/// </summary>
/// <param name="articles">The articles at first.</param>
/// <param name="embedder">Embeds questions; null where there is no endpoint.</param>
/// <param name="asides">Whom to ask in doubt whether a question is the hotline's business; null for nobody.</param>
internal sealed class EmbeddedKnowledgeBase(IReadOnlyList<Article> articles, QuestionEmbedder? embedder = null, IAsides? asides = null) : IKnowledgeBase
{
    /// <summary>From here on words alone are sure enough: meaning would change nothing, and nobody waits for it.</summary>
    private const double PlainFrom = 0.95;

    private readonly Lock _changing = new();
    private volatile Generation _generation = new(articles, SearchWeights.Default, asides);
    private volatile TaskCompletionSource _changed = NewSignal();

    /// <inheritdoc/>
    public IReadOnlyList<Article> Articles => _generation.Articles;

    /// <summary>Completes when the articles are next replaced.</summary>
    public Task Changed => _changed.Task;

    /// <inheritdoc/>
    public Article? Find(string id, string language) => _generation.Find(id, language);

    /// <inheritdoc/>
    public ValueTask<KnowledgeResult> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var generation = _generation;
        var byWords = generation.Ask(question);
        return embedder is null || !generation.KnowsMeaning || IsPlain(byWords) || string.IsNullOrWhiteSpace(question.Text)
            ? ValueTask.FromResult(byWords)
            : AskByMeaningAsync(generation, question, byWords, embedder, cancellationToken);
    }

    /// <summary>Ids of the articles that fit a question best, as many as it asks for, whatever the verdict; for measuring.</summary>
    public async ValueTask<IReadOnlyList<string>> RankAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        var generation = _generation;
        var vector = embedder is not null && generation.KnowsMeaning ? await embedder.EmbedAsync(question.Text, cancellationToken) : null;
        return generation.Rank(question, vector);
    }

    /// <summary>Takes these articles in place of the present ones; questions are answered meanwhile.</summary>
    public void Replace(IReadOnlyList<Article> articles)
    {
        lock (_changing)
        {
            _generation = new Generation(articles, SearchWeights.Default, asides, _generation);
            var changed = _changed;
            _changed = NewSignal();
            changed.SetResult();
        }
    }

    /// <summary>Takes what is known of the articles' meaning, unless they were replaced meanwhile.</summary>
    /// <param name="articles">The articles it was made for.</param>
    /// <param name="known">Embeddings by text, of one size.</param>
    /// <param name="size">That size.</param>
    public void TakeMeaning(IReadOnlyList<Article> articles, IReadOnlyDictionary<string, float[]> known, int size)
    {
        lock (_changing)
        {
            if (ReferenceEquals(_generation.Articles, articles))
                _generation = _generation.With(known, size);
        }
    }

    private static async ValueTask<KnowledgeResult> AskByMeaningAsync(
        Generation generation, KnowledgeQuestion question, KnowledgeResult byWords, QuestionEmbedder embedder, CancellationToken cancellationToken) =>
        await embedder.EmbedAsync(question.Text, cancellationToken) is { } vector ? generation.Ask(question, vector) : byWords;

    private static bool IsPlain(KnowledgeResult byWords) => byWords is { Verdict: KnowledgeVerdict.Answer, Hits: [{ Confidence: >= PlainFrom }, ..] };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
