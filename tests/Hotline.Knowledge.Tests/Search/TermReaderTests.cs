using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class TermReaderTests
{
    [Theory]
    [InlineData("老年卡", "老 年 老年 卡 年卡")]
    [InlineData("老年卡怎么办", "老 年 老年 卡 年卡")]
    [InlineData("暖气的费用", "暖 气 暖气 费 用 费用")]
    [InlineData("請問養老卡", "养 老 养老 卡 老卡")]
    [InlineData("Ｗｉ－Ｆｉ坏了", "wi fi 坏")]
    [InlineData("打12345投诉", "打 12345 投 诉 投诉")]
    [InlineData("how do I renew my driving licences", "renew driv licens licen")]
    [InlineData("registering, registered, registration", "register regis register regis registration regis")]
    [InlineData("companies stopped paying", "compani compa stop pay")]
    [InlineData("bus gas ring red", "bus gas ring red")]
    public void Read_Text_YieldsItsTerms(string text, string expected)
    {
        Terms(text).ShouldBe(expected.Split(' '));
    }

    [Theory]
    [InlineData("娃丢了", "孩子不见了")]
    [InlineData("驾驶证找不着了", "车本儿弄丢")]
    [InlineData("my kids", "our children")]
    [InlineData("rubbish", "garbage")]
    public void Read_WordsUsedForOneAnother_ShareTheirSense(string one, string other)
    {
        Senses(one).ShouldNotBeEmpty();
        Senses(one).ShouldBe(Senses(other));
    }

    [Fact]
    public void Read_Sense_StandsWhereItsWordStands()
    {
        var normalised = "我家的小孩儿病了".ToCharArray();
        var terms = new Term[TermReader.MostTerms(normalised.Length)];

        var sense = terms.Take(TermReader.Read(normalised, terms)).Single(t => t.Kind == TermKind.Sense);

        new string(normalised, sense.Start, sense.Length).ShouldBe("小孩儿");
    }

    [Fact]
    public void Read_FivehundredCharacters_FitsTheRoomThatIsPromised()
    {
        Terms(new string('狗', 500)).Length.ShouldBe(999);
        Terms(string.Join(' ', Enumerable.Repeat("abcdefg", 62))).Length.ShouldBe(124);
    }

    private static string[] Terms(string text) => Read(text, t => t.Kind != TermKind.Sense);

    private static string[] Senses(string text) => Read(text, t => t.Kind == TermKind.Sense);

    private static string[] Read(string text, Func<Term, bool> which)
    {
        var normalised = new char[text.Length];
        TextNormaliser.Normalise(text, normalised);
        var terms = new Term[TermReader.MostTerms(text.Length)];
        var count = TermReader.Read(normalised, terms);
        return [.. terms.Take(count).Where(which).Select(t => t.Key(normalised).ToString())];
    }
}
