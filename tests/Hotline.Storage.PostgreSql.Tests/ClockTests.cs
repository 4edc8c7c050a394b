using Hotline.Storage.Leases;
using Hotline.Storage.Outbox;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

/// <summary>Clocks of nodes that are not kept.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_ByANodeWhoseClockIsMinutesAhead_TakesNothingEarly()
    {
        await using var right = await StorageFixture.StartAsync();
        await using var ahead = await StorageFixture.StartAsync(right.Directory);
        await right.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);
        right.Time.Advance(TimeSpan.FromMinutes(5));
        ahead.Time.Advance(TimeSpan.FromMinutes(15));
        var held = (await right.Get<IOutboxStore>().ClaimAsync(10, Lease, Stop)).Single();

        (await ahead.Get<IOutboxStore>().ClaimAsync(10, Lease, Stop)).ShouldBeEmpty();

        (await right.Get<IOutboxStore>().FinishAsync(held, new Channels.SendResult.Sent("SM1"), null, Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task Compare_ClockThatIsOff_SaysByHowMuch()
    {
        await using var node = await StorageFixture.StartAsync();
        var difference = node.Get<ClockDifference>();

        await difference.CompareAsync(Stop);

        var there = DateTimeOffset.FromUnixTimeMilliseconds((long)Database.Scalar(node, "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")!);
        difference.Latest!.Value.ShouldBe(node.Time.GetUtcNow() - there, TimeSpan.FromSeconds(2));
        difference.IsTooLarge.ShouldBeTrue();
    }
}
