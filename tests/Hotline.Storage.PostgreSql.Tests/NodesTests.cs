using Hotline.Channels;
using Hotline.TestKit;

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
}
