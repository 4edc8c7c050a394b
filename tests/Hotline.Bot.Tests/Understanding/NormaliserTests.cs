using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Tests.Understanding;

public sealed class NormaliserTests
{
    private static readonly Normaliser _normaliser = new(new CharacterMap());

    [Theory]
    [InlineData("路灯坏了", "路灯坏了")]
    [InlineData("電梯壞了，沒人管！！！", "电梯坏了,没人管!")]
    [InlineData("ＡＢＣ１２３", "ABC123")]
    [InlineData("路灯\u200B坏\u0007了", "路灯坏了")]
    [InlineData("望京　街道", "望京街道")]
    [InlineData("路灯 坏 了", "路灯坏了")]
    [InlineData("Wangjing   street  light", "Wangjing street light")]
    [InlineData("138 0013 8000", "138 0013 8000")]
    [InlineData("坏了😀👍🏽修一下☎️", "坏了修一下")]
    [InlineData("1️⃣", "1")]
    [InlineData("地址：望京\n路灯坏了\n", "地址:望京,路灯坏了")]
    [InlineData("怎么办？？？。。。", "怎么办?。")]
    [InlineData("“再说一遍”", "\"再说一遍\"")]
    [InlineData("𠮷野家", "〓野家")]
    [InlineData("\uD83D坏了", "坏了")]
    [InlineData("", "")]
    public void Normalise_Message_IsPlain(string said, string plain) => _normaliser.Normalise(said).ShouldBe(plain);

    [Fact]
    public void Normalise_TenThousandCharacters_ReadsTwoThousand() =>
        _normaliser.Normalise(new string('灯', 10_000)).Length.ShouldBe(Normaliser.MaximumLength);

    [Fact]
    public void Normalise_PairCutByTheLimit_LeavesNoHalf() =>
        _normaliser.Normalise(new string('灯', Normaliser.MaximumLength - 1) + "😀坏了").ShouldNotContain(c => char.IsSurrogate(c));

    [Theory]
    [InlineData("路灯坏了", null, "zh-CN")]
    [InlineData("路灯坏了", "en", "zh-CN")]
    [InlineData("the street light is broken", null, "en")]
    [InlineData("the street light is broken", "zh-CN", "en")]
    [InlineData("OK", "zh-CN", "zh-CN")]
    [InlineData("OK", "en", "en")]
    [InlineData("operator", null, "en")]
    [InlineData("13800138000", "en", "en")]
    [InlineData("13800138000", null, "zh-CN")]
    [InlineData("ETC怎么办", "en", "zh-CN")]
    [InlineData("I live in 望京 and there is no water", "zh-CN", "en")]
    [InlineData("Уличный фонарь не работает", null, "en")]
    [InlineData("街灯が壊れています", null, "en")]
    [InlineData("가로등이 고장났어요", null, "en")]
    public void Detect_Message_TellsItsLanguage(string said, string? conversation, string language) =>
        Hearing.Of(said, conversation).Language.ShouldBe(language);
}
