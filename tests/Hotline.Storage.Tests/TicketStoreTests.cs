using Hotline.Bot.Conversations;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

public sealed class TicketStoreTests
{
    private static readonly Actor CityManagement = new(ActorRole.Department, "city-management");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_NewTicket_IsFoundByNumberResidentAndDepartment()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, "SM1");
        var reader = fixture.Get<ITicketReader>();

        (await reader.FindAsync(ticket.Number, Stop))!.Matter.Description.ShouldBe("路灯坏了");
        (await reader.OfResidentAsync(ChannelIds.Sms, "+8613800138000", null, 5, Stop)).Single().Number.ShouldBe(ticket.Number);
        (await reader.OfResidentAsync(ChannelIds.WeChat, "oX", "+8613800138000", 5, Stop)).Single().Number.ShouldBe(ticket.Number);
        (await reader.OfResidentAsync(ChannelIds.WeChat, "oX", null, 5, Stop)).ShouldBeEmpty();
        (await reader.ListAsync(new() { Department = "city-management" }, Stop)).Tickets.Single().Number.ShouldBe(ticket.Number);
        (await reader.ListAsync(new() { Department = "urban-enforcement" }, Stop)).Tickets.ShouldBeEmpty();
        (await reader.EventsAsync(ticket.Number, Stop)).Count.ShouldBe((int)ticket.Version);
    }

    [Fact]
    public async Task List_PageByPage_GivesEachTicketOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            var opened = await OpenAsync(fixture, $"SM{i}", $"+861380013800{i}");
            // Some have the same deadline, some none, and some a later one.
            if (i < 3)
                await fixture.Get<ITicketCommands>().ExecuteAsync(opened.Number, null, new TicketCommand.Resolve("路灯已经修好了，今晚会亮。") { Contact = new("电话", "已告知") }, CityManagement, Stop);
            if (i == 5)
                fixture.Time.Advance(TimeSpan.FromHours(1));
        }

        var seen = new List<TicketNumber>();
        string? after = null;
        do
        {
            var page = await fixture.Get<ITicketReader>().ListAsync(new() { Limit = 2, After = after }, Stop);
            page.Tickets.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Tickets.Select(t => t.Number));
            after = page.Next;
        }
        while (after is not null);

        seen.ShouldBe((await fixture.Get<ITicketReader>().ListAsync(new() { Limit = 100 }, Stop)).Tickets.Select(t => t.Number));
        seen.Count.ShouldBe(7);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Execute_Answer_ResolvesAndTellsTheResident()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, "SM1");
        var commands = fixture.Get<ITicketCommands>();
        await commands.ExecuteAsync(ticket.Number, null, new TicketCommand.SignIn(), CityManagement, Stop);

        var result = await commands.ExecuteAsync(ticket.Number, null, new TicketCommand.Resolve("路灯已经修好了，今晚会亮。") { Contact = new("电话", "已告知") }, CityManagement, Stop);

        result.ShouldBeOfType<TicketCommandResult.Done>().Ticket.Status.ShouldBe(TicketStatus.Resolved);
        var pushed = (await fixture.Get<IOutboxStore>().ClaimAsync(10, TimeSpan.FromMinutes(1), Stop)).Single();
        pushed.Activities.Single().Text!.ShouldContain("路灯已经修好了");
        pushed.Reference.ConversationId.ShouldBe("+8613800138000");
        var log = await fixture.Get<IConversationLog>().ReadAsync(new(ChannelIds.Sms, "+8613800138000"), 0, 10, Stop);
        log[^1].Activity.Text!.ShouldContain("路灯已经修好了");
    }

    [Fact]
    public async Task Execute_OnAnOldVersion_IsStaleAndChangesNothing()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, "SM1");
        var commands = fixture.Get<ITicketCommands>();
        await commands.ExecuteAsync(ticket.Number, ticket.Version, new TicketCommand.SignIn(), CityManagement, Stop);

        var result = await commands.ExecuteAsync(ticket.Number, ticket.Version, new TicketCommand.AddNote("迟到的备注"), CityManagement, Stop);

        result.ShouldBeOfType<TicketCommandResult.Stale>().CurrentVersion.ShouldBeGreaterThan(ticket.Version);
        (await fixture.Get<ITicketReader>().EventsAsync(ticket.Number, Stop)).OfType<TicketNoted>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Execute_ManyAtOnce_EachIsDecidedOnTheLastState()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, "SM1");
        var commands = fixture.Get<ITicketCommands>();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => commands.ExecuteAsync(
            ticket.Number, null, new TicketCommand.AddNote($"备注 {i}"), CityManagement, Stop)));

        results.ShouldAllBe(r => r is TicketCommandResult.Done);
        var events = await fixture.Get<ITicketReader>().EventsAsync(ticket.Number, Stop);
        events.OfType<TicketNoted>().Select(n => n.Text).ShouldBe(["备注 0", "备注 1", "备注 2", "备注 3"], ignoreOrder: true);
        events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, events.Count).Select(i => (long)i));
    }

    [Fact]
    public async Task Due_AfterTheDeadline_GivesTheTicketUntilItIsRecorded()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, "SM1");
        var reader = fixture.Get<ITicketReader>();
        (await reader.DueAsync(fixture.Time.GetUtcNow(), 10, Stop)).ShouldBeEmpty();
        fixture.Time.Advance(TimeSpan.FromDays(30));

        var due = (await reader.DueAsync(fixture.Time.GetUtcNow(), 10, Stop)).Single();
        due.Number.ShouldBe(ticket.Number);
        var change = fixture.Get<IClockSweeper>().Sweep(due, fixture.Time.GetUtcNow())!;
        (await fixture.Store.CommitAsync(new() { At = fixture.Time.GetUtcNow(), Tickets = [change] }, Stop)).Kind.ShouldBe(CommitKind.Committed);

        (await reader.DueAsync(fixture.Time.GetUtcNow(), 10, Stop)).ShouldBeEmpty();
        (await reader.EventsAsync(ticket.Number, Stop)).OfType<ClockBreached>().Count().ShouldBe(3);
    }

    [Fact]
    public async Task List_DepartmentThatHelps_SeesTheTicketByItsOwnClockUntilItHasReported()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var led = await OpenAsync(fixture, "SM1");
        var other = await OpenAsync(fixture, "SM2", "+8613800138002");
        var (commands, reader) = (fixture.Get<ITicketCommands>(), fixture.Get<ITicketReader>());
        await commands.ExecuteAsync(led.Number, null, new TicketCommand.Summon(["landscaping"], "修剪挡住路灯的树"), CityManagement, Stop);
        var own = (await reader.FindAsync(led.Number, Stop))!.Clocks.Single(c => c.Department == "landscaping");

        var query = new TicketQuery { Department = "landscaping", Part = DepartmentPart.LeadsOrHelps };
        (await reader.ListAsync(query, Stop)).Tickets.Single().Number.ShouldBe(led.Number);
        (await reader.ListAsync(query with { Part = DepartmentPart.Leads }, Stop)).Tickets.ShouldBeEmpty();
        (await reader.ListAsync(query with { DueBefore = own.DeadlineAt }, Stop)).Tickets.ShouldBeEmpty();
        (await reader.ListAsync(query with { DueBefore = own.DeadlineAt.AddSeconds(1) }, Stop)).Tickets.ShouldHaveSingleItem();
        (await reader.ListAsync(query with { Department = "city-management", Part = DepartmentPart.Helps }, Stop)).Tickets.ShouldBeEmpty();
        (await reader.ListAsync(query with { Department = "city-management" }, Stop)).Tickets.Select(t => t.Number).ShouldBe([led.Number, other.Number], ignoreOrder: true);

        await commands.ExecuteAsync(led.Number, null, new TicketCommand.ReportHelp("已经修剪"), new(ActorRole.Department, "landscaping"), Stop);
        (await reader.ListAsync(query, Stop)).Tickets.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_LedAndHelpedPageByPage_GivesEachOnceInOrder()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (commands, reader) = (fixture.Get<ITicketCommands>(), fixture.Get<ITicketReader>());
        for (var i = 0; i < 6; i++)
        {
            var opened = await OpenAsync(fixture, $"SM{i}", $"+861380013800{i}");
            if (i % 2 == 0)
                await commands.ExecuteAsync(opened.Number, null, new TicketCommand.Reassign("landscaping", "归园林"), new(ActorRole.Operator, "op"), Stop);
            if (i % 3 == 0)
                await commands.ExecuteAsync(opened.Number, null, new TicketCommand.AddCoHandler(i % 2 == 0 ? "city-management" : "landscaping", "配合"), new(ActorRole.Operator, "op"), Stop);
        }

        var (seen, after) = (new List<TicketNumber>(), (string?)null);
        do
        {
            var page = await reader.ListAsync(new() { Department = "landscaping", Part = DepartmentPart.LeadsOrHelps, Limit = 1, After = after }, Stop);
            seen.AddRange(page.Tickets.Select(t => t.Number));
            after = page.Next;
        }
        while (after is not null);

        seen.Count.ShouldBe(4);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Recompute_YearLoadedAtTheNextStart_MovesEachFlaggedClockOnce()
    {
        using var files = new CityCopy();
        Ticket flagged;
        string directory;
        await using (var before = await StorageFixture.StartAsync(directory: files.DataDirectory, appsettings: files.Path))
        {
            directory = before.Directory;
            before.Time.Advance(new DateTimeOffset(2026, 12, 31, 2, 0, 0, TimeSpan.Zero) - before.Time.GetUtcNow());
            flagged = await OpenAsync(before, "SM1");
            flagged.Clocks[1].AwaitsCalendar.ShouldBeTrue();
            (await before.Get<IFlaggedClocks>().RecomputeAsync(Stop)).ShouldBe(0);
        }

        File.WriteAllText(Path.Combine(files.Path, "calendars", "notice-2027.csv"), "date,name,is_off_day\n2027-01-01,元旦,True\n2027-01-02,元旦,True\n2027-01-03,元旦,True\n");
        await using var fixture = await StorageFixture.StartAsync(directory, files.Path);
        fixture.Time.Advance(new DateTimeOffset(2026, 12, 31, 6, 0, 0, TimeSpan.Zero) - fixture.Time.GetUtcNow());
        (await fixture.Get<IFlaggedClocks>().RecomputeAsync(Stop)).ShouldBe(1);
        (await fixture.Get<IFlaggedClocks>().RecomputeAsync(Stop)).ShouldBe(0);

        var recomputed = (await fixture.Get<ITicketReader>().FindAsync(flagged.Number, Stop))!;
        recomputed.Clocks.ShouldAllBe(c => !c.IsFlagged);
        recomputed.Clocks[1].DeadlineAt.ShouldBe(flagged.Clocks[1].DeadlineAt.AddDays(3));
        var events = await fixture.Get<ITicketReader>().EventsAsync(flagged.Number, Stop);
        events.OfType<ClockRecomputed>().Count().ShouldBe(flagged.Clocks.Count(c => c.AwaitsCalendar));
        TicketHistory.Replay(events).Clocks[1].DeadlineAt.ShouldBe(recomputed.Clocks[1].DeadlineAt);
    }

    private static async Task<Ticket> OpenAsync(StorageFixture fixture, string sid, string user = "+8613800138000")
    {
        Ticket? opened = null;
        fixture.Engine.Decide = input =>
        {
            var change = fixture.Get<ITicketDesk>().Open(
                new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = Known(fixture) },
                new() { ChannelId = ChannelIds.Sms, UserId = user, Phone = user, ConversationReference = ReferenceOf(input) },
                input.ReservedNumber, Actor.Bot, input.Now);
            opened = change.After;
            return new() { State = ConversationState.New, Tickets = [change] };
        };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("路灯坏了", sid, user), Stop);
        return opened!;
    }

    private static Hotline.Ticketing.Routing.Place Known(StorageFixture fixture)
    {
        var city = fixture.Get<Hotline.Ticketing.Routing.ICityDirectory>();
        var street = city.Areas.First(a => a.Name == "望京街道");
        return new() { District = street.Parent, Street = street.Code };
    }

    private static string ReferenceOf(TurnInput input)
        => System.Text.Json.JsonSerializer.Serialize(input.Conversation.Reference, ActivityJson.Default.ConversationReference);
}
