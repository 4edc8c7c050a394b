using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class OutboxTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_ReplyConfirmedInTheResponse_IsNotPushed()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var receipt = await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);
        fixture.Inbox.ConfirmDelivered(receipt);
        await fixture.Inbox.AcceptAsync(TestChannels.Text("后一条", "SM2", "+8613900000000"), Stop);
        fixture.Time.Advance(TimeSpan.FromMinutes(5));

        var due = await fixture.Get<IOutboxStore>().ClaimAsync(10, Lease, Stop);

        due.Single().Reference.ConversationId.ShouldBe("+8613900000000");
    }

    [Fact]
    public async Task Claim_WhileLeased_GivesNothingUntilTheLeaseEnds()
    {
        await using var fixture = await Unconfirmed();
        var outbox = fixture.Get<IOutboxStore>();

        (await outbox.ClaimAsync(10, Lease, Stop)).Single().Attempt.ShouldBe(1);
        (await outbox.ClaimAsync(10, Lease, Stop)).ShouldBeEmpty();
        Database.Pass(Lease, fixture);
        (await outbox.ClaimAsync(10, Lease, Stop)).Single().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task Finish_Retry_ComesAgainWhenDue()
    {
        await using var fixture = await Unconfirmed();
        var outbox = fixture.Get<IOutboxStore>();
        var message = (await outbox.ClaimAsync(10, Lease, Stop)).Single();
        var next = fixture.Time.GetUtcNow().AddMinutes(10);

        await outbox.FinishAsync(message, new SendResult.Retry("429"), next, Stop);

        (await outbox.NextDueAsync(Stop)).ShouldBe(next);
        (await outbox.ClaimAsync(10, Lease, Stop)).ShouldBeEmpty();
        fixture.Time.Advance(TimeSpan.FromMinutes(10));
        (await outbox.ClaimAsync(10, Lease, Stop)).Single().Id.ShouldBe(message.Id);
    }

    [Fact]
    public async Task Claim_TwoMessagesOfOneConversation_ComeInOrder()
    {
        await using var fixture = await Unconfirmed();
        await fixture.Inbox.AcceptAsync(TestChannels.Text("第二条", "SM2"), Stop);
        fixture.Time.Advance(TimeSpan.FromMinutes(5));
        var outbox = fixture.Get<IOutboxStore>();

        var first = (await outbox.ClaimAsync(10, Lease, Stop)).Single();
        await outbox.FinishAsync(first, new SendResult.Sent("SMx"), null, Stop);
        var second = (await outbox.ClaimAsync(10, Lease, Stop)).Single();

        first.Activities.Single().Text.ShouldBe("echo 第一条");
        second.Activities.Single().Text.ShouldBe("echo 第二条");
        second.PushedSinceLastInbound.ShouldBe(1);
        second.LastInboundAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Claim_EventAfterAMessage_TellsWhenEachCame()
    {
        await using var fixture = await Unconfirmed();
        var written = fixture.Time.GetUtcNow() - TimeSpan.FromMinutes(5);
        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        await fixture.Inbox.AcceptAsync(TestChannels.Text("菜单", "EV1") with { Input = InputModality.Event }, Stop);
        var clicked = fixture.Time.GetUtcNow();
        fixture.Time.Advance(TimeSpan.FromMinutes(5));

        var message = (await fixture.Get<IOutboxStore>().ClaimAsync(10, Lease, Stop))[0];

        message.LastInboundWasEvent.ShouldBeTrue();
        message.LastInboundAt.ShouldBe(clicked);
        message.LastMessageAt.ShouldBe(written);
    }

    [Fact]
    public async Task Claim_ResidentOptedOut_IsSuppressed()
    {
        await using var fixture = await Unconfirmed();
        fixture.Engine.Decide = input => new TurnResult { State = ConversationState.New with { OptedOut = true } };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("退订", "SM2"), Stop);

        (await fixture.Get<IOutboxStore>().ClaimAsync(10, Lease, Stop)).ShouldBeEmpty();
        (await fixture.Get<IOutboxStore>().NextDueAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Report_OutOfOrder_KeepsTheFinalState()
    {
        await using var fixture = await Unconfirmed();
        var outbox = fixture.Get<IOutboxStore>();
        var reports = fixture.Get<IDeliveryReports>();
        var message = (await outbox.ClaimAsync(10, Lease, Stop)).Single();
        await reports.ReportAsync(new(ChannelIds.Sms, "SMx", DeliveryState.Delivered), Stop);
        await outbox.FinishAsync(message, new SendResult.Sent("SMx"), null, Stop);
        await reports.ReportAsync(new(ChannelIds.Sms, "SMx", DeliveryState.Sent), Stop);
        await reports.ReportAsync(new(ChannelIds.Sms, "SMx", DeliveryState.Failed, "30003"), Stop);

        Database.Scalar(fixture, "SELECT delivery FROM outbox WHERE external_id = 'SMx'").ShouldBe("Delivered");
    }

    [Fact]
    public async Task Report_OnAReplyInAResponse_KeptBesideTheMessageItAnswers()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var receipt = await fixture.Inbox.AcceptAsync(TestChannels.Text("路灯坏了", "SM1"), Stop);
        fixture.Inbox.ConfirmDelivered(receipt);
        var reports = fixture.Get<IDeliveryReports>();
        await reports.ReportAsync(new(ChannelIds.Sms, "SMreply", DeliveryState.Sent, HandoverId: receipt.HandoverId), Stop);
        await reports.ReportAsync(new(ChannelIds.Sms, "SMreply", DeliveryState.Failed, "30003", receipt.HandoverId), Stop);
        await reports.ReportAsync(new(ChannelIds.Sms, "SMreply", DeliveryState.Sent, HandoverId: receipt.HandoverId), Stop);

        Database.Scalar(fixture, "SELECT reply_delivery || ' ' || reply_error FROM inbox WHERE external_id = 'SM1'").ShouldBe("Failed 30003");
    }

    [Fact]
    public async Task Find_AcceptedBefore_GivesItsReplies()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var receipt = await fixture.Inbox.AcceptAsync(TestChannels.Text("路灯坏了", "SM1"), Stop);

        var found = (await fixture.Inbox.FindAsync(ChannelIds.Sms, "SM1", Stop)).ShouldNotBeNull();

        found.Replies.Select(r => r.Id).ShouldBe(receipt.Replies.Select(r => r.Id));
        (await fixture.Inbox.FindAsync(ChannelIds.Sms, "SM2", Stop)).ShouldBeNull();
    }

    private static async Task<StorageFixture> Unconfirmed()
    {
        var fixture = await StorageFixture.StartAsync();
        await fixture.Inbox.AcceptAsync(TestChannels.Text("第一条", "SM1"), Stop);
        fixture.Time.Advance(TimeSpan.FromMinutes(5));
        return fixture;
    }
}
