using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>
/// The knowledge base in memory. Everything it answers from is one immutable generation, so asking takes no lock and
/// <see cref="Replace"/> is one reference: a question sees the old articles or the new ones, never both.
/// </summary>
internal sealed class EmbeddedKnowledgeBase(IReadOnlyList<Article> articles) : IKnowledgeBase
{
    private volatile Generation _generation = new(articles, SearchWeights.Default);

    /// <inheritdoc/>
    public IReadOnlyList<Article> Articles => _generation.Articles;

    /// <inheritdoc/>
    public Article? Find(string id, string language) => _generation.Find(id, language);

    /// <inheritdoc/>
    public ValueTask<KnowledgeResult> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ValueTask.FromResult(_generation.Ask(question));
    }

    /// <summary>Ids of the articles that fit a question best, as many as it asks for, whatever the verdict; for measuring.</summary>
    public IReadOnlyList<string> Rank(KnowledgeQuestion question) => _generation.Rank(question);

    /// <summary>Takes these articles in place of the present ones; questions are answered meanwhile.</summary>
    public void Replace(IReadOnlyList<Article> articles) => _generation = new Generation(articles, SearchWeights.Default);
}
