using Hotline.Bot.Claims;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Outbox;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

/// <summary>Two runs of the service on one database take the same work; one of them may stand still past its lease and wake.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-leases-").FullName;
    private StorageFixture[] nodes = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IOutboxStore One => nodes[0].Get<IOutboxStore>();

    private IOutboxStore Other => nodes[1].Get<IOutboxStore>();

    public async ValueTask InitializeAsync() => nodes = [await StorageFixture.StartAsync(directory), await StorageFixture.StartAsync(directory)];

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Claim_BothAtOnce_EachMessageIsGivenToOne()
    {
        for (var i = 0; i < 60; i++)
            await OweAsync("你好", $"+86138{i:D8}");
        BecomeDue();

        var claimed = await Task.WhenAll(nodes.Select(n => Task.Run(() => ClaimAllAsync(n.Get<IOutboxStore>()))));

        claimed.SelectMany(c => c).Distinct().Count().ShouldBe(60);
        claimed.Sum(c => c.Count).ShouldBe(60);
    }

    [Fact]
    public async Task Claim_LeaseOfAnotherEnded_TakesOver()
    {
        await OweAsync("你好");
        BecomeDue();
        var first = (await One.ClaimAsync(10, Lease, Stop)).Single();
        (await Other.ClaimAsync(10, Lease, Stop)).ShouldBeEmpty();

        Database.Pass(Lease, nodes);

        var second = (await Other.ClaimAsync(10, Lease, Stop)).Single();
        (second.Id, second.Attempt).ShouldBe((first.Id, 2));
    }

    [Fact]
    public async Task Finish_ByOneThatStoodStillPastItsLease_ChangesNothing()
    {
        await OweAsync("你好");
        BecomeDue();
        var frozen = (await One.ClaimAsync(10, Lease, Stop)).Single();
        Database.Pass(Lease, nodes);
        var held = (await Other.ClaimAsync(10, Lease, Stop)).Single();

        (await One.FinishAsync(frozen, new SendResult.Sent("SMfrozen"), null, Stop)).ShouldBeFalse();
        await One.KeepAsync([frozen], Lease * 10, Stop);
        Row().ShouldBe("pending 2 - 0");

        (await Other.FinishAsync(held, new SendResult.Sent("SMheld"), null, Stop)).ShouldBeTrue();
        (await One.FinishAsync(frozen, new SendResult.Retry("429"), nodes[0].Time.GetUtcNow(), Stop)).ShouldBeFalse();
        Row().ShouldBe("sent 2 SMheld 1");
    }

    [Fact]
    public async Task Finish_OfAnEarlierAttemptOfTheSameRun_ChangesNothing()
    {
        await OweAsync("你好");
        BecomeDue();
        var earlier = (await One.ClaimAsync(10, Lease, Stop)).Single();
        Database.Pass(Lease, nodes);
        var later = (await One.ClaimAsync(10, Lease, Stop)).Single();

        (await One.FinishAsync(earlier, new SendResult.Rejected("late"), null, Stop)).ShouldBeFalse();
        (await One.FinishAsync(later, new SendResult.Sent("SMlater"), null, Stop)).ShouldBeTrue();
        Row().ShouldBe("sent 2 SMlater 1");
    }

    [Fact]
    public async Task Keep_WhileThePushGoesOn_KeepsOthersOff()
    {
        await OweAsync("你好");
        BecomeDue();
        var held = (await One.ClaimAsync(10, Lease, Stop)).Single();
        Database.Pass(Lease / 2, nodes);
        await One.KeepAsync([held], Lease, Stop);
        Database.Pass(Lease / 2, nodes);

        (await Other.ClaimAsync(10, Lease, Stop)).ShouldBeEmpty();
        (await One.FinishAsync(held, new SendResult.Sent("SM1"), null, Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task Claim_OneConversation_ComesInOrderWhoeverPushes()
    {
        await OweAsync("一");
        await OweAsync("二");
        await OweAsync("三");
        BecomeDue();

        var first = (await One.ClaimAsync(10, Lease, Stop)).Single();
        (await Other.ClaimAsync(10, Lease, Stop)).ShouldBeEmpty("an earlier one is under way elsewhere");
        await One.FinishAsync(first, new SendResult.Retry("429"), nodes[0].Time.GetUtcNow() + Lease, Stop);
        (await Other.ClaimAsync(10, Lease, Stop)).ShouldBeEmpty("an earlier one waits for its next attempt");
        Database.Pass(Lease, nodes);

        var texts = new List<string?>();
        for (var turn = 0; turn < 3; turn++)
        {
            var pushing = turn % 2 == 0 ? Other : One;
            var message = (await pushing.ClaimAsync(10, Lease, Stop)).Single();
            texts.Add(message.Activities.Single().Text);
            await pushing.FinishAsync(message, new SendResult.Sent($"SM{turn}"), null, Stop);
        }

        texts.ShouldBe(["echo 一", "echo 二", "echo 三"]);
    }

    [Fact]
    public async Task Deliveries_BothAtOnce_AreGivenToOneEach_AndAFrozenFinishChangesNothing()
    {
        await PlanAsync(40);
        var claimed = await Task.WhenAll(nodes.Select(n => Task.Run(() => ClaimAllAsync(n.Get<IDeliveryStore>()))));
        claimed.SelectMany(c => c).Select(d => d.Id).Distinct().Count().ShouldBe(40);
        claimed.Sum(c => c.Count).ShouldBe(40);

        Database.Pass(Lease, nodes);
        var held = await nodes[1].Get<IDeliveryStore>().ClaimAsync(40, Lease, Stop);
        held.Select(d => d.Attempt).ShouldBe(Enumerable.Repeat(2, 40));
        var frozen = claimed[0].Concat(claimed[1]).First(d => d.Id == held[0].Id);
        foreach (var node in nodes)
            (await node.Get<IDeliveryStore>().FinishAsync(frozen, new(DeliveryStatus.Dead, null, "frozen"), Stop)).ShouldBeFalse();
        (await nodes[1].Get<IDeliveryStore>().FinishAsync(held[0], new(DeliveryStatus.Sent, null, "200"), Stop)).ShouldBeTrue();
        Database.Scalar(nodes[0], $"SELECT outcome FROM delivery WHERE id = {held[0].Id}").ShouldBe("200");
    }

    [Fact]
    public async Task Work_BothAtOnce_IsDoneByOneEach_AndFreeAgainAfterwards()
    {
        string[] keys = [.. Enumerable.Range(0, 50).Select(i => $"{i}")];
        var claims = nodes.Select(n => n.Get<IWorkClaims>()).ToArray();

        var taken = await Task.WhenAll(claims.Select(c => Task.Run(() => c.TakeAsync(WorkKind.Clocks, keys, Stop))));

        taken.Sum(t => t.Count).ShouldBe(50);
        taken.SelectMany(t => t).Order().ShouldBe(keys.Order());
        (await claims[1].TakeAsync(WorkKind.FollowUps, ["1"], Stop)).ShouldHaveSingleItem("another kind of work");
        var mine = taken[0].Count > 0 ? 0 : 1;
        await claims[mine].GiveBackAsync(WorkKind.Clocks);
        (await claims[1 - mine].TakeAsync(WorkKind.Clocks, keys, Stop)).Order().ShouldBe(taken[mine].Order());
        Database.Pass(Lease, nodes);
        (await claims[mine].TakeAsync(WorkKind.Clocks, keys, Stop)).Count.ShouldBe(50);
    }

    [Fact]
    public async Task Due_UnderAnothersClaim_IsNotOffered()
    {
        var number = (await OpenAsync()).Number.Value;
        foreach (var node in nodes)
            node.Time.Advance(TimeSpan.FromDays(30));
        var (reader, now) = (nodes[1].Get<ITicketReader>(), nodes[1].Time.GetUtcNow());
        (await reader.DueAsync(now, 10, Stop)).ShouldHaveSingleItem();

        await nodes[0].Get<IWorkClaims>().TakeAsync(WorkKind.Clocks, [$"{number}"], Stop);

        (await reader.DueAsync(now, 10, Stop)).ShouldBeEmpty();
        Database.Pass(Lease, nodes);
        (await reader.DueAsync(nodes[1].Time.GetUtcNow(), 10, Stop)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Resume_LeftoversOnBothAtOnce_AreOneTurnEachInOrder()
    {
        var received = nodes[0].Time.GetUtcNow();
        for (var i = 0; i < 40; i++)
            await nodes[0].Store.AcceptAsync(TestChannels.Text($"{i / 4}", $"SM{i}", $"+8613{i % 4:D9}"), received.AddSeconds(i), Stop);

        var resumed = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.Get<ITurnRecovery>().ResumeAsync(received.AddHours(1), Stop))));

        resumed.Sum().ShouldBe(40);
        for (var resident = 0; resident < 4; resident++)
        {
            var log = await nodes[0].Get<IConversationLog>().ReadAsync(new(ChannelIds.Sms, $"+8613{resident:D9}"), 0, 100, Stop);
            log.Where(l => l.Activity.ReplyToId is null).Select(l => l.Activity.Text).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
        }
    }

    [Fact]
    public async Task Resume_OneThatCannotBeRun_HoldsUpNobodyElse()
    {
        var received = nodes[0].Time.GetUtcNow();
        await nodes[0].Store.AcceptAsync(TestChannels.Text("哪里", "X1", channel: "switched-off"), received, Stop);
        await nodes[0].Store.AcceptAsync(TestChannels.Text("你好", "SM1"), received.AddSeconds(1), Stop);

        (await nodes[0].Get<ITurnRecovery>().ResumeAsync(received.AddHours(1), Stop)).ShouldBe(1);

        (await nodes[0].Inbox.FindAsync(ChannelIds.Sms, "SM1", Stop))!.Status.ShouldBe(AcceptStatus.Duplicate);
    }

    private static async Task<IReadOnlyList<long>> ClaimAllAsync(IOutboxStore outbox)
    {
        var ids = new List<long>();
        // What the other is taking is passed by, so an empty answer may come early.
        for (var empty = 0; empty < 3;)
        {
            var some = await outbox.ClaimAsync(7, Lease, Stop);
            empty = some.Count == 0 ? empty + 1 : 0;
            ids.AddRange(some.Select(m => m.Id));
        }

        return ids;
    }

    private static async Task<IReadOnlyList<Delivery>> ClaimAllAsync(IDeliveryStore store)
    {
        var all = new List<Delivery>();
        for (var empty = 0; empty < 3;)
        {
            var some = await store.ClaimAsync(7, Lease, Stop);
            empty = some.Count == 0 ? empty + 1 : 0;
            all.AddRange(some);
        }

        return all;
    }

    /// <summary>A reply that nobody confirms.</summary>
    private Task<Receipt> OweAsync(string text, string resident = "+8613800138000")
        => nodes[0].Inbox.AcceptAsync(TestChannels.Text(text, $"SM-{Guid.NewGuid():N}", resident), Stop);

    private void BecomeDue() => Database.Pass(TimeSpan.FromMinutes(5), nodes);

    private async Task<Ticket> OpenAsync()
    {
        var desk = nodes[0].Get<ITicketDesk>();
        var sequence = await nodes[0].Store.ReserveTicketSequencesAsync(1, Stop);
        var matter = new Matter { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = new() { District = "110105" } };
        var opened = desk.Open(matter, new() { ChannelId = ChannelIds.Sms, UserId = "+8613800138000" }, desk.NumberFor(sequence), Actor.Bot, nodes[0].Time.GetUtcNow());
        (await nodes[0].Store.CommitAsync(new() { At = nodes[0].Time.GetUtcNow(), Tickets = [opened] }, Stop)).Kind.ShouldBe(CommitKind.Committed);
        return opened.After;
    }

    private async Task PlanAsync(int count)
    {
        await OpenAsync();
        var store = nodes[0].Get<IDeliveryStore>();
        var note = (await store.FeedAsync(10, Stop)).Single();
        await store.PlanAsync([(note, [.. Enumerable.Range(0, count).Select(i => new NewDelivery
        {
            Medium = DeliveryMedia.Webhook,
            Target = $"wh{i}",
            MessageId = $"msg{i}",
            Event = "ticket.dispatched",
            Payload = "{}",
            DueAt = nodes[0].Time.GetUtcNow(),
        })])], Stop);
    }

    private string Row() => (string)Database.Scalar(nodes[0], """
        SELECT o.status || ' ' || o.attempts || ' ' || coalesce(o.external_id, '-') || ' ' || c.pushed_since_last_inbound
        FROM outbox o JOIN conversation c ON c.channel_id = o.channel_id AND c.conversation_id = o.conversation_id
        """)!;
}
