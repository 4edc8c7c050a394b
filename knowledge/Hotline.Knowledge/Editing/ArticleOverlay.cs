using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <summary>What the console has put over the file set.</summary>
/// <param name="Texts">Texts in the place of files, or beside them.</param>
/// <param name="Withdrawn">Articles that are not answered from, whatever file there is.</param>
internal sealed record ArticleOverlay(IReadOnlyDictionary<ArticleKey, string> Texts, IReadOnlySet<ArticleKey> Withdrawn)
{
    public static ArticleOverlay Empty { get; } = new(new Dictionary<ArticleKey, string>(), new HashSet<ArticleKey>());

    public static ArticleOverlay Of(IEnumerable<ArticleVersion> inForce)
    {
        var byStage = inForce.ToLookup(v => v.Stage);
        return new(
            byStage[ArticleStage.Published].ToDictionary(v => v.Key, v => v.Text),
            byStage[ArticleStage.Withdrawn].Select(v => v.Key).ToHashSet());
    }

    /// <summary>True where the file is not read: a text stands in its place, or its article is withdrawn. A translation goes with its Chinese version.</summary>
    public bool Hides(ArticleKey key) => Texts.ContainsKey(key) || IsWithdrawn(key);

    public bool IsWithdrawn(ArticleKey key) => Withdrawn.Contains(key) || Withdrawn.Contains(key with { Language = ArticleLanguages.Chinese });

    public ArticleOverlay Without(IReadOnlySet<ArticleKey> keys) => this with { Texts = Texts.Where(t => !keys.Contains(t.Key)).ToDictionary() };
}
