using System.IO.Compression;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Editing;

/// <summary>Articles as a zip of Markdown files. Names only tell which article it is: nothing is written where they point.</summary>
public static class ArticleZip
{
    /// <summary>The zip of these articles.</summary>
    public static byte[] Write(IEnumerable<(ArticleKey Key, string Text)> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (key, text) in articles)
            {
                using var writer = new StreamWriter(zip.CreateEntry("articles/" + key.FileName).Open());
                writer.Write(text);
            }
        }

        return content.ToArray();
    }

    /// <summary>Reads the Markdown files of a zip; other files are passed over.</summary>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    internal static List<ImportedText> Read(byte[] content, List<ArticleProblem> problems)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var entries = zip.Entries.Where(e => e.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && e.Name[0] is not ('.' or '_')).ToList();
        if (entries.Count > ArticleImport.MaxArticles)
        {
            problems.Add(new("zip", 1, null, ArticleMessages.Format("ImportTooMany", entries.Count, ArticleImport.MaxArticles)));
            return [];
        }

        var texts = new List<ImportedText>();
        foreach (var entry in entries)
        {
            // A zip may lie about lengths, so the reading itself stops.
            var buffer = new byte[ArticleFile.MostBytes + 1];
            using var stream = entry.Open();
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > ArticleFile.MostBytes)
                problems.Add(new(entry.FullName, 1, null, ArticleMessages.Format("FileTooLarge", entry.Length, ArticleFile.MostBytes)));
            else if (TryDecode(buffer[..length]) is { } text)
                texts.Add(new(entry.FullName, 1, ArticleKey.OfFile(entry.Name), text));
            else
                problems.Add(new(entry.FullName, 1, null, ArticleMessages.Format("NotUtf8")));
        }

        return texts;
    }

    private static string? TryDecode(byte[] bytes)
    {
        try
        {
            return ArticleFile.Decode(bytes);
        }
        catch (System.Text.DecoderFallbackException)
        {
            return null;
        }
    }
}
