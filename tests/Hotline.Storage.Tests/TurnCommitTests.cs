using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class TurnCommitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_NewMessage_CommitsStateLogAndReply()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var receipt = await fixture.Inbox.AcceptAsync(TestChannels.Text("路灯坏了", "SM1"), Stop);

        receipt.Status.ShouldBe(AcceptStatus.Committed);
        receipt.Replies.Single().Text.ShouldBe("echo 路灯坏了");
        receipt.Replies.Single().From!.Role.ShouldBe("bot");
        receipt.Replies.Single().Recipient!.Id.ShouldBe("+8613800138000");
        receipt.Replies.Single().ReplyToId.ShouldBe(receipt.ActivityId);
        var key = new ConversationKey(ChannelIds.Sms, "+8613800138000");
        var stored = (await fixture.Store.LoadAsync(key, Stop))!;
        (stored.Version, stored.LastSequence, stored.State.Misunderstood).ShouldBe((1, 2, 1));
        var log = await fixture.Get<IConversationLog>().ReadAsync(key, 0, 10, Stop);
        log.Select(l => (l.Sequence, l.Activity.Text)).ShouldBe([(1L, "路灯坏了"), (2L, "echo 路灯坏了")]);
    }

    [Fact]
    public async Task Accept_SameDeliveryAgain_GivesTheFirstReplies()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var first = await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);
        var again = await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);

        again.Status.ShouldBe(AcceptStatus.Duplicate);
        again.ActivityId.ShouldBe(first.ActivityId);
        again.Replies.Select(r => r.Id).ShouldBe(first.Replies.Select(r => r.Id));
        again.HandoverId.ShouldBe(first.HandoverId);
        (await fixture.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Accept_ManyDeliveriesAtOnce_IsOneTurn()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop)));

        receipts.Count(r => r.Status == AcceptStatus.Committed).ShouldBe(1);
        receipts.Select(r => r.Replies.Single().Id).Distinct().Count().ShouldBe(1);
        (await fixture.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop))!.LastSequence.ShouldBe(2);
    }

    [Fact]
    public async Task Accept_ManyResidentsAtOnce_EachKeepsItsOrder()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var turns = from resident in Enumerable.Range(0, 40) from message in Enumerable.Range(0, 10) select (resident, message);
        await Task.WhenAll(turns.Select(t => fixture.Inbox.AcceptAsync(TestChannels.Text($"{t.message}", $"SM{t.resident}-{t.message}", $"+86138{t.resident:D8}"), Stop)));

        foreach (var resident in Enumerable.Range(0, 40))
        {
            var log = await fixture.Get<IConversationLog>().ReadAsync(new(ChannelIds.Sms, $"+86138{resident:D8}"), 0, 100, Stop);
            log.Select(l => l.Sequence).ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
            log.Where(l => l.Activity.ReplyToId is null).Select(l => l.Activity.Text).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
        }
    }

    [Fact]
    public async Task Commit_OnAVersionThatMovedOn_WritesNothingAndIsDecidedAgain()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        var key = new ConversationKey(ChannelIds.Sms, "+8613800138000");
        var behind = (await fixture.Store.LoadAsync(key, Stop))!;
        var elsewhere = await fixture.Store.CommitAsync(
            new() { At = fixture.Time.GetUtcNow(), Conversation = behind with { Version = 2, State = behind.State with { Silences = 7 } } }, Stop);
        elsewhere.Kind.ShouldBe(CommitKind.Committed);

        var receipt = await fixture.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop);

        receipt.Status.ShouldBe(AcceptStatus.Committed);
        fixture.Engine.Decisions.ShouldBe(3);
        var stored = (await fixture.Store.LoadAsync(key, Stop))!;
        (stored.Version, stored.State.Silences, stored.LastSequence).ShouldBe((3, 7, 4));
    }

    [Fact]
    public async Task Commit_ConflictInAGroup_LeavesTheOthersUntouched()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        var behind = (await fixture.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop))!;
        var stale = new TurnCommit { Inbound = TestChannels.Text("迟", "SM-late"), At = fixture.Time.GetUtcNow(), Conversation = behind };
        var others = Enumerable.Range(0, 20).Select(i => fixture.Inbox.AcceptAsync(TestChannels.Text("好", $"SM-o{i}", $"+86139{i:D8}"), Stop));

        var outcome = fixture.Store.CommitAsync(stale, Stop);
        (await Task.WhenAll(others)).ShouldAllBe(r => r.Status == AcceptStatus.Committed);

        (await outcome).Kind.ShouldBe(CommitKind.Conflict);
        (await fixture.Store.FindReceiptAsync(ChannelIds.Sms, "SM-late", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Commit_RefusedByTheDatabase_FailsAloneInItsGroup()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var inbound = TestChannels.Text("坏", "SM-bad", "+8613700000000");
        var twice = new LoggedActivity(1, inbound.Activity);
        var bad = new TurnCommit
        {
            Inbound = inbound,
            At = fixture.Time.GetUtcNow(),
            Conversation = new(ConversationReference.From(inbound.Activity), ConversationState.New, 1, 1),
            Log = [twice, twice],
        };
        var before = Enumerable.Range(0, 20).Select(i => fixture.Inbox.AcceptAsync(TestChannels.Text("好", $"SM-a{i}", $"+86139{i:D8}"), Stop)).ToArray();
        var refused = fixture.Store.CommitAsync(bad, Stop);
        var after = Enumerable.Range(20, 20).Select(i => fixture.Inbox.AcceptAsync(TestChannels.Text("好", $"SM-a{i}", $"+86139{i:D8}"), Stop)).ToArray();

        (await Task.WhenAll([.. before, .. after])).ShouldAllBe(r => r.Status == AcceptStatus.Committed);
        await Should.ThrowAsync<InboxUnavailableException>(() => refused);
        (await fixture.Store.FindReceiptAsync(ChannelIds.Sms, "SM-bad", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Accept_EngineThrows_ApologisesWithAReferenceAndKeepsTheMessage()
    {
        await using var fixture = await StorageFixture.StartAsync();
        fixture.Engine.Decide = _ => throw new InvalidOperationException("secret detail");

        var receipt = await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);

        receipt.Replies.Single().Text!.ShouldNotContain("secret");
        receipt.Replies.Single().Text!.ShouldMatch("[0-9]{6}");
        var log = await fixture.Get<IConversationLog>().ReadAsync(new(ChannelIds.Sms, "+8613800138000"), 0, 10, Stop);
        log[0].Activity.Text.ShouldBe("你好");
    }

    [Fact]
    public async Task Accept_TurnMissesTheDeadline_IsStoredAndPushedLater()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Engine.Gate = gate.Task;
        var accepting = fixture.Inbox.AcceptAsync(TestChannels.Text("慢", "SM1"), Stop);
        fixture.Time.Advance(TestChannels.Sms.ReplyDeadline);

        var receipt = await accepting;
        receipt.Status.ShouldBe(AcceptStatus.Deferred);
        (await fixture.Store.FindReceiptAsync(ChannelIds.Sms, "SM1", Stop))!.Status.ShouldBe(AcceptStatus.Deferred);
        gate.SetResult();
        var again = await fixture.Inbox.AcceptAsync(TestChannels.Text("慢", "SM1"), Stop);

        again.Status.ShouldBe(AcceptStatus.Duplicate);
        again.Replies.Single().Text.ShouldBe("echo 慢");
        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        var due = await fixture.Get<IOutboxStore>().ClaimAsync(10, TimeSpan.FromMinutes(1), Stop);
        due.Single().Activities.Single().Text.ShouldBe("echo 慢");
    }

    [Fact]
    public async Task Resume_AcceptedBeforeTheProcessDied_GetsItsTurnOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await fixture.Store.AcceptAsync(TestChannels.Text("断电前", "SM1"), fixture.Time.GetUtcNow(), Stop);

        (await fixture.Get<ITurnRecovery>().ResumeAsync(fixture.Time.GetUtcNow(), Stop)).ShouldBe(1);
        (await fixture.Get<ITurnRecovery>().ResumeAsync(fixture.Time.GetUtcNow(), Stop)).ShouldBe(0);

        (await fixture.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop))!.Version.ShouldBe(1);
        var due = await fixture.Get<IOutboxStore>().ClaimAsync(10, TimeSpan.FromMinutes(1), Stop);
        due.Single().Activities.Single().Text.ShouldBe("echo 断电前");
    }

    [Fact]
    public async Task Restart_OnTheSameFolder_FindsEverything()
    {
        await using var first = await StorageFixture.StartAsync();
        await first.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        await using var second = await StorageFixture.StartAsync(first.Directory);

        (await second.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop)).Status.ShouldBe(AcceptStatus.Duplicate);
        (await second.Store.ReserveTicketSequencesAsync(1, Stop)).ShouldBeGreaterThan(1);
    }
}
