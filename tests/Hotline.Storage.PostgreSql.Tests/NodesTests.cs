using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Changes;
using Hotline.TestKit;
using Npgsql;

namespace Hotline.Storage.Tests;

/// <summary>Two nodes on one database: nobody can tell which of them answered.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-nodes-").FullName;
    private StorageFixture[] nodes = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Both find an empty database and migrate it.</summary>
    public async ValueTask InitializeAsync()
        => nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => StorageFixture.StartAsync(directory))));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Accept_SameDeliveryOnBothAtOnce_IsOneTurn()
    {
        for (var i = 0; i < 100; i++)
        {
            var message = TestChannels.Text("你好", $"SM{i}", $"+86138{i:D8}");
            var receipts = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.Inbox.AcceptAsync(message, Stop))));

            receipts.Count(r => r.Status == AcceptStatus.Committed).ShouldBe(1);
            receipts.Select(r => r.Replies.Single().Id).Distinct().Count().ShouldBe(1);
        }

        Database.Scalar(nodes[0], "SELECT count(*) FROM activity").ShouldBe(200L);
        Database.Scalar(nodes[0], "SELECT count(*) FROM inbox").ShouldBe(100L);
    }

    [Fact]
    public async Task Accept_OneConversationOnBoth_EveryMessageIsATurnOnTheLastState()
    {
        for (var i = 0; i < 20; i++)
            await Task.WhenAll(nodes.Select((n, at) => Task.Run(() => n.Inbox.AcceptAsync(TestChannels.Text($"{i}", $"SM{i}-{at}"), Stop))));

        var stored = (await nodes[0].Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop))!;
        (stored.Version, stored.LastSequence, stored.State.Misunderstood).ShouldBe((40, 80, 40));
    }

    [Fact]
    public async Task Accept_ConversationsInOppositeOrderOnBoth_AllAreTaken()
    {
        var residents = Enumerable.Range(0, 40).Select(r => $"+86139{r:D8}").ToArray();
        var orders = new[] { residents, [.. residents.Reverse()] };

        await Task.WhenAll(nodes.Select((n, at) => Task.Run(() => Task.WhenAll(
            orders[at].Select(r => n.Inbox.AcceptAsync(TestChannels.Text("你好", $"SM{at}-{r}", r), Stop))))));

        Database.Scalar(nodes[0], "SELECT count(*) FROM conversation WHERE version = 2").ShouldBe(40L);
    }

    /// <summary>The other transaction took its row's number first and commits last: a reader that went by numbers would pass it by.</summary>
    [Fact]
    public async Task Changes_WhileAnEarlierTransactionIsOpen_WaitForIt_AndNoneIsLost()
    {
        var log = nodes[1].Get<IChangeLog>();
        var before = await log.LatestAsync(Stop);
        await using var connection = new NpgsqlConnection(Database.ConnectionString(nodes[0]));
        await connection.OpenAsync(Stop);
        await using var earlier = await connection.BeginTransactionAsync(Stop);
        await using var insert = new NpgsqlCommand("""
            INSERT INTO change (transaction_id, at, node, touched) VALUES (pg_current_xact_id()::text::bigint, 0, 'other', '["Ticket","7"]')
            """, connection, earlier);
        await insert.ExecuteNonQueryAsync(Stop);

        await nodes[0].Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);
        (await log.ReadAsync(before, 10, Stop)).ShouldBeEmpty();
        await earlier.CommitAsync(Stop);

        IReadOnlyList<Change> read = [];
        while (read.Count < 2)
            read = await log.ReadAsync(before, 10, Stop);
        read.Select(c => (c.Kind, c.Node == "other")).ShouldBe([(ChangeKind.Ticket, true), (ChangeKind.Conversation, false)]);
        (await log.ReadAsync(read[0].Position, 10, Stop)).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Conversation);
        (await log.LatestAsync(Stop)).ShouldBe(read[^1].Position);
    }

    [Fact]
    public async Task Changes_FollowedWhileBothNodesCommit_NameEveryConversation()
    {
        var log = nodes[0].Get<IChangeLog>();
        var residents = Enumerable.Range(0, 200).Select(r => $"+86137{r:D8}").ToArray();
        // Fewer at once than a node has connections here: who waits for one longer than three seconds is refused.
        var committing = Parallel.ForEachAsync(residents.Index(), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop },
            async (r, _) => await nodes[r.Index % 2].Inbox.AcceptAsync(TestChannels.Text("你好", $"SM-{r.Item}", r.Item), Stop));

        var (seen, position) = (new HashSet<string>(), ChangePosition.Start);
        while (seen.Count < residents.Length && !committing.IsFaulted)
        {
            while (await log.ReadAsync(position, 3, Stop) is { Count: > 0 } changes)
            {
                changes.Select(c => c.Position).ShouldAllBe(p => p > position);
                position = changes[^1].Position;
                seen.UnionWith(changes.Where(c => c.Kind == ChangeKind.Conversation).Select(c => c.Key.Split('\n')[1]));
            }

            await Task.Yield();
        }

        await committing;
        seen.Order().ShouldBe(residents.Order());
    }
}
