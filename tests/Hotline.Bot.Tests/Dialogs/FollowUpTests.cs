using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>回访: residents of resolved tickets are asked how it went, and what they say counts.</summary>
public sealed class FollowUpTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    private readonly ScriptWorld world = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> WrittenChannels => [ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat];

    [Theory, MemberData(nameof(WrittenChannels))]
    public async Task Resident_AskedOnTheirChannel_AnswersByNumbersAndTheTicketIsClosed(string channel)
    {
        var script = await AskedAsync(channel);

        script.Says("1").Hears("联系过您吗").IsOffered("联系过", "没联系").Says("1").Hears("满意吗").IsOffered("满意", "基本满意", "一般", "不满意").Says("2").Hears("谢谢您的回复");

        Of(script).FollowUp.ShouldBe(new FollowUp(true, true, true, Satisfaction.BasicallySatisfied));
        Of(script).Status.ShouldBe(TicketStatus.Closed);
        script.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resident_WithoutASolution_IsAskedWhyAndTheWordsProposeToDoItAgain()
    {
        var script = await AskedAsync(ChannelIds.Sms);

        script.Says("没解决").Says("没人联系我").Says("4").Hears("哪里没办好").Says("灯亮了一天又灭了，师傅再没来过").Hears("重新办");

        var followUp = Of(script).FollowUp!;
        followUp.ShouldBe(new FollowUp(true, false, false, Satisfaction.Dissatisfied, "灯亮了一天又灭了，师傅再没来过"));
        followUp.ProposesReopening.ShouldBeTrue();
        Of(script).Status.ShouldBe(TicketStatus.Resolved);
    }

    [Theory]
    [InlineData("解决了，联系过我，很满意")]
    [InlineData("修好了，师傅来过电话，挺好的")]
    public async Task Resident_WhoSaysAllAtOnce_IsAskedNothingMore(string words)
    {
        var script = await AskedAsync(ChannelIds.Sms);

        script.Says(words).Hears("谢谢您的回复");

        Of(script).FollowUp.ShouldBe(new FollowUp(true, true, true, Satisfaction.Satisfied));
    }

    [Fact]
    public async Task Resident_WhoSaysWhyAtOnce_IsNotAskedAgain()
    {
        var script = await AskedAsync(ChannelIds.Sms);

        script.Says("没解决，门口那盏还是不亮").Says("1").Says("3").Hears("重新办").DoesNotHear("哪里没办好");

        Of(script).FollowUp!.Words.ShouldBe("没解决，门口那盏还是不亮");
    }

    [Fact]
    public async Task Resident_WithNothingToAdd_IsThanked()
    {
        var script = await AskedAsync(ChannelIds.Sms);
        script.Says("1").Says("1").Says("一般").Hears("哪里没办好").Says("没什么").Hears("谢谢您的回复");
        Of(script).FollowUp!.Words.ShouldBeNull();
    }

    [Fact]
    public async Task Emergency_InAFollowUp_IsAnsweredFirst()
        => (await AskedAsync(ChannelIds.Sms)).Says("有人晕倒了").With(s => s.Text.ShouldStartWith("请马上拨打120"));

    [Fact]
    public async Task NewMatter_InAFollowUp_IsTakenUp()
    {
        var script = await AskedAsync(ChannelIds.Sms);

        script.Says("楼下烧烤店天天半夜扰民").Hears("请问在哪里");

        Of(script).FollowUp.ShouldBeNull();
        Of(script).OwedFollowUp!.Value.Stage.ShouldBe(FollowUpStage.ToBeAnswered);
    }

    [Fact]
    public async Task NewMatter_AfterTheFirstAnswer_LeavesThatAnswerRecorded()
    {
        var script = await AskedAsync(ChannelIds.Sms);
        script.Says("没解决").Says("楼下烧烤店天天半夜扰民").Hears("请问在哪里");
        world.Tickets.All.First().FollowUp.ShouldBe(new FollowUp(true, null, false));
    }

    [Fact]
    public async Task Question_InAFollowUp_IsAnsweredAndTheFollowUpGoesOn()
        => (await AskedAsync(ChannelIds.Sms)).Says("老年卡怎么办？").Hears("六十", "事情解决了吗").Says("1").Hears("联系过您吗");

    [Fact]
    public async Task Thanks_ForTheAnswer_IsReturnedAndTheFollowUpGoesOn()
        => (await AskedAsync(ChannelIds.Sms)).Says("谢谢").Hears("不客气", "事情解决了吗");

    [Fact]
    public async Task Answer_NotUnderstoodTwice_BringsAPerson()
        => (await AskedAsync(ChannelIds.Sms)).Says("阿巴阿巴").Hears("没听明白", "事情解决了吗").Says("咕噜咕噜").IsHandedOver("notUnderstood");

    [Fact]
    public async Task FollowUp_InEnglish_IsAskedAndAnsweredInEnglish()
    {
        var script = world.On(TestChannels.WebChat).Says("The street lamp at our gate has been broken for three days").Says("Huajiadi Beili, Wangjing, Chaoyang District").Says("yes").Says("no phone").OpensTicket();
        await world.ResolveAsync(script.Ticket, "The lamp was repaired this morning and is lit again.");
        world.Now += TimeSpan.FromHours(2);
        await world.FollowUps.SweepAsync(Stop);

        world.Store.Commits[^1].Notices.ShouldHaveSingleItem().Log.ShouldHaveSingleItem().Activity.Text!.ShouldContain("Is the matter solved?");
        script.Says("it is fixed").Hears("Did the department contact you?").Says("nobody called").Hears("How satisfied").Says("so-so").Hears("What went wrong").Says("it took far too long").Hears("Thank you for your answers");

        Of(script).FollowUp.ShouldBe(new FollowUp(true, false, true, Satisfaction.Neutral, "it took far too long"));
    }

    [Theory]
    [InlineData("还没解决呢，灯还是不亮", false)]
    [InlineData("解决了，谢谢", true)]
    public async Task Resident_WhoAnswersBeforeBeingAsked_IsUnderstood(string words, bool isSolved)
    {
        var script = Opened(ChannelIds.Sms);
        await world.ResolveAsync(script.Ticket);

        script.Says(words).Hears("联系过您吗").Says("联系过").Says("1");
        if (!isSolved)
            script.Hears("重新办");

        Of(script).FollowUp!.IsSolved.ShouldBe(isSolved);
        world.Now += TimeSpan.FromDays(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public void Words_OfOneWithoutAResolvedTicket_AreNoFollowUp()
        => world.On(TestChannels.Sms).Says("没解决").DoesNotHear("联系过您吗").OpensNoTicket();

    [Fact]
    public async Task Sweep_AsksOnceAndNotTooEarly()
    {
        var script = Opened(ChannelIds.Sms);
        await world.ResolveAsync(script.Ticket);
        var answer = world.Store.Commits.ShouldHaveSingleItem();
        answer.Outbox.ShouldHaveSingleItem().Activities.ShouldHaveSingleItem().Text!.ShouldContain("路灯已经修好了");

        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);
        world.Now += TimeSpan.FromHours(2);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);

        world.Store.Commits.Count.ShouldBe(2);
        world.Store.Commits[1].Inbound.ShouldBeNull("nothing came in, and the vendor's windows must not think so");
    }

    [Fact]
    public async Task Sweep_AtNight_WaitsForTheMorning()
    {
        var script = Opened(ChannelIds.Sms);
        world.Now = ScriptWorld.Start.AddHours(5.5);
        await world.ResolveAsync(script.Ticket);
        for (var hour = 1; hour < 14; hour++)
        {
            world.Now += TimeSpan.FromHours(1);
            (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0, $"{world.Now.AddHours(8):HH:mm}");
        }

        world.Now += TimeSpan.FromHours(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);
        world.Now.AddHours(8).Hour.ShouldBe(9);
    }

    [Fact]
    public async Task Sweep_ResidentInTheMiddleOfSomething_Waits()
    {
        var script = Opened(ChannelIds.Sms);
        await world.ResolveAsync(script.Ticket);
        world.Now += TimeSpan.FromHours(2);
        script.Says("没有了").Says("路边的井盖丢了");

        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);
        world.Now += TimeSpan.FromHours(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);

        script.Says("1").Says("1").Says("1").Hears("谢谢您的回复", "请问在哪里");
    }

    [Fact]
    public async Task Resident_WhoNeverAnswered_IsAskedAboutTheNextRoundOnce()
    {
        var script = await AskedAsync(ChannelIds.Sms);
        (await world.Commands.ExecuteAsync(script.Ticket.Number, null, new TicketCommand.Reopen("又灭了"), new(ActorRole.Operator, "op"), Stop)).ShouldBeOfType<Bot.Tickets.TicketCommandResult.Done>();
        await world.ResolveAsync(script.Ticket);
        world.Now += TimeSpan.FromHours(2);

        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);

        script.Says("1").Says("1").Says("1").Hears("谢谢您的回复").DoesNotHear("事情解决了吗");
        script.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resident_OfTwoTickets_WhoDidNotAnswerOfOne_IsAskedOfTheOtherAndThenReminded()
    {
        var script = Opened(ChannelIds.Sms);
        var first = script.Ticket;
        var second = script.Says("没有了").Says("路边的井盖丢了").Says("海淀区中关村街道知春路").Says("对").OpensTicket().Ticket;
        foreach (var ticket in (Ticket[])[first, second])
        {
            await world.ResolveAsync(ticket, "已经派人处理好，现场恢复正常。");
            world.Now += TimeSpan.FromHours(2);
            (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);
        }

        script.Says("1").Says("1").Says("1").Hears("谢谢您的回复", "事情解决了吗").Says("没解决").Says("1").Says("4").Says("没什么").Hears("重新办");

        (await world.Tickets.FindAsync(second.Number, Stop))!.FollowUp!.IsSolved.ShouldBe(true);
        (await world.Tickets.FindAsync(first.Number, Stop))!.FollowUp!.IsSolved.ShouldBe(false);
        script.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task Caller_ComesToTheCallList()
    {
        var script = Opened(ChannelIds.Phone);
        await world.ResolveAsync(script.Ticket);
        world.Now += TimeSpan.FromHours(2);

        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);

        (await world.Tickets.OwedAsync(FollowUpStage.ToBeCalled, world.Now, 10, Stop)).ShouldHaveSingleItem().Number.ShouldBe(script.Ticket.Number);
    }

    [Fact]
    public async Task Resident_SilentForTwoDays_ComesToTheCallListOnce()
    {
        var script = await AskedAsync(ChannelIds.Sms);
        world.Now += TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);

        world.Now += TimeSpan.FromMinutes(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);

        Of(script).OwedFollowUp!.Value.Stage.ShouldBe(FollowUpStage.ToBeCalled);
    }

    [Fact]
    public async Task Resident_SilentWithoutANumber_IsRecordedAsNotReached()
    {
        var script = await AskedAsync(ChannelIds.WebChat);
        world.Now += TimeSpan.FromDays(3);
        await world.FollowUps.SweepAsync(Stop);

        Of(script).FollowUp.ShouldBe(new FollowUp(false));
        Of(script).OwedFollowUp.ShouldBeNull();
    }

    [Fact]
    public async Task Resident_WhoOptedOut_IsNotWrittenTo()
    {
        var script = Opened(ChannelIds.Sms).Event(EventNames.OptOut);
        await world.ResolveAsync(script.Ticket);
        world.Now += TimeSpan.FromHours(2);
        var before = world.Store.Commits.Count;
        await world.FollowUps.SweepAsync(Stop);

        world.Store.Commits.Skip(before).ShouldHaveSingleItem().Outbox.ShouldBeEmpty();
        Of(script).OwedFollowUp!.Value.Stage.ShouldBe(FollowUpStage.ToBeCalled);
    }

    // The first ticket of the world: later ones are of other matters.
    private static Ticket Of(Script script) => script.World.Tickets.All.First();

    private Script Opened(string channel)
    {
        var script = world.On(TestChannels.Of(channel)).Says(Streetlight).Says(Address).Says("对");
        return channel is ChannelIds.WeChat or ChannelIds.WebChat ? script.Says("不留").OpensTicket() : script.OpensTicket();
    }

    private async Task<Script> AskedAsync(string channel)
    {
        var script = Opened(channel);
        await world.ResolveAsync(script.Ticket);
        world.Now += TimeSpan.FromHours(2);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);
        world.Store.Commits[^1].Notices.ShouldHaveSingleItem().Log.ShouldHaveSingleItem().Activity.Text!.ShouldContain("事情解决了吗");
        return script;
    }
}
