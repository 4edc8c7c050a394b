using System.Text;

namespace Hotline.Knowledge.Articles;

/// <summary>A file taken apart: front matter, body, and where they stand.</summary>
/// <param name="Name">File name without <c>.md</c>.</param>
/// <param name="FrontMatter">The keys.</param>
/// <param name="Body">Markdown below the keys, trimmed.</param>
/// <param name="PlainBody">The body as text.</param>
/// <param name="Problems">Takes what is wrong with this file.</param>
internal sealed record ArticleFile(string Name, FrontMatter FrontMatter, string Body, string PlainBody, ProblemList Problems)
{
    /// <summary>Most bytes of a file. A body may have 2,000 characters; the rest is room for phrasings.</summary>
    public const int MostBytes = 64 * 1024;

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
            return new ArticleFile(name, FrontMatter.Unreadable, "", "", problems);
        }

        try
        {
            return TakeApart(name, Decode(File.ReadAllBytes(path)), problems);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(1, null, "NotUtf8");
            return new ArticleFile(name, FrontMatter.Unreadable, "", "", problems);
        }
    }

    /// <summary>Takes a text apart that is not, or not yet, a file.</summary>
    /// <param name="name">The name it would have, without <c>.md</c>.</param>
    /// <param name="shownAs">What problems name it by.</param>
    /// <param name="text">Its text.</param>
    public static ArticleFile Parse(string name, string shownAs, string text) => TakeApart(name, text.ReplaceLineEndings("\n"), new(shownAs));

    /// <summary>The text of a file, without byte order mark and with plain line ends.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static string ReadText(string path) => Decode(File.ReadAllBytes(path));

    /// <inheritdoc cref="ReadText"/>
    public static string Decode(byte[] bytes) => StrictUtf8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static ArticleFile TakeApart(string name, string text, ProblemList problems)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            problems.Add(1, null, "NoFrontMatter");
            return new ArticleFile(name, FrontMatter.Unreadable, "", "", problems);
        }

        var end = text.IndexOf("\n" + Fence + "\n", StringComparison.Ordinal);
        if (end < 0)
        {
            problems.Add(1, null, "FrontMatterOpen");
            return new ArticleFile(name, FrontMatter.Unreadable, "", "", problems);
        }

        var yaml = text[(Fence.Length + 1)..Math.Max(end, Fence.Length + 1)];
        var frontMatter = FrontMatterReader.Read(yaml, firstLine: 2, problems);
        var below = text.AsSpan(end + Fence.Length + 2);
        var bodyLine = 1 + text.AsSpan(0, text.Length - below.TrimStart().Length).Count('\n');
        var body = below.Trim().ToString();
        return new ArticleFile(name, frontMatter, body, PlainBodyOf(name, body, bodyLine, problems), problems);
    }

    private static string PlainBodyOf(string name, string body, int line, ProblemList problems)
    {
        var most = ArticleLimits.For(ArticleLanguages.OfFile(name).Language).Body;
        if (body.Length == 0)
            problems.Add(line, null, "BodyEmpty");
        else if (body.Length > most)
            problems.Add(line, null, "BodyTooLong", body.Length, most);
        return MarkdownText.ToPlain(MarkdownText.Parse(body, line, problems));
    }
}
