using System.Text;

namespace Hotline.Knowledge.Articles;

/// <summary>A file taken apart: front matter, body, and where they stand.</summary>
/// <param name="Name">File name without <c>.md</c>.</param>
/// <param name="FrontMatter">The keys.</param>
/// <param name="Body">Markdown below the keys, trimmed.</param>
/// <param name="BodyLine">Line on which <paramref name="Body"/> begins, from 1.</param>
/// <param name="Problems">Takes what is wrong with this file.</param>
internal sealed record ArticleFile(string Name, FrontMatter FrontMatter, string Body, int BodyLine, ProblemList Problems)
{
    // A body may have 2,000 characters; the rest is room for phrasings.
    private const int MostBytes = 64 * 1024;

    private const string Fence = "---";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; one that cannot be read has a problem and front matter that is not whole.</summary>
    public static ArticleFile Read(string path, string relativePath)
    {
        var problems = new ProblemList(relativePath);
        var name = Path.GetFileNameWithoutExtension(path);
        var length = new FileInfo(path).Length;
        if (length > MostBytes)
        {
            problems.Add(1, null, "FileTooLarge", length, MostBytes);
            return new ArticleFile(name, FrontMatter.Unreadable, "", 1, problems);
        }

        try
        {
            var text = StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            return TakeApart(name, text, problems);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(1, null, "NotUtf8");
            return new ArticleFile(name, FrontMatter.Unreadable, "", 1, problems);
        }
    }

    private static ArticleFile TakeApart(string name, string text, ProblemList problems)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            problems.Add(1, null, "NoFrontMatter");
            return new ArticleFile(name, FrontMatter.Unreadable, "", 1, problems);
        }

        var end = text.IndexOf("\n" + Fence + "\n", StringComparison.Ordinal);
        if (end < 0)
        {
            problems.Add(1, null, "FrontMatterOpen");
            return new ArticleFile(name, FrontMatter.Unreadable, "", 1, problems);
        }

        var yaml = text[(Fence.Length + 1)..Math.Max(end, Fence.Length + 1)];
        var frontMatter = FrontMatterReader.Read(yaml, firstLine: 2, problems);
        var below = text.AsSpan(end + Fence.Length + 2);
        var body = below.TrimStart();
        var bodyLine = 1 + text.AsSpan(0, text.Length - body.Length).Count('\n');
        return new ArticleFile(name, frontMatter, body.TrimEnd().ToString(), bodyLine, problems);
    }
}
