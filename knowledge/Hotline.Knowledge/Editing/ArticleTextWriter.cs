using System.Text;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <summary>Writes an article file: one entry a line, so that differences between versions are easy to read.</summary>
internal static class ArticleTextWriter
{
    // YAML 1.2.2, 7.3.3: what a plain scalar must not begin with. Quotes around more than that do no harm.
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`=+.";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "", "~", "null", "true", "false", "yes", "no", "on", "off" };

    public static string Write(ArticleKey key, ArticleForm form)
    {
        var text = new StringBuilder("---\n");
        var isChinese = key.Language == ArticleLanguages.Chinese;
        Line(text, ArticleKeys.Id, key.Id);
        if (!isChinese)
            Line(text, ArticleKeys.Language, key.Language);
        Line(text, ArticleKeys.Title, form.Title);
        Lines(text, ArticleKeys.AskedAs, form.AskedAs);
        Lines(text, ArticleKeys.Keywords, form.Keywords);
        if (isChinese)
            WriteOwn(text, form);
        else if (form.Source.Length > 0)
            Line(text, ArticleKeys.Source, form.Source);
        Line(text, ArticleKeys.Spoken, form.Spoken);
        return text.Append("---\n").Append(form.Body.ReplaceLineEndings("\n").Trim()).Append('\n').ToString();
    }

    // What a translation takes from the Chinese version.
    private static void WriteOwn(StringBuilder text, ArticleForm form)
    {
        Line(text, ArticleKeys.Category, form.Category);
        Line(text, ArticleKeys.Department, form.Department);
        Lines(text, ArticleKeys.Areas, form.Areas);
        Line(text, ArticleKeys.ValidFrom, form.ValidFrom);
        if (form.ValidUntil.Length > 0)
            Line(text, ArticleKeys.ValidUntil, form.ValidUntil);
        Line(text, ArticleKeys.Source, form.Source);
        Line(text, ArticleKeys.Reviewed, form.Reviewed);
    }

    private static void Line(StringBuilder text, string key, string value) => text.Append(key).Append(": ").Append(Scalar(value)).Append('\n');

    private static void Lines(StringBuilder text, string key, IReadOnlyList<string> values)
    {
        text.Append(key).Append(values.Count == 0 ? ": []\n" : ":\n");
        foreach (var value in values)
            text.Append("  - ").Append(Scalar(value)).Append('\n');
    }

    private static string Scalar(string value)
    {
        var line = value.ReplaceLineEndings(" ").Trim();
        var isPlain = !Reserved.Contains(line) && !Indicators.Contains(line[0], StringComparison.Ordinal)
            && !line.Contains(": ", StringComparison.Ordinal) && !line.Contains(" #", StringComparison.Ordinal) && line[^1] != ':' && !line.Any(char.IsControl);
        return isPlain ? line : Quoted(line);
    }

    private static string Quoted(string line)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in line)
        {
            if (c is '"' or '\\')
                quoted.Append('\\');
            quoted.Append(char.IsControl(c) ? ' ' : c);
        }

        return quoted.Append('"').ToString();
    }
}
