using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Editing;

namespace Hotline.Console.Knowledge;

/// <summary>The page on which an article is written.</summary>
public sealed record ArticleEditModel
{
    /// <summary>Which article.</summary>
    public required ArticleKey Key { get; init; }

    /// <summary>What stands in the fields.</summary>
    public required ArticleForm Form { get; init; }

    /// <summary>The version that is being written or reviewed; null: nobody has begun one.</summary>
    public ArticleVersion? Open { get; init; }

    /// <summary>The version that decides what residents hear; null: the file does, or nothing.</summary>
    public ArticleVersion? InForce { get; init; }

    /// <summary>True where the article has a file.</summary>
    public bool HasFile { get; init; }

    /// <summary>Every version, newest first.</summary>
    public IReadOnlyList<ArticleVersion> History { get; init; } = [];

    /// <summary>What is wrong with the fields.</summary>
    public IReadOnlyList<ArticleProblem> Problems { get; init; } = [];

    /// <summary>How channels would say it.</summary>
    public IReadOnlyList<ShownPreview> Previews { get; init; } = [];

    /// <summary>What the text is compared with, and how it differs; null: nothing is compared.</summary>
    public (string Name, IReadOnlyList<DifferenceLine> Lines)? Difference { get; init; }

    /// <summary>Names of accounts by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What was done, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>What went wrong, or null.</summary>
    public string? Error { get; init; }

    /// <summary>True for an article that has no version and no file: its id can still be chosen.</summary>
    public bool IsNew => History.Count == 0 && !HasFile;

    /// <summary>True where residents are answered from some text of it.</summary>
    public bool IsAnswered => InForce is { Stage: ArticleStage.Published } || (InForce is null && HasFile);

    /// <summary>What is wrong with one field; null is the body.</summary>
    public IEnumerable<string> ProblemsOf(string? key) => Problems.Where(p => p.Key == key).Select(p => p.Message);

    /// <summary>Names of those who wrote in a version.</summary>
    public string WritersOf(ArticleVersion version) => string.Join("、", version.Authors.Select(NameOf));

    /// <summary>Name of an account.</summary>
    public string NameOf(string id) => Names.GetValueOrDefault(id, id);
}
