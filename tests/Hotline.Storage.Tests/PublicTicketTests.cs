using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Storage.Reading;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

/// <summary>Public tickets by whether their residents still wait for an answer.</summary>
public sealed class PublicTicketTests
{
    private static readonly Actor Staff = new(ActorRole.Department, "city-management");
    private static readonly Actor Operator = new(ActorRole.Operator, "op-1");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MergedTicket_IsAwaitedAsLongAsItsMaster()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (master, member) = (await OpenAsync(fixture), await OpenAsync(fixture));
        await DoAsync(fixture, member, new TicketCommand.MergeInto(master, "同一盏路灯"), Operator);
        await ShouldBeAsync([master, member], []);

        await DoAsync(fixture, master, new TicketCommand.Resolve("路灯已经修好了，今晚会亮。") { Contact = new("电话", "已告知") }, Staff);
        await ShouldBeAsync([], [master, member]);

        await DoAsync(fixture, master, new TicketCommand.Reopen("还是不亮"), Operator);
        await ShouldBeAsync([master, member], []);

        async Task ShouldBeAsync(TicketNumber[] awaited, TicketNumber[] others)
        {
            (await ListAsync(fixture, true)).ShouldBe(awaited, ignoreOrder: true);
            (await ListAsync(fixture, false)).ShouldBe(others, ignoreOrder: true);
            (await ListAsync(fixture, null)).ShouldBe([master, member], ignoreOrder: true);
        }
    }

    private static async Task<IEnumerable<TicketNumber>> ListAsync(StorageFixture fixture, bool? isAwaited)
    {
        var now = fixture.Time.GetUtcNow();
        var found = await fixture.Get<IPublicTickets>().ListAsync(new() { From = now.AddDays(-1), Until = now.AddDays(1), IsAwaited = isAwaited, Limit = 10 }, Stop);
        found.ShouldAllBe(f => isAwaited == null || f.Ticket.IsAwaited == isAwaited);
        return found.Select(f => f.Ticket.Number);
    }

    private static async Task DoAsync(StorageFixture fixture, TicketNumber ticket, TicketCommand command, Actor by)
        => (await fixture.Get<ITicketCommands>().ExecuteAsync(ticket, null, command, by, Stop)).ShouldBeOfType<TicketCommandResult.Done>();

    private static async Task<TicketNumber> OpenAsync(StorageFixture fixture)
    {
        var matter = new Matter
        {
            Description = "路灯坏了",
            Kind = TicketKind.Complaint,
            Category = "cityscape.streetlight",
            CategoryConfidence = 1,
            Place = new() { District = "110105", Street = "110105026" },
        };
        return (await fixture.Get<ITicketIntake>().OpenAsync(matter, new() { ChannelId = ChannelIds.WebChat, UserId = "r" }, Operator, request: null, Stop)).Number;
    }
}
