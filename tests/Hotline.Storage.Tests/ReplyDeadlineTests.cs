using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Tests;

/// <summary>The reply deadline begins when a message comes in, whatever holds its turn.</summary>
public sealed class ReplyDeadlineTests
{
    /// <summary>Reached only by an inbox that lets its caller wait for the store.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_StoreHoldsTheReadingThread_IsDeferredAtTheDeadline()
    {
        using var read = new ManualResetEventSlim();
        await using var fixture = await StorageFixture.StartAsync(
            more: services => services.AddSingleton<ITurnStore>(p => new HungStore(ActivatorUtilities.CreateInstance<TurnStore>(p), read)));
        try
        {
            var accepting = await Task.Factory.StartNew(
                () => fixture.Inbox.AcceptAsync(TestChannels.Text("慢", "SM1"), Stop), Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Patience, Stop);
            fixture.Time.Advance(TestChannels.Sms.ReplyDeadline);

            (await accepting).Status.ShouldBe(AcceptStatus.Deferred);
        }
        finally
        {
            read.Set();
        }

        (await fixture.Inbox.AcceptAsync(TestChannels.Text("慢", "SM1"), Stop)).Replies.Single().Text.ShouldBe("echo 慢");
    }

    /// <summary>A store whose reading of conversations holds its thread until it is let go.</summary>
    private sealed class HungStore(ITurnStore inner, ManualResetEventSlim read) : ITurnStore
    {
        public ValueTask<Conversation?> LoadAsync(ConversationKey key, CancellationToken cancellationToken)
        {
            read.Wait(cancellationToken);
            return inner.LoadAsync(key, cancellationToken);
        }

        public Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) => inner.CommitAsync(commit, cancellationToken);

        public Task<bool> AcceptAsync(InboundActivity inbound, DateTimeOffset receivedAt, CancellationToken cancellationToken) => inner.AcceptAsync(inbound, receivedAt, cancellationToken);

        public Task<Receipt?> FindReceiptAsync(string channelId, string externalId, CancellationToken cancellationToken) => inner.FindReceiptAsync(channelId, externalId, cancellationToken);

        public Task<IReadOnlyList<InboundActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
            => inner.PendingAsync(receivedBefore, limit, cancellationToken);

        public void MarkDelivered(long handoverId) => inner.MarkDelivered(handoverId);

        public Task<long> ReserveTicketSequencesAsync(int count, CancellationToken cancellationToken) => inner.ReserveTicketSequencesAsync(count, cancellationToken);
    }
}
