using System.Globalization;
using System.Text;

namespace Hotline.Knowledge.Articles;

/// <summary>Something wrong in an article file.</summary>
/// <param name="File">Path of the file, relative to the articles' folder.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Key">Front-matter key, or null where it is about the file as a whole or its body.</param>
/// <param name="Message">What is wrong and what is allowed, for the person who edits the file.</param>
public sealed record ArticleProblem(string File, int Line, string? Key, string Message)
{
    /// <summary><c>file:line: key: message</c>, the form that editors make clickable.</summary>
    public override string ToString() => Key is null
        ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}")
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Key}: {Message}");
}

/// <summary>The articles cannot be used; the message lists every problem of every file.</summary>
public sealed class InvalidArticlesException(IReadOnlyList<ArticleProblem> problems) : Exception(Report(problems))
{
    /// <summary>Every problem, by file and line.</summary>
    public IReadOnlyList<ArticleProblem> Problems { get; } = problems;

    private static string Report(IReadOnlyList<ArticleProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var report = new StringBuilder(ArticleMessages.Format("Report", problems.Count));
        foreach (var problem in problems)
            report.Append('\n').Append("  ").Append(problem);
        return report.ToString();
    }
}
