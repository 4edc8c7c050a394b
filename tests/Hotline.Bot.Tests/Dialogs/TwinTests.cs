using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>The same matter told twice by the same resident.</summary>
public sealed class TwinTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Theory]
    [InlineData("花家地北里的路灯怎么还不亮，望京街道")]
    [InlineData(Streetlight)]
    public void Matter_ToldAgain_OffersToUrgeTheOpenTicket(string again)
    {
        var script = Opened();
        var number = script.Ticket.Number;
        script.Says("没有了").Says(again);
        if (!script.Text.Contains("对吗", StringComparison.Ordinal))
            script.Says(Address);
        script.Says("对").OpensNoTicket().Hears($"这件事您反映过了，单号{number}").IsOffered("催一下", "另外登记", "不用了")
            .Says("1").Hears("已经替您催办");
        script.Last.Tickets.ShouldHaveSingleItem().Events.OfType<TicketUrged>().ShouldHaveSingleItem().Words.ShouldBe(again);
    }

    [Fact]
    public void Matter_ToldAgainWithPhotos_GivesThemToTheOpenTicket()
    {
        var script = Again().Sends(null, "/files/new").Says("对").Hears("反映过了").Says("好");
        script.Last.Tickets.ShouldHaveSingleItem().Events.OfType<ResidentAdded>().ShouldHaveSingleItem().Attachments.ShouldBe(["/files/new"]);
        script.Last.Tickets[0].Events.OfType<TicketUrged>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("2")]
    [InlineData("不是一回事，是另外一盏")]
    public void Matter_ThatIsAnotherAfterAll_OpensATicket(string answer) => Again().Says("对").Hears("反映过了").Says(answer).OpensTicket();

    [Fact]
    public void Matter_NotToBeUrged_OpensNothing() => Again().Says("对").Says("不用了").OpensNoTicket().Hears("还有别的事吗？");

    [Fact]
    public void Matter_ElsewhereOfTheSameKind_IsAnother()
        => Opened().Says("没有了").Says("路灯坏了").Says("海淀区中关村街道知春路").Says("对").OpensTicket();

    [Fact]
    public void Matter_OfAnotherResident_IsNobodysTwin()
    {
        var world = new ScriptWorld();
        world.On(TestChannels.Sms).Says(Streetlight).Says(Address).Says("对").OpensTicket();
        world.On(TestChannels.Sms, "+8613800138009").Says(Streetlight).Says(Address).Says("对").OpensTicket();
    }

    [Fact]
    public void Question_WhileAskedWhichItIsToBe_IsAnsweredLikeAnyOther() => Again().Says("对").Says("老年卡怎么办").Hears("六十");

    private static Script Opened() => new ScriptWorld().On(TestChannels.Sms).Says(Streetlight).Says(Address).Says("对").OpensTicket();

    private static Script Again() => Opened().Says("没有了").Says(Streetlight).Says(Address).Hears("对吗？");
}
