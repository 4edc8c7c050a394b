using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What must work in English too.</summary>
public sealed class EnglishTests
{
    public static TheoryData<string> Channels => TestChannels.All;

    [Theory, MemberData(nameof(Channels))]
    public void Question_InEnglish_IsAnsweredInEnglish(string channel)
        => On(channel).Says("How do I get a senior card?")
            .Hears("60").Raises<DomainEvent.ArticleGiven>(e => e.ArticleId == "elderly-card")
            .With(s => s.State.Language.ShouldBe("en"))
            .With(s => s.Messages.Last().Locale.ShouldBe("en"));

    [Theory, MemberData(nameof(Channels))]
    public void Matter_InEnglish_BecomesATicketAndCanBeUrged(string channel)
    {
        var script = On(channel).Says("The street lamp at our gate has been broken for three days").Hears("Where")
            .Says("Wangjing Subdistrict, Chaoyang District").Hears("Where exactly")
            .Says("Huajiadi Beili").Hears("Is that right?", "Huajiadi Beili", "Wangjing")
            .Says("yes");
        if (channel is ChannelIds.WeChat or ChannelIds.WebChat)
            script.Hears("phone number").Says("13900139000");
        script.OpensTicket().Hears("City Management Commission", "Monday, 30 November");
        script.Ticket.Resident.Language.ShouldBe("en");
        script.Says("my tickets").With(s => s.Hears(s.Ticket.Number.ToString()))
            .Says("please hurry it up");
        script.Last.Tickets.ShouldHaveSingleItem().Events.ShouldContain(e => e is TicketUrged);
    }

    [Theory, MemberData(nameof(Channels))]
    public void Person_AskedForInEnglish_IsWantedWithEnglish(string channel)
        => On(channel).Says("I want to talk to a person").IsHandedOver("requested").Raises<DomainEvent.HandoffRequested>(e => e.Skill == "en");

    [Theory, MemberData(nameof(Channels))]
    public void Emergency_InEnglish_SaysTheNumberFirst(string channel)
        => On(channel).Says("there is a fire in my building").With(s => s.Messages.First().Text!.ShouldContain("Call 119"))
            .Raises<DomainEvent.EmergencyHeard>(e => e.Number == "119");

    [Fact]
    public void Call_InEnglish_SpeaksDigitsInEnglish()
        => On(ChannelIds.Phone).Says("there is a fire in my building").With(s => s.Aloud.ShouldContain("one one nine"));

    [Theory]
    [InlineData(ChannelIds.Phone)]
    [InlineData(ChannelIds.Sms)]
    public void Answer_InEnglish_HasNothingThatAnEnglishVoiceCannotSay(string channel)
        => On(channel).Says("How do I get a senior card?").Hears("Law on").With(s => s.Text.ShouldNotContain(c => c > '\u2e80'));

    [Fact]
    public void Language_Asked_IsSwitchedAndKept()
        => On(ChannelIds.WebChat).Says("你好").Says("Can you speak English?").Hears("I will use English")
            .Says("How do I get a senior card?").Raises<DomainEvent.ArticleGiven>()
            .Says("请说中文").Hears("下面说中文");

    [Fact]
    public void Greeting_OfAnEnglishClient_IsEnglish() => On(ChannelIds.WebChat).Begins("en-US").Hears("Hello");

    [Fact]
    public void Address_InTheOtherLanguage_DoesNotSwitchTheConversation()
        => On(ChannelIds.WebChat).Says("The street lamp at our gate has been broken for three days")
            .Says("朝阳区望京街道花家地北里").Hears("Is that right?").With(s => s.State.Language.ShouldBe("en"));

    [Fact]
    public void FirstWord_InEnglish_IsAnsweredInEnglish() => On(ChannelIds.Sms).Says("help").Hears("operator");

    [Fact]
    public void Address_InEnglish_LosesNothing()
        => On(ChannelIds.Sms).Says("The street lamp at our gate has been broken for three days").Says("Zhongguancun South Street 5, building 2")
            .Hears("South Street 5", "building 2", "Zhongguancun");

    [Fact]
    public void Place_Objected_TakesWhatFollowsTheNo()
        => On(ChannelIds.Sms).Says("The noise of the construction site is terrible every night, in Sanlitun").Hears("Where exactly in Sanlitun")
            .Says("no, it is in Gongti").Hears("Which district").Says("I don't know").Hears("Place: it is in Gongti").Says("yes").OpensTicket()
            .With(s => s.Ticket.Matter.Place.Street.ShouldBeNull());

    [Theory]
    [InlineData("The street light at South Street 5 is broken", "South Street 5")]
    [InlineData("The lamp on Zhichun Road in Haidian is out", "Zhichun Road")]
    [InlineData("Garbage piles up at 8 Gulou East Street, building 2, in Dongcheng", "8 Gulou East Street, building 2")]
    public void Address_WithinTheMatter_LosesNothing(string words, string place)
        => On(ChannelIds.Sms).Says(words).With(s => s.State.Stack.ShouldHaveSingleItem().Data.ToElement().GetProperty("place").GetProperty("detail").GetString().ShouldBe(place));

    [Theory]
    [InlineData("What is the retirement age?", "one two three three three")]
    [InlineData("My boss does not pay my wages, where can I complain?", "one two three three three")]
    public void Answer_OnACall_SaysNumbersDigitByDigit(string question, string said)
        => On(ChannelIds.Phone).Says(question).With(s => s.Aloud.ShouldContain(said)).With(s => s.Aloud.ShouldNotContain("12333"));

    private static Script On(string channel) => new ScriptWorld().On(TestChannels.Of(channel));
}
