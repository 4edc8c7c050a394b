using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Hotline.Knowledge.Articles;

/// <summary>
/// Bodies of articles: plain Markdown that every channel can show. HTML and images are refused, so that nothing in an article
/// can act in a reader's browser and nothing is lost where only text is shown.
/// </summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Parses a body and reports what is not allowed in it.</summary>
    /// <param name="body">Markdown.</param>
    /// <param name="firstLine">Line of the file on which it begins.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static MarkdownDocument Parse(string body, int firstLine, ProblemList problems)
    {
        var document = Markdown.Parse(body, Pipeline);
        foreach (var node in document.Descendants())
        {
            var line = firstLine + node.Line;
            if (node is HtmlBlock or HtmlInline)
                problems.Add(line, null, "BodyNotAllowed", ArticleMessages.Format("Html"));
            else if (node is LinkInline { IsImage: true })
                problems.Add(line, null, "BodyNotAllowed", ArticleMessages.Format("Image"));
            else if (node is CodeBlock or QuoteBlock or ThematicBreakBlock)
                problems.Add(line, null, "BodyNotAllowed", ArticleMessages.Format("Other", node.GetType().Name));
            else if (LinkOf(node) is { } link && !IsAllowed(link))
                problems.Add(line, null, "BodyLink", link);
        }

        return document;
    }

    /// <summary>The body as text: a line a paragraph, headings after an empty line, list entries with a dot or their number.</summary>
    public static string ToPlain(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document)
            Append(text, block, marker: "");
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, Block block, string marker)
    {
        switch (block)
        {
            case ListBlock list:
                AppendList(text, list);
                break;
            case LeafBlock { Inline: { } inline }:
                if (block is HeadingBlock && text.Length > 0)
                    text.Append('\n');
                text.Append(marker);
                AppendInlines(text, inline);
                text.Append('\n');
                break;
            case ContainerBlock container:
                for (var i = 0; i < container.Count; i++)
                    Append(text, container[i], i == 0 ? marker : "");
                break;
        }
    }

    private static void AppendList(StringBuilder text, ListBlock list)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list)
            Append(text, item, list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "· ");
    }

    private static void AppendInlines(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            if (inline is LiteralInline literal)
                text.Append(literal.Content.AsSpan());
            else if (inline is CodeInline code)
                text.Append(code.Content);
            else if (inline is HtmlEntityInline entity)
                text.Append(entity.Transcoded.AsSpan());
            else if (inline is AutolinkInline autolink)
                text.Append(autolink.Url);
            else if (inline is LineBreakInline)
                text.Append('\n');
            else if (inline is LinkInline { Url: { } url } link)
                AppendLink(text, link, url);
            else if (inline is ContainerInline container)
                AppendInlines(text, container);
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link, string url)
    {
        var start = text.Length;
        AppendInlines(text, link);
        if (!url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && text.ToString(start, text.Length - start) != url)
            text.Append(' ').Append(url);
    }

    private static string? LinkOf(MarkdownObject node) => node switch
    {
        LinkInline link => link.Url ?? "",
        AutolinkInline autolink => autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url,
        _ => null,
    };

    public static bool IsAllowed(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tel";
}
