using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>待补充: the department asks the resident for something, and the answer goes on with the ticket.</summary>
public sealed class SupplyTests
{
    private readonly ScriptWorld world = new();

    private Ticket Ticket => world.Tickets.All.First();

    [Fact]
    public async Task Answer_InWords_GoesToTheTicketAndTheWorkGoesOn()
    {
        var script = await AskedAsync();

        script.Says("就是东门左手第一盏").Hears("已经补充到单号").With(s => s.Last.Tickets.ShouldHaveSingleItem().Events.OfType<ResidentAdded>().ShouldHaveSingleItem().Text.ShouldBe("就是东门左手第一盏"));

        Ticket.Status.ShouldBe(TicketStatus.InProgress);
        script.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_InAPhoto_GoesToTheTicket()
    {
        (await AskedAsync()).Sends(null, "/files/lamp").Hears("已经补充到单号");
        Ticket.Status.ShouldBe(TicketStatus.InProgress);
    }

    [Fact]
    public async Task Emergency_InsteadOfAnAnswer_IsAnsweredFirst()
        => (await AskedAsync()).Says("有人晕倒了").With(s => s.Text.ShouldStartWith("请马上拨打120")).With(_ => Ticket.Status.ShouldBe(TicketStatus.AwaitingResident));

    [Fact]
    public async Task Question_InsteadOfAnAnswer_IsAnsweredAndTheDepartmentsAskedAgain()
        => (await AskedAsync()).Says("老年卡怎么办？").Hears("六十", "还等您补充：请问是哪一盏路灯？");

    [Fact]
    public async Task NewMatter_InsteadOfAnAnswer_IsTakenUp()
    {
        (await AskedAsync()).Says("楼下烧烤店天天半夜扰民").Hears("请问在哪里");
        Ticket.Status.ShouldBe(TicketStatus.AwaitingResident);
    }

    [Fact]
    public async Task Question_WhileAFormIsOpen_WaitsBeneathIt()
    {
        var script = Opened().Says("没有了").Says("路边的井盖丢了");
        await AskAsync();
        script.Says("海淀区中关村街道知春路").Hears("对吗？").Says("不办了").Says("不要了").Hears("还等您补充").Says("东门第一盏").Hears("已经补充到单号");
    }

    [Fact]
    public async Task Reopened_IsToldToTheResident()
    {
        Opened();
        await world.ResolveAsync(Ticket);
        await world.Commands.ExecuteAsync(Ticket.Number, null, new TicketCommand.Reopen("市民说还是不亮"), new(ActorRole.Operator, "op1"), TestContext.Current.CancellationToken);
        world.Store.Commits[^1].Notices.ShouldHaveSingleItem().Log.ShouldHaveSingleItem().Activity.Text!.ShouldContain("重新办理");
    }

    private Script Opened() => world.On(TestChannels.Sms).Says("我们小区门口的路灯坏了三天了").Says("朝阳区望京街道花家地北里").Says("对").OpensTicket();

    private async Task<Script> AskedAsync()
    {
        var script = Opened();
        await AskAsync();
        return script;
    }

    private async Task AskAsync()
    {
        var result = await world.Commands.ExecuteAsync(
            Ticket.Number, null, new TicketCommand.AskResident("请问是哪一盏路灯？"), new(ActorRole.Department, Ticket.Department), TestContext.Current.CancellationToken);
        result.ShouldBeOfType<Hotline.Bot.Tickets.TicketCommandResult.Done>();
        world.Store.Commits[^1].Notices.ShouldHaveSingleItem().Log.ShouldHaveSingleItem().Activity.Text!.ShouldContain("请问是哪一盏路灯？");
    }
}
