using Hotline.Channels.Sms;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsSegmentsTests
{
    // Expected counts agree with Twilio's own segment calculator (npm sms-segments-calculator).
    [Theory]
    [InlineData("a", 0, 0)]
    [InlineData("a", 1, 1)]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("好", 70, 1)]
    [InlineData("好", 71, 2)]
    [InlineData("好", 134, 2)]
    [InlineData("好", 135, 3)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("😀", 35, 1)]
    [InlineData("😀", 36, 2)]
    public void Count_RepeatedCharacter_AsTwilioCounts(string character, int times, int expected)
        => SmsSegments.Count(string.Concat(Enumerable.Repeat(character, times))).ShouldBe(expected);

    [Fact]
    public void Count_PairAtTheEdgeOfAPart_NotTorn()
    {
        SmsSegments.Count(new string('a', 152) + new string('€', 77)).ShouldBe(3);
        SmsSegments.Count(new string('好', 66) + "😀" + new string('好', 66)).ShouldBe(3);
    }

    [Theory]
    [InlineData("Café £5 {x} €", true)]
    [InlineData("it's", true)]
    [InlineData("it’s", false)]
    [InlineData("路灯", false)]
    [InlineData("ç", false)]
    public void IsGsm_Text_OnlyWithinTheAlphabet(string text, bool expected) => SmsSegments.IsGsm(text).ShouldBe(expected);
}
