using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Hotline.Channels;

/// <summary>Markdown as it is read where only plain text can be shown: no marks, lists as lines, links with their address behind.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>Turns Markdown into plain text, with a line feed between lines and an empty line between paragraphs.</summary>
    public static string ToPlain(string? markdown)
    {
        if (string.IsNullOrEmpty(markdown))
            return "";
        var text = new StringBuilder(markdown.Length);
        WriteBlocks(text, Markdown.Parse(markdown, Pipeline), "\n\n");
        return text.ToString();
    }

    private static void WriteBlocks(StringBuilder text, ContainerBlock blocks, string between)
    {
        var isFirst = true;
        foreach (var block in blocks)
        {
            if (block is LinkReferenceDefinitionGroup or ThematicBreakBlock)
                continue;
            if (!isFirst)
                text.Append(between);
            isFirst = false;
            Write(text, block);
        }
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case ListBlock list:
                WriteList(text, list);
                break;
            case ContainerBlock container:
                WriteBlocks(text, container, "\n\n");
                break;
            case LeafBlock { Inline: { } inlines }:
                WriteInlines(text, inlines);
                break;
            case LeafBlock leaf:
                text.Append(leaf.Lines.ToString());
                break;
        }
    }

    private static void WriteList(StringBuilder text, ListBlock list)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var isFirst = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!isFirst)
                text.Append('\n');
            isFirst = false;
            text.Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "· ");
            WriteBlocks(text, item, "\n");
        }
    }

    private static void WriteInlines(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
            Write(text, inline);
    }

    private static void Write(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append('\n');
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case LinkInline link:
                WriteLink(text, link);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case ContainerInline container:
                WriteInlines(text, container);
                break;
        }
    }

    private static void WriteLink(StringBuilder text, LinkInline link)
    {
        var start = text.Length;
        WriteInlines(text, link);
        var words = text.ToString(start, text.Length - start);
        if (link.IsImage || string.IsNullOrEmpty(link.Url) || words == link.Url)
            return;
        text.Append(words.Length == 0 ? link.Url : $" {link.Url} ");
    }
}
