namespace Hotline.Knowledge.Articles;

/// <summary>Collects the problems of one file, so that an editor sees all of them at once.</summary>
/// <param name="file">Path of the file, relative to the articles' folder.</param>
internal sealed class ProblemList(string file)
{
    private readonly List<ArticleProblem> _problems = [];

    public string File { get; } = file;

    public IReadOnlyList<ArticleProblem> Problems => _problems;

    /// <param name="line">Line, from 1.</param>
    /// <param name="key">Front-matter key, or null.</param>
    /// <param name="message">Name of a resource of <see cref="ArticleMessages"/>.</param>
    /// <param name="values">What its placeholders take.</param>
    public void Add(int line, string? key, string message, params object[] values)
    {
        var problem = new ArticleProblem(File, line, key, ArticleMessages.Format(message, values));
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }
}
