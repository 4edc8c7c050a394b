using Hotline.Bot.Dialogs.Hearing;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Hearing;

public sealed class PicksTests
{
    private static readonly CardAction[] Choices = [new("更多", "更多"), new("Operator", "Operator"), new("不用了", "不用了")];

    [Theory]
    [InlineData("1", 0)]
    [InlineData("３", 2)]
    [InlineData(" 2. ", 1)]
    [InlineData("更多。", 0)]
    [InlineData("operator", 1)]
    public void Choice_ByNumberOrTitle_IsPicked(string words, int index) => Picks.Find(words, Choices).ShouldBe((index, false));

    [Theory]
    [InlineData("4")]
    [InlineData("99")]
    public void Number_ThatNoChoiceHas_IsOutOfRange(string words) => Picks.Find(words, Choices).ShouldBe((null, true));

    [Theory]
    [InlineData("0")]
    [InlineData("123")]
    [InlineData("12号楼")]
    [InlineData("")]
    [InlineData("一个小时都没有人来")]
    public void OtherWords_AreNoPick(string words) => Picks.Find(words, Choices).ShouldBe((null, false));

    [Fact]
    public void Number_WithNothingOffered_IsNoPick() => Picks.Find("1", []).ShouldBe((null, false));
}
