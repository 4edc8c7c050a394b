using System.Text;
using Hotline.Bot.Understanding.Aspects;
using Hotline.Knowledge.Articles;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Finds where an article says one side of its service.</summary>
internal static class ArticlePassages
{
    /// <summary>More lines than this are no answer to a short question.</summary>
    private const int MostLines = 4;

    private const string NoLetters = " ?？。，,.!！呢啊呀";

    /// <summary>A subject is at least one part in so many of the text that names it.</summary>
    private const int SubjectShare = 3;

    /// <summary>The passages that say any of the sides, as plain text; empty where the article says none of them.</summary>
    public static string Find(Article article, IReadOnlyList<Aspect> aspects)
    {
        var sections = article.PlainBody.Split("\n\n");
        var text = new StringBuilder();
        foreach (var passage in aspects.SelectMany(aspect => Of(aspect, sections)).Distinct())
            text.Append(passage.TrimEnd()).Append('\n');
        return text.ToString().TrimEnd();
    }

    /// <summary>The lines that hold all that a question names, or where no line does the section; as plain text, empty where none does.</summary>
    public static string Holding(Article article, NamedWords asked)
    {
        var sections = article.PlainBody.Split("\n\n");
        var lines = sections.SelectMany((section, i) => section.Split('\n').Skip(i > 0 ? 1 : 0)).Where(asked.StandIn).Take(MostLines).ToArray();
        return lines.Length > 0 ? string.Join('\n', lines) : sections.FirstOrDefault(asked.StandIn, "").TrimEnd();
    }

    /// <summary>The section that has the question as its heading; empty where none has.</summary>
    public static string Headed(Article article, string question)
        => article.PlainBody.Split("\n\n").Skip(1).FirstOrDefault(section => FirstLine(section).AsSpan().Trim(NoLetters).Equals(question.AsSpan().Trim(NoLetters), StringComparison.OrdinalIgnoreCase), "").TrimEnd();

    /// <summary>The lines that hold most of what a question names, and no fewer than a pair of characters; empty where none does.</summary>
    public static string Nearest(Article article, NamedWords asked)
    {
        var lines = article.PlainBody.Split('\n').Select(line => (Line: line, Count: asked.CountIn(line))).Where(l => l.Count > 1).ToArray();
        var most = lines.Select(l => l.Count).DefaultIfEmpty().Max();
        return string.Join('\n', lines.Where(l => l.Count == most).Select(l => l.Line).Take(MostLines));
    }

    /// <summary>
    /// Whether a question names an article's subject: all of what it names is in the title or in one of the phrasings, and is much of it.
    /// </summary>
    public static bool IsSubject(Article article, NamedWords asked)
        => article.AskedAs.Append(article.Title).Any(text => asked.StandIn(text) && asked.Count * SubjectShare >= text.Count(char.IsLetterOrDigit));

    /// <summary>The lines that speak of what is told; empty where none does.</summary>
    public static string SpeakingOf(Article article, string told)
        => string.Join('\n', article.PlainBody.Split('\n').Where(line => SpeaksOf(line, told)).Take(MostLines));

    /// <summary>Whether a passage speaks of what is told: they share two characters that stand side by side.</summary>
    public static bool SpeaksOf(string passage, string told)
    {
        for (var i = 0; i + 1 < told.Length; i++)
        {
            if (char.IsLetter(told[i]) && char.IsLetter(told[i + 1]) && passage.Contains(told.AsSpan(i, 2).ToString(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // The first section begins without a heading.
    private static IEnumerable<string> Of(Aspect aspect, string[] sections)
    {
        var headed = sections.Skip(1).Where(section => Has(FirstLine(section), aspect.Headings)).ToArray();
        return headed.Length > 0 ? headed.Take(1) : sections.SelectMany(section => section.Split('\n')).Where(line => Has(line, aspect.Lines));
    }

    private static string FirstLine(string section) => section.Split('\n', 2)[0];

    private static bool Has(string text, IReadOnlyList<string> words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
