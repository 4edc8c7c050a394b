using Hotline.Channels;
using Hotline.Storage.Projection;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Tests;

/// <summary>What the projection reads of conversations.</summary>
public sealed class RecordReaderTests
{
    private static readonly ConversationKey First = new(ChannelIds.Sms, "+8613800138001");
    private static readonly ConversationKey Second = new(ChannelIds.Sms, "+8613800138002");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_OfSeveralConversations_ComeInTheOrderInWhichTheyAreAskedFor_EachFromItsPlace()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var began = fixture.Time.GetUtcNow();
        await SayAsync(fixture, First, Second, First);

        var messages = await Reader(fixture).MessagesAsync([new(Second, 0, began), new(First, 2, began), new(new(ChannelIds.Sms, "nobody"), 0, began)], 10, Stop);

        messages.Select(m => (m.Conversation, m.Sequence)).ShouldBe([(Second, 1), (Second, 2), (First, 3), (First, 4)]);
        messages.ShouldAllBe(m => m.At == began && m.Activity.Text != null);
    }

    [Fact]
    public async Task Messages_MoreThanAreAskedFor_EndInTheMiddleOfAConversation()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var began = fixture.Time.GetUtcNow();
        await SayAsync(fixture, First, Second);

        var messages = await Reader(fixture).MessagesAsync([new(First, 0, began), new(Second, 0, began)], 3, Stop);

        messages.Select(m => (m.Conversation, m.Sequence)).ShouldBe([(First, 1), (First, 2), (Second, 1)]);
    }

    [Fact]
    public async Task Messages_FromBeforeTheInstant_AreLeftOut()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await SayAsync(fixture, First);
        fixture.Time.Advance(TimeSpan.FromHours(1));
        await SayAsync(fixture, First);

        var messages = await Reader(fixture).MessagesAsync([new(First, 0, fixture.Time.GetUtcNow())], 10, Stop);

        messages.Select(m => m.Sequence).ShouldBe([3, 4]);
    }

    /// <summary>Each message has one reply.</summary>
    private static async Task SayAsync(StorageFixture fixture, params IReadOnlyList<ConversationKey> conversations)
    {
        foreach (var conversation in conversations)
            await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", Guid.NewGuid().ToString(), conversation.ConversationId), Stop);
    }

    private static RecordReader Reader(StorageFixture fixture) => ActivatorUtilities.CreateInstance<RecordReader>(fixture.Get<IServiceProvider>());
}
