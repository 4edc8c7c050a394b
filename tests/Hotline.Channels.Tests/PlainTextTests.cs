namespace Hotline.Channels.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("路灯坏了", "路灯坏了")]
    [InlineData("a\u0000b\u001Bc\u007Fd\u0085e", "abcde")]
    [InlineData("a\r\nb\rc\nd\te", "a\nb\nc\nd\te")]
    [InlineData("好😀的", "好😀的")]
    [InlineData("a\uFFFEb\uFFFFc", "abc")]
    public void Clean_AnyText_KeepsWhatPeopleWrote(string? text, string expected)
        => PlainText.Clean(text).ShouldBe(expected);

    [Fact]
    public void Clean_UnpairedSurrogates_Removed()
        => PlainText.Clean(new string(['a', '\uD83D', 'b', '\uDE00', 'c', '\uD83D'])).ShouldBe("abc");

    [Fact]
    public void Clean_NothingToRemove_SameInstance()
    {
        var text = new string('好', 3);

        PlainText.Clean(text).ShouldBeSameAs(text);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("  \u0001 ", null)]
    [InlineData(" 张三 ", "张三")]
    [InlineData("欧阳修永叔", "欧阳修永")]
    [InlineData("abc😀d", "abc")]
    [InlineData("ab😀d", "ab😀")]
    public void Shorten_ToFourCharacters_NeverSplitsAPair(string? text, string? expected)
        => PlainText.Shorten(text, 4).ShouldBe(expected);
}
