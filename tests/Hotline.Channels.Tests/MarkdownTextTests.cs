namespace Hotline.Channels.Tests;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("没有记号", "没有记号")]
    [InlineData("**粗** *斜* `码`", "粗 斜 码")]
    [InlineData("# 标题\n\n正文第一行\n第二行\n\n第二段", "标题\n\n正文第一行\n第二行\n\n第二段")]
    [InlineData("- 身份证\n- 户口本", "· 身份证\n· 户口本")]
    [InlineData("3. 甲\n4. 乙", "3. 甲\n4. 乙")]
    [InlineData("- 甲\n  - 乙", "· 甲\n· 乙")]
    [InlineData("见[网站](https://example.com)。", "见网站 https://example.com 。")]
    [InlineData("<https://example.com>", "https://example.com")]
    [InlineData("[https://example.com](https://example.com)", "https://example.com")]
    [InlineData("![照片](https://example.com/a.jpg)", "照片")]
    [InlineData("甲 &amp; 乙 <b>丙</b>", "甲 & 乙 <b>丙</b>")]
    [InlineData("> 引用", "引用")]
    [InlineData("上\n\n---\n\n下", "上\n\n下")]
    [InlineData("```\n代码\n```", "代码")]
    public void ToPlain_Markdown_ReadsAsText(string? markdown, string expected)
        => MarkdownText.ToPlain(markdown).Trim().ShouldBe(expected);
}
