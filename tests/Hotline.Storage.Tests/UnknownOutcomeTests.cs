using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Tests;

/// <summary>
/// The database dies after it committed and before it said so. What is sent again is refused, because it is there; nothing of it may be
/// used a second time.
/// </summary>
public sealed class UnknownOutcomeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_TurnThatOpenedATicket_IsKnown_AndItsNumberIsGivenToNobodyElse()
    {
        await using var fixture = await StorageFixture.StartAsync(more: services =>
        {
            var real = services.Last(s => s.ServiceType == typeof(ITurnStore)).ImplementationType!;
            services.AddSingleton<ITurnStore>(p => new ForgetfulStore((ITurnStore)ActivatorUtilities.CreateInstance(p, real)));
        });
        var desk = fixture.Get<ITicketDesk>();
        fixture.Engine.Decide = input => new()
        {
            State = input.Conversation.State,
            Replies = [new Activity { Text = $"{input.ReservedNumber}" }],
            Tickets = [desk.Open(new() { Description = "路灯不亮", Kind = TicketKind.Complaint }, new() { ChannelId = ChannelIds.Sms, UserId = "+8613800138000" }, input.ReservedNumber, Actor.Bot, input.Now)],
        };

        var unsure = await fixture.Inbox.AcceptAsync(TestChannels.Text("路灯不亮", "SM1"), Stop);
        var next = await fixture.Inbox.AcceptAsync(TestChannels.Text("还有一盏", "SM2"), Stop);

        unsure.Status.ShouldBe(AcceptStatus.Duplicate, "it was committed, and its repetition is known");
        unsure.Replies.ShouldHaveSingleItem();
        next.Status.ShouldBe(AcceptStatus.Committed);
        next.Replies.Single().Text.ShouldNotBe(unsure.Replies.Single().Text);
        Database.Scalar(fixture, "SELECT count(*) FROM ticket").ShouldBe(2L);
    }

    /// <summary>Says of its first commit what whoever sends it again hears.</summary>
    private sealed class ForgetfulStore(ITurnStore store) : ITurnStore
    {
        private int commits;

        public async Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
        {
            var outcome = await store.CommitAsync(commit, cancellationToken);
            return Interlocked.Increment(ref commits) == 1 ? await store.CommitAsync(commit, cancellationToken) : outcome;
        }

        public ValueTask<Bot.Conversations.Conversation?> LoadAsync(ConversationKey key, CancellationToken cancellationToken) => store.LoadAsync(key, cancellationToken);

        public Task<bool> AcceptAsync(InboundActivity inbound, DateTimeOffset receivedAt, CancellationToken cancellationToken) => store.AcceptAsync(inbound, receivedAt, cancellationToken);

        public Task<Receipt?> FindReceiptAsync(string channelId, string externalId, CancellationToken cancellationToken) => store.FindReceiptAsync(channelId, externalId, cancellationToken);

        public Task<IReadOnlyList<InboundActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken) => store.PendingAsync(receivedBefore, limit, cancellationToken);

        public void MarkDelivered(long handoverId) => store.MarkDelivered(handoverId);

        public Task<long> ReserveTicketSequencesAsync(int count, CancellationToken cancellationToken) => store.ReserveTicketSequencesAsync(count, cancellationToken);
    }
}
