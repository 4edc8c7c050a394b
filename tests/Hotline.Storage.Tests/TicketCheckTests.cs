using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Storage.Checks;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tickets.TicketCommand;

namespace Hotline.Storage.Tests;

/// <summary>Every stored ticket is what its events make of it.</summary>
public sealed class TicketCheckTests
{
    private const int Tickets = 40;
    private const int Steps = 700;
    private static readonly Actor Operator = new(ActorRole.Operator, "op-1"), Supervisor = new(ActorRole.Supervisor, "sup-1");
    private static readonly Actor Resident = new(ActorRole.Resident, "+8613800138000");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AfterAllKindsOfHistories_FindsNoDifference()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var numbers = await LiveAsync(fixture, new Random(20261123));

        var progress = new List<long>();
        var result = await fixture.Get<ITicketCheck>().RunAsync(progress.Add, Stop);

        result.Differing.ShouldBeEmpty();
        (result.Count, progress.Last()).ShouldBe((Tickets, Tickets));
        var happened = new HashSet<Type>();
        foreach (var number in numbers)
            happened.UnionWith((await fixture.Get<ITicketReader>().EventsAsync(number, Stop)).Select(e => e.GetType()));
        // Computed again are clocks only where a later year is loaded: that has a test of its own.
        typeof(TicketEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TicketEvent)) && t != typeof(ClockRecomputed)).Except(happened).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE ticket SET status = 'Closed'", "column status")]
    [InlineData("UPDATE ticket SET sort_deadline_at = sort_deadline_at + 1", "column sort_deadline_at")]
    [InlineData("UPDATE ticket SET summary = substr(summary, 2)", "column summary")]
    [InlineData("UPDATE ticket SET payload = replace(payload, '\"round\":1', '\"round\":2')", "round")]
    [InlineData("UPDATE ticket SET payload = replace(payload, '\"deadlineAt\":\"20', '\"deadlineAt\":\"21')", "clock 3 deadline")]
    [InlineData("DELETE FROM ticket_event WHERE sequence = 2", "history")]
    [InlineData("UPDATE ticket_event SET payload = '{' WHERE sequence = 1", "unreadable")]
    [InlineData("DELETE FROM ticket_helper", "table ticket_helper")]
    public async Task Run_WhereSomebodyMeddled_NamesTheTicketAndWhatDiffers(string meddling, string part)
    {
        await using var fixture = await StorageFixture.StartAsync();
        var number = await OpenAsync(fixture);
        await fixture.Get<ITicketCommands>().ExecuteAsync(number, null, new AddCoHandler("landscaping", "配合"), Operator, Stop);
        Database.Scalar(fixture, meddling);

        var result = await fixture.Get<ITicketCheck>().RunAsync(_ => { }, Stop);

        result.Differing.ShouldHaveSingleItem().Number.ShouldBe(number);
        result.Differing[0].Parts.ShouldContain(part);
    }

    /// <summary>Lets tickets live side by side: whatever is tried on them is tried by somebody who may, in no order, with days between.</summary>
    private static async Task<IReadOnlyList<TicketNumber>> LiveAsync(StorageFixture fixture, Random random)
    {
        var (commands, reader, numbers) = (fixture.Get<ITicketCommands>(), fixture.Get<ITicketReader>(), new List<TicketNumber>());
        for (var i = 0; i < Tickets; i++)
            numbers.Add(await OpenAsync(fixture, isClear: i % 5 > 0));
        for (var i = 0; i < Steps; i++)
        {
            var ticket = (await reader.FindAsync(numbers[random.Next(numbers.Count)], Stop))!;
            (TicketCommand Command, Actor By)[] possible = [.. Commands(ticket, numbers, random).Where(c => MayBe(fixture, ticket, c.Command, c.By))];
            if (possible.Length == 0)
                continue;
            var (command, by) = possible[random.Next(possible.Length)];
            await commands.ExecuteAsync(ticket.Number, null, command, by, Stop);
            fixture.Time.Advance(TimeSpan.FromMinutes(random.Next(4) > 0 ? random.Next(10) : random.Next(600)));
            if (i % 50 == 0)
                await SweepAsync(fixture);
        }

        return numbers;
    }

    private static async Task SweepAsync(StorageFixture fixture)
    {
        var now = fixture.Time.GetUtcNow();
        foreach (var due in await fixture.Get<ITicketReader>().DueAsync(now, 200, Stop))
            await fixture.Store.CommitAsync(new() { At = now, Tickets = [fixture.Get<IClockSweeper>().Sweep(due, now)!] }, Stop);
    }

    /// <summary>Merges, which are decided with the other ticket, are tried in any case.</summary>
    private static bool MayBe(StorageFixture fixture, Ticket ticket, TicketCommand command, Actor by)
        => command is MergeInto or Unmerge || fixture.Get<ITicketDesk>().Decide(ticket, command, by, fixture.Time.GetUtcNow()) is TicketDecision.Accepted;

    private static (TicketCommand Command, Actor By)[] Commands(Ticket ticket, List<TicketNumber> numbers, Random random)
    {
        var lead = new Actor(ActorRole.Department, ticket.Department ?? "city-management");
        var helper = ticket.Helpers.FirstOrDefault(h => h.IsOwed)?.Department ?? "landscaping";
        return
        [
            (new Dispatch("city-management", "归城管"), Operator), (new Reassign("urban-enforcement", "改派"), Operator), (new SignIn(), lead),
            (new RecordContact("电话", "已联系"), lead), (new RecordContact("电话", "没有接") { IsReached = false }, lead), (new AskResident("是哪一盏灯？"), lead),
            (new AddFromResident("门口那盏", []), Resident), (new StopWaiting("不等了"), lead), (new RequestReturn("不归我们", "职责清单第三条"), lead),
            (new ApproveReturn(ticket.BounceCount > 0 ? "district-110105" : "landscaping", "同意"), Supervisor), (new RejectReturn("就归你们"), Supervisor),
            (new RequestExtension(3, "要等配件"), lead), (new ApproveExtension("同意"), Supervisor), (new RejectExtension("不同意"), Supervisor),
            (new AddCoHandler("water", "配合"), Operator), (new Summon(["landscaping"], "修树"), lead), (new ReportHelp("修好了"), new(ActorRole.Department, helper)),
            (new ReleaseHelper(helper, "不用了"), Operator), (new Press("抓紧"), Supervisor), (new Urge("快点"), Resident), (new AddNote("备注"), lead),
            (new MergeInto(numbers[random.Next(numbers.Count)], "同一件事"), Operator), (new Unmerge("不是同一件"), Operator),
            (new Resolve("路灯的电缆已经更换，恢复照明。") { Contact = new("电话", "已告知") }, lead), (new Resolve("路灯的电缆已经更换，恢复照明。") { Contact = new("电话", "已告知") }, lead),
            (new AskFollowUp(FollowUpWay.Message, null), Actor.System), (new RecordFollowUp(new(true, true, false, Satisfaction.Dissatisfied, "还是不亮")), Resident),
            (new Reopen("还是不亮"), Operator), (new Close(), Operator), (new Decline(DeclineGround.AlreadyHandled, "办过了"), Operator),
            (random.Next(5) == 0 ? new Withdraw("不用了") : new Urge(null), Resident), (new ProposeExclusion("恶意"), Operator), (new ApproveExclusion("同意"), Supervisor),
            (new RejectExclusion("不同意"), Supervisor), (new ReadIdentity("核实"), Supervisor),
        ];
    }

    private static async Task<TicketNumber> OpenAsync(StorageFixture fixture, bool isClear = true)
    {
        var matter = new Matter { Description = "路灯坏了", Kind = TicketKind.Complaint, Place = new() { District = "110105", Street = "110105026" } };
        return (await fixture.Get<ITicketIntake>().OpenAsync(
            isClear ? matter with { Category = "cityscape.streetlight", CategoryConfidence = 1 } : matter,
            new() { ChannelId = ChannelIds.Sms, UserId = "+8613800138000", Phone = "+8613800138000" }, Operator, request: null, Stop)).Number;
    }
}
