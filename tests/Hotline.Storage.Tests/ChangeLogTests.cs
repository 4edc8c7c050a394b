using Hotline.Bot.Staff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Changes;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class ChangeLogTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_OfATurn_NamesItsConversation()
    {
        await using var fixture = await StorageFixture.StartAsync(recordsChanges: true);
        var log = fixture.Get<IChangeLog>();

        await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);

        var change = (await ReadSomeAsync(log, ChangePosition.Start, 1)).ShouldHaveSingleItem();
        (change.Kind, change.Key).ShouldBe((ChangeKind.Conversation, "sms\n+8613800138000"));
        change.At.ShouldBe(fixture.Time.GetUtcNow());
        (await log.LatestAsync(Stop)).ShouldBe(change.Position);
        (await log.OldestAsync(Stop)).ShouldBe(change.Position);
        (await log.ReadAsync(change.Position, 10, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Commit_OfAnAccount_NamesIt_AndARefusedOneDoesNot()
    {
        await using var fixture = await StorageFixture.StartAsync(recordsChanges: true);
        var accounts = fixture.Get<IStaffAccounts>();
        var first = new StaffAccount { Id = "a1", UserName = "wang", NormalizedUserName = "WANG", DisplayName = "王", Role = StaffRole.Operator };
        var sameName = new StaffAccount { Id = "a2", UserName = "wang", NormalizedUserName = "WANG", DisplayName = "王", Role = StaffRole.Operator };

        (await accounts.SaveAsync(first, Stop)).ShouldBeTrue();
        (await accounts.SaveAsync(sameName, Stop)).ShouldBeFalse();

        (await ReadSomeAsync(fixture.Get<IChangeLog>(), ChangePosition.Start, 1)).ShouldHaveSingleItem().Key.ShouldBe("a1");
    }

    [Fact]
    public async Task Read_WithALimit_ReturnsWholeGroups_AndGoesOnFromTheLast()
    {
        await using var fixture = await StorageFixture.StartAsync(recordsChanges: true);
        var log = fixture.Get<IChangeLog>();
        for (var i = 0; i < 5; i++)
            await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", $"SM{i}", $"+86138{i:D8}"), Stop);

        await ReadSomeAsync(log, ChangePosition.Start, 5);

        var first = await log.ReadAsync(ChangePosition.Start, 2, Stop);
        var rest = await log.ReadAsync(first[^1].Position, 10, Stop);

        first.Concat(rest).Select(c => c.Key).ShouldBe(Enumerable.Range(0, 5).Select(i => $"sms\n+86138{i:D8}"));
    }

    [Fact]
    public async Task Changes_OlderThanADay_AreDropped()
    {
        await using var fixture = await StorageFixture.StartAsync(recordsChanges: true);
        await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        fixture.Time.Advance(Day);
        await fixture.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop);
        var position = (await ReadSomeAsync(fixture.Get<IChangeLog>(), ChangePosition.Start, 2))[^1].Position;

        while (await fixture.Get<IChangeLog>().OldestAsync(Stop) != position)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await fixture.Get<IChangeLog>().ReadAsync(ChangePosition.Start, 10, Stop)).ShouldHaveSingleItem().Position.ShouldBe(position);
    }

    /// <summary>On a server that other tests use too, their transactions hold back for a moment what may be read.</summary>
    private static async Task<IReadOnlyList<Change>> ReadSomeAsync(IChangeLog log, ChangePosition after, int count)
    {
        while (true)
        {
            var changes = await log.ReadAsync(after, 100, Stop);
            if (changes.Count >= count)
                return changes;
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Feed_OfNews_WakesTheStreamOfItsConversation()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var key = new ConversationKey(ChannelIds.WebChat, "c1");
        var woken = new List<string>();
        using var stream = fixture.Get<IConversationLog>().Subscribe(key, () => woken.Add("stream"));
        using var follower = fixture.Get<ICommitFeed>().Subscribe(news => woken.Add(news.IsFromElsewhere ? "elsewhere" : "here"));

        fixture.Get<ICommitFeed>().Raise(new([Touched.Of(key)], isFromElsewhere: true));

        woken.ShouldBe(["stream", "elsewhere"]);
    }
}
