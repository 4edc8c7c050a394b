using Hotline.Bot.Understanding.Numbers;

namespace Hotline.Bot.Tests.Understanding;

public sealed class NumberTests
{
    [Theory]
    [InlineData("13800138000", "+8613800138000")]
    [InlineData("我的电话是138 0013 8000", "+8613800138000")]
    [InlineData("138-0013-8000", "+8613800138000")]
    [InlineData("+86 13800138000", "+8613800138000")]
    [InlineData("008613800138000", "+8613800138000")]
    [InlineData("１３８００１３８０００", "+8613800138000")]
    [InlineData("幺三八零零幺三八零零零", "+8613800138000")]
    [InlineData("一三八 零零一三 八零零零", "+8613800138000")]
    [InlineData("幺三八，零零幺三，八零零零", "+8613800138000")]
    [InlineData("138零零幺三8000", "+8613800138000")]
    [InlineData("幺三八零零幺三八三个零", "+8613800138000")]
    [InlineData("电话13800138000，姓王，2号楼", "+8613800138000")]
    [InlineData("one three eight double zero one three eight zero zero zero", "+8613800138000")]
    [InlineData("1 3 8 0 0 1 3 8 0 0 0", "+8613800138000")]
    [InlineData("010-64701234", "+861064701234")]
    [InlineData("零一零 六四七零一二三四", "+861064701234")]
    [InlineData("0755 2345 6789", "+8675523456789")]
    [InlineData("+86 10 6470 1234", "+861064701234")]
    [InlineData("+1 415 555 2671", "+14155552671")]
    public void Understand_PhoneNumber_IsInE164(string said, string phone) => Hearing.Of(said).Phone.ShouldBe(phone);

    [Theory]
    [InlineData("110101199003074512")]
    [InlineData("身份证是110101 19900307 4512")]
    [InlineData("1 1 0 1 0 1 1 9 9 0 0 3 0 7 4 5 1 2")]
    [InlineData("12345678901")]
    [InlineData("1380013800")]
    [InlineData("138001380001")]
    [InlineData("12345")]
    [InlineData("2024年3月5日")]
    [InlineData("一百三十八")]
    [InlineData("6222021234567890123")]
    public void Understand_OtherDigits_AreNoPhoneNumber(string said) => Hearing.Of(said).Phone.ShouldBeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(8_999_999)]
    [InlineData(9_000_001)]
    public void Understand_TicketNumberInDigitsOrWords_IsFound(long sequence)
    {
        var number = Hearing.Desk.NumberFor(sequence);
        var spoken = string.Concat(number.ToString().Select(digit => "零幺二三四五六七八九"[digit - '0']));

        Hearing.Of($"查一下单号{number}").TicketNumber.ShouldBe(number);
        Hearing.Of(spoken).TicketNumber.ShouldBe(number);
        Hearing.Of($"单号是{spoken[..4]} {spoken[4..]}").TicketNumber.ShouldBe(number);
    }

    [Fact]
    public void Understand_TicketNumberWithOneDigitMisheard_IsNone()
    {
        var number = Hearing.Desk.NumberFor(42).Value;

        Hearing.Of($"{(number % 10 == 9 ? number - 1 : number + 1)}").TicketNumber.ShouldBeNull();
    }

    [Theory]
    [InlineData("8000", "8000")]
    [InlineData("八零零零", "8000")]
    [InlineData("尾号8000", "8000")]
    [InlineData("后四位是幺二三四", "1234")]
    [InlineData("后4位 1234", "1234")]
    [InlineData("last four digits 1234", "1234")]
    [InlineData("是1234。", "1234")]
    public void Understand_LastFourDigits_AreFound(string said, string digits) => Hearing.Of(said).FourDigits.ShouldBe(digits);

    [Theory]
    [InlineData("2024年")]
    [InlineData("12345")]
    [InlineData("123")]
    [InlineData("1号楼2单元3401门口路灯坏了")]
    [InlineData("13800138000")]
    public void Understand_OtherDigits_AreNoLastFour(string said) => Hearing.Of(said).FourDigits.ShouldBeNull();

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2.", 2)]
    [InlineData("二", 2)]
    [InlineData("第二个", 2)]
    [InlineData("第三", 3)]
    [InlineData("选三", 3)]
    [InlineData("我选第一个", 1)]
    [InlineData("选择2吧", 2)]
    [InlineData("头一个", 1)]
    [InlineData("十一", 11)]
    [InlineData("①", 1)]
    [InlineData("２", 2)]
    [InlineData("the second one", 2)]
    [InlineData("first", 1)]
    [InlineData("option 3", 3)]
    [InlineData("number two", 2)]
    public void Understand_Choice_IsItsNumber(string said, int choice) => Hearing.Of(said).Choice.ShouldBe(choice);

    [Theory]
    [InlineData("0")]
    [InlineData("两个")]
    [InlineData("一个")]
    [InlineData("第二个问题是路灯坏了")]
    [InlineData("110")]
    [InlineData("第")]
    [InlineData("一号线停运了")]
    public void Understand_NoChoice_IsNone(string said) => Hearing.Of(said).Choice.ShouldBeNull();

    [Theory]
    [InlineData("一百二十三", 123)]
    [InlineData("两千零五", 2005)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("三百五", 350)]
    [InlineData("三百零五", 305)]
    [InlineData("一万二", 12_000)]
    [InlineData("一万零二", 10_002)]
    [InlineData("十万", 100_000)]
    [InlineData("三亿五千万", 350_000_000)]
    [InlineData("3万", 30_000)]
    [InlineData("12", 12)]
    [InlineData("七", 7)]
    [InlineData("零", 0)]
    public void Parse_NumberInWords_IsItsValue(string words, long value) => ChineseNumber.Parse(words).ShouldBe(value);

    [Theory]
    [InlineData("")]
    [InlineData("一二三")]
    [InlineData("万")]
    [InlineData("百")]
    [InlineData("路")]
    [InlineData("一百二十三号")]
    [InlineData("999999999999999999999999")]
    public void Parse_NoNumber_IsNull(string words) => ChineseNumber.Parse(words).ShouldBeNull();
}
