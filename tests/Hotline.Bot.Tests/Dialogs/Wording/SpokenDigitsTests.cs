using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Tests.Dialogs.Wording;

public sealed class SpokenDigitsTests
{
    [Theory]
    [InlineData(27958554, "zh-CN", "二七九五，八五五四")]
    [InlineData(123456789, "zh-CN", "幺二三，四五六，七八九")]
    [InlineData(1023456789, "zh-CN", "幺零二，三四五，六七八九")]
    [InlineData(27958554, "en", "two seven nine five, eight five five four")]
    public void TicketNumber_IsWrittenPlainAndSaidInGroups(long number, string language, string said)
    {
        var phrase = SpokenDigits.TicketNumber(number, language);
        phrase.Text.ShouldBe(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        phrase.Speak.ShouldBe(said);
    }

    [Fact]
    public void Telephone_OfAChineseMobile_IsSaidInItsUsualGroups()
        => SpokenDigits.Telephone("+8613800138000", "zh-CN").ShouldBe(new Phrase("13800138000", "幺三八，零零幺三，八零零零"));

    [Fact]
    public void Telephone_FromAbroad_KeepsItsPrefix()
    {
        var phrase = SpokenDigits.Telephone("+4930123456", "en");
        phrase.Text.ShouldBe("+4930123456");
        phrase.Speak!.Replace(",", "", StringComparison.Ordinal).ShouldBe("four nine three zero one two three four five six");
    }

    [Fact]
    public void ServiceNumber_IsSaidInOne() => SpokenDigits.ServiceNumber("119", "zh-CN").Speak.ShouldBe("幺幺九");

    [Theory]
    [InlineData("诉讼的事打12368，住3号楼。", "zh-CN", "诉讼的事打幺二三六八，住3号楼。")]
    [InlineData("记下了前4000个字，到2027年", "zh-CN", null)]
    [InlineData("Courts: 12368.", "en", "Courts: one two three six eight.")]
    public void InText_SaysServiceNumbersDigitByDigit(string text, string language, string? said)
        => SpokenDigits.InText(text, language).ShouldBe(said);

    [Fact]
    public void Groups_AddUpAndLeaveNoDigitAlone()
    {
        for (var length = 1; length <= 18; length++)
        {
            var groups = SpokenDigits.GroupsOf(length);
            groups.Sum().ShouldBe(length);
            if (length > 4)
                groups.ShouldAllBe(g => g >= 2 && g <= 4);
        }
    }
}
