using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Hotline.Knowledge.Articles;

/// <summary>An article's Markdown as HTML for people who read it in a browser.</summary>
public static class ArticleHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>Safe HTML, also of a draft that breaks the rules: HTML in it is shown as text, and links lead to https, http and tel only.</summary>
    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || !MarkdownText.IsAllowed(l.Url ?? "")).ToList())
            Unlink(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => l.IsEmail || !MarkdownText.IsAllowed(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        using var text = new StringWriter();
        var html = new HtmlRenderer(text);
        Pipeline.Setup(html);
        html.Render(document);
        return text.ToString();
    }

    private static void Unlink(LinkInline link)
    {
        var shown = new ContainerInline();
        link.ReplaceBy(shown, copyChildren: true);
    }
}
