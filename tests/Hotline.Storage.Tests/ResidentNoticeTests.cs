using Hotline.Bot.Conversations;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

/// <summary>Who is told of what happens to tickets, and when.</summary>
public sealed class ResidentNoticeTests
{
    private const string First = "+8613800138001", Second = "+8613800138002";
    private static readonly Actor Staff = new(ActorRole.Department, "city-management");
    private static readonly Actor Operator = new(ActorRole.Operator, "op-1");
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MergedTickets_EachStepOfTheMaster_ReachesEveryCallerUnderTheirOwnNumber()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (master, member) = (await OpenAsync(fixture, First), await OpenAsync(fixture, Second));
        await DoAsync(fixture, member, new TicketCommand.MergeInto(master, "同一盏路灯"), Operator);
        (await PushedAsync(fixture)).ShouldHaveSingleItem().ShouldBe((Second, $"您的工单 {member} 和别人反映的是同一件事，现在合在一起办理。有进展会照样告诉您。"));

        await ResolveAsync(fixture, master);
        var told = await PushedAsync(fixture);
        told.Select(t => t.To).ShouldBe([First, Second], ignoreOrder: true);
        told.ShouldAllBe(t => t.Text.Contains("路灯已经修好") && t.Text.Contains(t.To == First ? master.ToString() : member.ToString()));
        await DoAsync(fixture, master, new TicketCommand.Reopen("还是不亮"), Operator);
        (await PushedAsync(fixture)).Select(t => t.To).ShouldBe([First, Second], ignoreOrder: true);
        (await LogOfAsync(fixture, Second)).ShouldBe([$"您的工单 {member} 和别人反", $"您的工单 {member} 有答复了", $"您的工单 {member} 已经转回"]);
    }

    [Fact]
    public async Task UnmergedTicket_IsToldSoAndThenNothingMoreOfTheMaster()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (master, member) = (await OpenAsync(fixture, First), await OpenAsync(fixture, Second));
        await DoAsync(fixture, member, new TicketCommand.MergeInto(master, "同一盏路灯"), Operator);
        await DoAsync(fixture, member, new TicketCommand.Unmerge("不是同一盏"), Operator);
        (await PushedAsync(fixture)).ShouldBe([(Second, $"您的工单 {member} 和别人反映的是同一件事，现在合在一起办理。有进展会照样告诉您。")]);
        (await PushedAsync(fixture)).ShouldBe([(Second, $"您的工单 {member} 现在单独办理，有进展会告诉您。")]);

        await ResolveAsync(fixture, master);

        (await PushedAsync(fixture)).ShouldHaveSingleItem().To.ShouldBe(First);
    }

    [Fact]
    public async Task QuestionOfTheDepartment_GoesToTheMastersCallerOnly()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (master, member) = (await OpenAsync(fixture, First), await OpenAsync(fixture, Second));
        await DoAsync(fixture, member, new TicketCommand.MergeInto(master, "同一盏路灯"), Operator);
        await PushedAsync(fixture);

        await DoAsync(fixture, master, new TicketCommand.AskResident("是哪一盏？"), Staff);

        (await PushedAsync(fixture)).ShouldHaveSingleItem().To.ShouldBe(First);
    }

    [Fact]
    public async Task SameCallerOfMasterAndMember_IsToldOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (master, member) = (await OpenAsync(fixture, First), await OpenAsync(fixture, First));
        await DoAsync(fixture, member, new TicketCommand.MergeInto(master, "报了两次"), Operator);
        await PushedAsync(fixture);

        await ResolveAsync(fixture, master);

        (await PushedAsync(fixture)).ShouldHaveSingleItem().Text.ShouldContain(master.ToString());
    }

    [Fact]
    public async Task AnswerToAProtectedMatter_IsNotQuotedToOthers()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (master, member) = (await OpenAsync(fixture, First, TicketKind.Report), await OpenAsync(fixture, Second));
        await DoAsync(fixture, member, new TicketCommand.MergeInto(master, "同一件事"), Operator);
        await PushedAsync(fixture);

        await ResolveAsync(fixture, master);

        var told = await PushedAsync(fixture);
        told.Single(t => t.To == First).Text.ShouldContain("路灯已经修好");
        told.Single(t => t.To == Second).Text.ShouldNotContain("路灯已经修好");
    }

    [Fact]
    public async Task ResolvedAtNight_IsPushedOnceInTheMorning_AndKeepsNothingElseWaiting()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, First);
        fixture.Time.Advance(new DateTimeOffset(2026, 11, 23, 23, 0, 0, Beijing) - fixture.Time.GetUtcNow());
        await ResolveAsync(fixture, ticket);
        (await PushedAsync(fixture)).ShouldBeEmpty();
        var reference = new ConversationReference { ChannelId = ChannelIds.Sms, ConversationId = First, User = new(First) };
        await fixture.Store.CommitAsync(new() { At = fixture.Time.GetUtcNow(), Outbox = [new(reference, [new() { Text = "夜里的回复" }])] }, Stop);
        (await PushedAsync(fixture)).ShouldHaveSingleItem().Text.ShouldBe("夜里的回复");
        (await fixture.Get<IOutboxStore>().NextDueAsync(Stop)).ShouldBe(new DateTimeOffset(2026, 11, 24, 9, 0, 0, Beijing));

        fixture.Time.Advance(TimeSpan.FromHours(10));

        (await PushedAsync(fixture)).ShouldHaveSingleItem().Text.ShouldContain("路灯已经修好");
        (await PushedAsync(fixture)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ResolvedAtNight_OfAResidentWhoIsWriting_GoesAtOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, First);
        fixture.Time.Advance(new DateTimeOffset(2026, 11, 23, 23, 0, 0, Beijing) - fixture.Time.GetUtcNow());
        fixture.Engine.Decide = _ => new() { State = ConversationState.New };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("修好了吗", "SM9", First), Stop);

        await ResolveAsync(fixture, ticket);

        (await PushedAsync(fixture)).ShouldHaveSingleItem().Text.ShouldContain("路灯已经修好");
    }

    [Fact]
    public async Task AskedAtNight_OfAnUrgentMatter_GoesAtOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var ticket = await OpenAsync(fixture, First, priority: TicketPriority.Critical);
        fixture.Time.Advance(new DateTimeOffset(2026, 11, 23, 23, 0, 0, Beijing) - fixture.Time.GetUtcNow());

        await DoAsync(fixture, ticket, new TicketCommand.AskResident("还有几户没有电？"), Staff);

        (await PushedAsync(fixture)).ShouldHaveSingleItem().Text.ShouldContain("还有几户没有电");
    }

    private static async Task ResolveAsync(StorageFixture fixture, TicketNumber ticket)
        => await DoAsync(fixture, ticket, new TicketCommand.Resolve("路灯已经修好了，今晚会亮。") { Contact = new("电话", "已告知") }, Staff);

    private static async Task DoAsync(StorageFixture fixture, TicketNumber ticket, TicketCommand command, Actor by)
        => (await fixture.Get<ITicketCommands>().ExecuteAsync(ticket, null, command, by, Stop)).ShouldBeOfType<TicketCommandResult.Done>();

    /// <summary>What is pushed now, and is then done with.</summary>
    private static async Task<IReadOnlyList<(string To, string Text)>> PushedAsync(StorageFixture fixture)
    {
        var outbox = fixture.Get<IOutboxStore>();
        var claimed = await outbox.ClaimAsync(100, TimeSpan.FromMinutes(1), Stop);
        foreach (var message in claimed)
            await outbox.FinishAsync(message, new SendResult.Sent(null), null, Stop);
        return [.. claimed.Select(m => (m.Reference.ConversationId, m.Activities.Single().Text!))];
    }

    private static async Task<IEnumerable<string>> LogOfAsync(StorageFixture fixture, string user)
        => (await fixture.Get<IConversationLog>().ReadAsync(new(ChannelIds.Sms, user), 0, 10, Stop)).Select(l => l.Activity.Text![..18]);

    private static async Task<TicketNumber> OpenAsync(StorageFixture fixture, string user, TicketKind kind = TicketKind.Complaint, TicketPriority priority = TicketPriority.General)
    {
        var matter = new Matter
        {
            Description = "路灯坏了",
            Kind = kind,
            Priority = priority,
            Category = "cityscape.streetlight",
            CategoryConfidence = 1,
            Place = new() { District = "110105", Street = "110105026" },
        };
        var resident = new Resident { ChannelId = ChannelIds.Sms, UserId = user, Phone = user };
        return (await fixture.Get<ITicketIntake>().OpenAsync(matter, resident, Operator, request: null, Stop)).Number;
    }
}
