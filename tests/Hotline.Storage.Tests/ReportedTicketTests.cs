using Hotline.Bot.Conversations;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.TestKit;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

public sealed class ReportedTicketTests
{
    private static readonly Actor CityManagement = new(ActorRole.Department, "city-management");
    private static readonly Actor Supervisor = new(ActorRole.Supervisor, "s");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opened_TicketsThatWentOn_AreWhatTheTicketsSayNow()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var tickets = await SomeAsync(fixture);

        var reported = await OpenedAsync(fixture, fixture.Time.GetUtcNow().AddDays(-1), fixture.Time.GetUtcNow().AddDays(1));

        reported.Count.ShouldBe(tickets.Count);
        foreach (var number in tickets)
        {
            var ticket = (await fixture.Get<ITicketReader>().FindAsync(number, Stop))!;
            var (read, said) = (reported.Single(r => r.Number == number), ReportedTicket.Of(ticket));
            read.Clocks.ShouldBe(said.Clocks);
            (read with { Clocks = [] }).ShouldBe(said with { Clocks = [] });
        }
    }

    [Fact]
    public async Task Opened_OfAPeriod_LeavesOutWhatIsNotOfIt()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var first = await OpenAsync(fixture, 1);
        var between = fixture.Time.GetUtcNow().AddHours(1);
        fixture.Time.Advance(TimeSpan.FromHours(2));
        var second = await OpenAsync(fixture, 2);

        (await OpenedAsync(fixture, between.AddDays(-1), between)).Single().Number.ShouldBe(first);
        (await OpenedAsync(fixture, between, between.AddDays(1))).Single().Number.ShouldBe(second);
        (await OpenedAsync(fixture, between.AddDays(-1), between.AddDays(1))).Select(t => t.Number).ShouldBe([second, first]);
    }

    [Fact]
    public async Task CountOpen_AsTimeGoesOn_TellsAtRiskAndOverdueWithTheTicketsBehindThem()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var tickets = await SomeAsync(fixture);
        var reported = fixture.Get<IReportedTickets>();
        foreach (var days in (int[])[0, 5, 6, 8, 40])
        {
            var now = fixture.Time.GetUtcNow().AddDays(days);
            var states = (await OpenedAsync(fixture, now.AddDays(-60), now.AddDays(1))).Select(t => t.StateAt(now)).OfType<OpenState>().ToList();

            foreach (var by in (ReportDimension[])[ReportDimension.Department, ReportDimension.Area, ReportDimension.Category, ReportDimension.Subcategory, ReportDimension.Channel])
            {
                var counts = await reported.CountOpenAsync(by, null, now, Stop);
                (counts.Sum(c => c.Open), counts.Sum(c => c.AtRisk), counts.Sum(c => c.Overdue))
                    .ShouldBe((states.Count, states.Count(s => s == OpenState.AtRisk), states.Count(s => s == OpenState.Overdue)), $"{by} after {days} days");
                foreach (var count in counts)
                {
                    (await reported.FindOpenAsync(by, count.Key, null, null, now, 100, Stop)).Count.ShouldBe(count.Open);
                    (await reported.FindOpenAsync(by, count.Key, null, OpenState.AtRisk, now, 100, Stop)).Count.ShouldBe(count.AtRisk);
                    (await reported.FindOpenAsync(by, count.Key, null, OpenState.Overdue, now, 100, Stop)).Count.ShouldBe(count.Overdue);
                }
            }
        }

        tickets.Count.ShouldBeGreaterThan(3);
        (await reported.FindOpenAsync(ReportDimension.Category, null, "city-management", null, fixture.Time.GetUtcNow(), 2, Stop)).Count.ShouldBe(2);
        (await reported.FindOpenAsync(ReportDimension.Category, "cityscape", "heat", null, fixture.Time.GetUtcNow(), 2, Stop)).ShouldBeEmpty();
        (await reported.CountOpenAsync(ReportDimension.Category, "city-management", fixture.Time.GetUtcNow(), Stop)).ShouldHaveSingleItem().Key.ShouldBe("cityscape");
        (await reported.CountOpenAsync(ReportDimension.Category, "heat", fixture.Time.GetUtcNow(), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_TicketsWithoutSummary_AreSummarised()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await SomeAsync(fixture);
        var now = fixture.Time.GetUtcNow();
        var before = await OpenedAsync(fixture, now.AddDays(-1), now.AddDays(1));
        Database.Scalar(fixture, "UPDATE ticket SET summary = NULL, overdue_at = NULL, risk_at = NULL");

        await using var again = await StorageFixture.StartAsync(fixture.Directory);

        (await OpenedAsync(again, now.AddDays(-1), now.AddDays(1))).ShouldBeEquivalentTo(before);
        (await again.Get<IReportedTickets>().CountOpenAsync(ReportDimension.Channel, null, now, Stop)).Single().Open.ShouldBe(before.Count(t => t.OverdueAt is not null));
    }

    /// <summary>Signed for, waiting for the resident, resolved, followed up, returned, excluded, and one that only came.</summary>
    private static async Task<List<TicketNumber>> SomeAsync(StorageFixture fixture)
    {
        var tickets = new List<TicketNumber>();
        for (var i = 0; i < 7; i++)
            tickets.Add(await OpenAsync(fixture, i));
        await DoAsync(fixture, tickets[0], CityManagement, new TicketCommand.SignIn());
        await DoAsync(fixture, tickets[1], CityManagement, new TicketCommand.SignIn(), new TicketCommand.AskResident("路灯的编号是多少？"));
        foreach (var answered in tickets[2..4])
            await DoAsync(fixture, answered, CityManagement, new TicketCommand.SignIn(), new TicketCommand.Resolve("路灯已经修好了，今晚会亮。") { Contact = new("电话", "已告知") });
        await DoAsync(fixture, tickets[3], Actor.Bot, new TicketCommand.RecordFollowUp(new(true, true, true, Satisfaction.BasicallySatisfied)));
        await DoAsync(fixture, tickets[4], CityManagement, new TicketCommand.RequestReturn("不是我们的", "职责清单", null));
        await DoAsync(fixture, tickets[5], CityManagement, new TicketCommand.ProposeExclusion("重复登记"));
        await DoAsync(fixture, tickets[5], Supervisor, new TicketCommand.ApproveExclusion("属实"));
        return tickets;
    }

    private static async Task DoAsync(StorageFixture fixture, TicketNumber number, Actor by, params TicketCommand[] commands)
    {
        foreach (var command in commands)
            (await fixture.Get<ITicketCommands>().ExecuteAsync(number, null, command, by, Stop)).ShouldBeOfType<TicketCommandResult.Done>();
    }

    private static async Task<List<ReportedTicket>> OpenedAsync(StorageFixture fixture, DateTimeOffset from, DateTimeOffset until)
    {
        var tickets = new List<ReportedTicket>();
        await foreach (var ticket in fixture.Get<IReportedTickets>().OpenedAsync(from, until, Stop))
            tickets.Add(ticket);
        return tickets;
    }

    private static async Task<TicketNumber> OpenAsync(StorageFixture fixture, int sequence)
    {
        var user = $"+861380013800{sequence}";
        TicketNumber opened = default;
        fixture.Engine.Decide = input =>
        {
            var street = fixture.Get<ICityDirectory>().Areas.First(a => a.Name == "望京街道");
            var change = fixture.Get<ITicketDesk>().Open(
                new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = new() { District = street.Parent, Street = street.Code } },
                new() { ChannelId = ChannelIds.Sms, UserId = user, Phone = user },
                input.ReservedNumber, Actor.Bot, input.Now);
            opened = change.After.Number;
            return new() { State = ConversationState.New, Tickets = [change] };
        };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("路灯坏了", $"SM{sequence}", user), Stop);
        return opened;
    }
}
