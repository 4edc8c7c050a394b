using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Tests.Dialogs.Wording;

public sealed class TextPagerTests
{
    private const string Text = "第一段第一句。第一段第二句。\n\n第二段只有一句，但是很长很长很长很长很长很长很长很长。\n\n第三段。";

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(200)]
    public void Pages_TogetherAreTheWholeText(int length)
    {
        var said = "";
        int? next = 0;
        while (next is { } offset)
        {
            (var page, next) = TextPager.Page(Text, offset, length);
            page.Length.ShouldBeInRange(1, length);
            said += page;
        }

        said.Replace("\n", "", StringComparison.Ordinal).ShouldBe(Text.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_EndsAtAParagraph() => TextPager.Page(Text, 0, 22).Page.ShouldBe("第一段第一句。第一段第二句。");

    [Fact]
    public void Page_EndsAtASentence() => TextPager.Page(Text, 0, 10).Page.ShouldBe("第一段第一句。");

    [Fact]
    public void Page_NeverSplitsASurrogatePair() => TextPager.Page("一😀😀😀", 0, 2).Page.ShouldBe("一");

    [Fact]
    public void Page_PastTheEnd_IsEmptyAndTheLast() => TextPager.Page(Text, 10_000, 10).ShouldBe(("", null));
}
