using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>并单, 回访: whoever reported a matter that several reported is told of each step and asked how it went, on their own channel, once.</summary>
public sealed class MergedFollowUpTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    private static readonly Actor Operator = new(ActorRole.Operator, "op-1");

    private readonly ScriptWorld world = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_OfMergedTickets_AreEachAskedOnTheirChannelOnce_AndTheirAnswersStandOnTheirTickets()
    {
        var ((master, first), (wechat, second), (web, third), (phone, fourth)) = (Opened(ChannelIds.Sms), Opened(ChannelIds.WeChat), Opened(ChannelIds.WebChat), Opened(ChannelIds.Phone, "+8613800138004"));
        await MergeAsync(first, second, third, fourth);
        await world.ResolveAsync(Of(first));
        Told().ShouldBe([(first, "有答复了"), (second, "有答复了"), (third, "有答复了"), (fourth, "有答复了")], ignoreOrder: true);

        world.Now += TimeSpan.FromHours(2);
        var before = world.Store.Commits.Count;
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(4);
        Asked(before).ShouldBe([(ChannelIds.Sms, first), (ChannelIds.WeChat, second), (ChannelIds.WebChat, third)], ignoreOrder: true);
        Of(fourth).OwedFollowUp!.Value.Stage.ShouldBe(FollowUpStage.ToBeCalled);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);

        master.Says("解决了，联系过我，很满意").Hears("谢谢您的回复");
        Of(first).Status.ShouldBe(TicketStatus.Closed);
        wechat.Says("没解决").Says("没人联系我").Says("不满意").Says("我这边那盏还是不亮").Hears("重新办");
        web.Says("1").Says("1").Says("1").Hears("谢谢您的回复");

        Of(second).FollowUp.ShouldBe(new FollowUp(true, false, false, Satisfaction.Dissatisfied, "我这边那盏还是不亮"));
        Of(second).OwedFollowUp!.Value.Stage.ShouldBe(FollowUpStage.ToBeDecided);
        (Of(third).Status, Of(third).ResolvedWithMaster!.ClosedAt, Of(third).OwedFollowUp).ShouldBe((TicketStatus.Merged, world.Now, null));
        Of(fourth).FollowUp.ShouldBeNull();
    }

    [Fact]
    public async Task MasterDoneAgain_IsToldToAllAndAskedOfAllAgain()
    {
        var ((_, first), (member, second)) = (Opened(ChannelIds.Sms), Opened(ChannelIds.WeChat));
        await MergeAsync(first, second);
        await world.ResolveAsync(Of(first));
        world.Now += TimeSpan.FromHours(2);
        await world.FollowUps.SweepAsync(Stop);
        member.Says("没解决").Says("1").Says("4").Says("没什么").Hears("重新办");

        await DoAsync(first, new TicketCommand.Reopen("另一盏还是不亮"), Operator);
        Told().ShouldBe([(first, "已经转回"), (second, "已经转回")], ignoreOrder: true);
        Of(second).OwedFollowUp.ShouldBeNull();
        await world.ResolveAsync(Of(first), "第二盏灯也已经修好，两盏都亮了。");
        Told().ShouldBe([(first, "有答复了"), (second, "有答复了")], ignoreOrder: true);

        world.Now += TimeSpan.FromHours(2);
        var before = world.Store.Commits.Count;
        await world.FollowUps.SweepAsync(Stop);
        Asked(before).ShouldBe([(ChannelIds.Sms, first), (ChannelIds.WeChat, second)], ignoreOrder: true);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);
        member.Says("这回修好了，打过电话，满意").Hears("谢谢您的回复");
        Of(second).FollowUp.ShouldBe(new FollowUp(true, true, true, Satisfaction.Satisfied));
    }

    [Fact]
    public async Task CallerOfTwoMergedTickets_IsAskedOnce()
    {
        var (caller, first) = Opened(ChannelIds.Sms);
        var second = caller.Says("没有了").Says(Streetlight).Says(Address).Says("对").Hears("反映过了").Says("另外登记").OpensTicket().Ticket.Number;
        await MergeAsync(first, second);
        await world.ResolveAsync(Of(first));
        Told().ShouldHaveSingleItem().Number.ShouldBe(first);
        world.Now += TimeSpan.FromHours(2);

        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(1);

        caller.Says("1").Says("1").Says("1").Hears("谢谢您的回复");
        world.Now += TimeSpan.FromDays(3);
        (await world.FollowUps.SweepAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Member_WhoseMasterIsDone_TellsSoWhenAsked()
    {
        var ((_, first), (member, second)) = (Opened(ChannelIds.Sms), Opened(ChannelIds.WeChat));
        await MergeAsync(first, second);
        member.Says("没有了").Says($"查一下工单{second}").Hears($"与工单{first}是同一件事");
        await world.ResolveAsync(Of(first));
        member.Says($"查一下工单{second}").Hears("已经办完", "路灯已经修好了");
    }

    private (Script Script, TicketNumber Number) Opened(string channel, string? user = null)
    {
        var script = world.On(TestChannels.Of(channel), user).Says(Streetlight).Says(Address).Says("对");
        if (channel is ChannelIds.WeChat or ChannelIds.WebChat)
            script.Says("不留");
        return (script.OpensTicket(), script.Ticket.Number);
    }

    private Ticket Of(TicketNumber number) => world.Tickets.All.Single(t => t.Number == number);

    private async Task MergeAsync(TicketNumber master, params TicketNumber[] members)
    {
        foreach (var member in members)
            await DoAsync(member, new TicketCommand.MergeInto(master, "同一盏路灯"), Operator);
    }

    private async Task DoAsync(TicketNumber number, TicketCommand command, Actor by)
        => (await world.Commands.ExecuteAsync(number, null, command, by, Stop)).ShouldBeOfType<TicketCommandResult.Done>();

    /// <summary>Who was told what by the latest command: the number that they were told, and the words after it.</summary>
    private IReadOnlyList<(TicketNumber Number, string Said)> Told() =>
    [
        .. world.Store.Commits[^1].Notices.Select(n => n.Log.ShouldHaveSingleItem().Activity.Text!).Select(text => (NumberIn(text), text.Contains("有答复了") ? "有答复了" : text.Contains("已经转回") ? "已经转回" : text)),
    ];

    /// <summary>Whom the commits since asked, and about which ticket.</summary>
    private IReadOnlyList<(string Channel, TicketNumber Number)> Asked(int since) =>
    [
        .. world.Store.Commits.Skip(since).SelectMany(c => c.Notices).Select(n => (n.Conversation.Reference.ChannelId, Text: string.Join('\n', n.Log.Select(l => l.Activity.Text))))
            .Where(n => n.Text.Contains("事情解决了吗")).Select(n => (n.ChannelId, NumberIn(n.Text))),
    ];

    private TicketNumber NumberIn(string text) => world.Tickets.All.Select(t => t.Number).Single(n => text.Contains(n.ToString(), StringComparison.Ordinal));
}
