using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>Who asks for a department's number gets it from the city's list, or hears that it is not there; never a guess.</summary>
public sealed class DirectoryTests
{
    [Theory]
    [InlineData("自来水公司电话多少", "自来水公司的电话是96116")]
    [InlineData("我想问一下社保局在哪儿", "打12333就能问到")]
    [InlineData("朝阳区残联怎么联系", "残联的电话是12385")]
    [InlineData("请问人力资源和社会保障局电话号码是多少啊", "12333")]
    [InlineData("妇联周末上班吗", "12338")]
    [InlineData("麻烦告诉我供电公司的电话", "95598")]
    [InlineData("What is the phone number of the tax bureau?", "Tax Service: the phone number is 12366")]
    [InlineData("what's the water company's number", "96116")]
    public void Department_WithANumber_IsToldIt(string words, string answer) => On(ChannelIds.WebChat).Says(words).Hears(answer).OpensNoTicket();

    [Fact]
    public void Number_OnThePhone_IsSaidDigitByDigit() => On(ChannelIds.Phone).Says("自来水公司电话多少").With(s => s.Aloud.ShouldContain("九六幺幺六"));

    [Theory]
    [InlineData("民政局电话多少", "民政局的电话我这里没有登记")]
    [InlineData("朝阳区民政局的电话号码是多少啊", "朝阳区民政局的电话我这里没有登记")]
    [InlineData("望京街道办事处的电话是多少", "望京街道办事处的电话我这里没有登记")]
    [InlineData("where is the civil affairs bureau in Haidian", "I would rather not guess")]
    public void Department_WithoutANumber_IsNotGuessed(string words, string answer)
        => On(ChannelIds.WebChat).Says(words).Hears(answer).Raises<DomainEvent.KnowledgeGapFound>(_ => true).With(s => s.Choices.ShouldNotBeEmpty());

    [Theory]
    [InlineData("供电局电话打不通")]
    [InlineData("我给民政局打电话没人接")]
    [InlineData("税务局态度特别差，打了三次电话都不接")]
    public void Matter_WithADepartmentsPhone_IsAMatter(string words) => On(ChannelIds.WebChat).Says(words).DoesNotHear("的电话是", "没有登记");

    [Theory]
    [InlineData("身份证办理电话是多少")]
    [InlineData("老年卡在哪儿办")]
    public void Question_OfAService_IsNotOfADepartment(string words) => On(ChannelIds.WebChat).Says(words).DoesNotHear("没有登记");

    [Fact]
    public void Number_InTheMiddleOfAForm_IsTold_AndTheFormGoesOn()
        => On(ChannelIds.Sms).Says("我们小区门口的路灯坏了三天了").Says("自来水公司电话多少").Hears("96116", "请问在哪里")
            .Says("朝阳区望京街道花家地北里").Says("社保局电话多少").Hears("12333", "对吗？").Says("对").OpensTicket()
            .With(s => s.Ticket.Matter.Description.ShouldBe("我们小区门口的路灯坏了三天了"));

    private static Script On(string channel) => new ScriptWorld().On(TestChannels.Of(channel));
}
