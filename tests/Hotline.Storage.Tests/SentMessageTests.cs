using Hotline.Bot.Mail;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class SentMessageTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_FromWaitingToDelivered_EachStateIsReadAndTold()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await fixture.Inbox.AcceptAsync(TestChannels.Text("第一条", "SM1"), Stop);
        fixture.Time.Advance(TimeSpan.FromMinutes(5));
        var outbox = fixture.Get<IOutboxStore>();
        var message = (await outbox.ClaimAsync(10, Lease, Stop)).Single();
        var told = new List<Touched>();
        using var following = fixture.Get<ICommitFeed>().Subscribe(news => told.AddRange(news.Touched));

        var waiting = await OfAsync(fixture, message.Reference.Key);
        await outbox.FinishAsync(message, new SendResult.Retry("twilio 429"), fixture.Time.GetUtcNow().AddMinutes(1), Stop);
        var later = await OfAsync(fixture, message.Reference.Key);
        fixture.Time.Advance(Lease);
        message = (await outbox.ClaimAsync(10, Lease, Stop)).Single();
        await outbox.FinishAsync(message, new SendResult.Sent("SMx"), null, Stop);
        var accepted = await OfAsync(fixture, message.Reference.Key);
        await fixture.Get<IDeliveryReports>().ReportAsync(new(ChannelIds.Sms, "SMx", DeliveryState.Delivered), Stop);
        var delivered = await OfAsync(fixture, message.Reference.Key);

        waiting.Progress.ShouldBe(SendProgress.Waiting);
        waiting.Sequences.ShouldBe([2]);
        (later.Progress, later.Reason, later.NextAttemptAt.HasValue).ShouldBe((SendProgress.Waiting, "twilio 429", true));
        accepted.Progress.ShouldBe(SendProgress.Accepted);
        delivered.Progress.ShouldBe(SendProgress.Delivered);
        told.ShouldBe([Touched.Of(message.Reference.Key), Touched.Of(message.Reference.Key), Touched.Of(message.Reference.Key)]);
    }

    [Fact]
    public async Task Push_GivenUp_SaysWhy()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await fixture.Inbox.AcceptAsync(TestChannels.Text("第一条", "SM1"), Stop);
        fixture.Time.Advance(TimeSpan.FromMinutes(5));
        var outbox = fixture.Get<IOutboxStore>();
        var message = (await outbox.ClaimAsync(10, Lease, Stop)).Single();

        await outbox.FinishAsync(message, new SendResult.Rejected("twilio 400/21610"), null, Stop);

        var failed = await OfAsync(fixture, message.Reference.Key);
        (failed.Progress, failed.Reason).ShouldBe((SendProgress.Failed, "twilio 400/21610"));
    }

    private static async Task<SentMessage> OfAsync(StorageFixture fixture, ConversationKey key)
        => (await fixture.Get<ISentMessages>().OfAsync(key, 10, Stop)).Single();
}
