using Hotline.Bot.Mail;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class MailroomTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_GivenUpMessage_IsClaimedAgainAsNew_AndOnlyOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (mail, outbox) = (fixture.Get<IMailroom>(), fixture.Get<IOutboxStore>());
        var message = await DeadAsync(fixture, outbox);

        var dead = (await mail.ListAsync(MailKind.Resident, MailState.Dead, null, 10, Cancel)).ShouldHaveSingleItem();
        var traffic = (await mail.TrafficAsync(Cancel)).Single(t => t.ChannelId == ChannelIds.Sms);
        (await mail.ReplayAsync(MailKind.Resident, [dead.Id, dead.Id, 999], Cancel)).ShouldBe(1);

        dead.Error.ShouldBe("21610");
        traffic.LastError.ShouldBe("21610");
        (await mail.CountAsync(Cancel))[(MailKind.Resident, MailState.Dead)].ShouldBe(0);
        var again = (await outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Cancel)).ShouldHaveSingleItem();
        (again.Id, again.Attempt).ShouldBe((message.Id, 1));
    }

    private static async Task<OutboundMessage> DeadAsync(StorageFixture fixture, IOutboxStore outbox)
    {
        await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "m1"), Cancel);
        fixture.Time.Advance(TimeSpan.FromMinutes(5));
        var message = (await outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Cancel)).ShouldHaveSingleItem();
        await outbox.FinishAsync(message, new SendResult.Rejected("21610"), null, Cancel);
        return message;
    }
}
