using Hotline.Bot.Claims;
using Hotline.Storage.Outbox;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

/// <summary>One process has the embedded database: what the one before it was working on is free at once.</summary>
public sealed class FormerRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_AfterARunThatWasKilled_TakesItsWorkUpAtOnce()
    {
        await using var killed = await StorageFixture.StartAsync();
        await killed.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);
        killed.Time.Advance(TimeSpan.FromMinutes(5));
        var pushing = (await killed.Get<IOutboxStore>().ClaimAsync(10, TimeSpan.FromHours(1), Stop)).Single();
        await killed.Get<IWorkClaims>().TakeAsync(WorkKind.Clocks, ["1"], Stop);

        await using var next = await StorageFixture.StartAsync(killed.Directory);
        next.Time.Advance(TimeSpan.FromMinutes(5));

        var again = (await next.Get<IOutboxStore>().ClaimAsync(10, TimeSpan.FromHours(1), Stop)).Single();
        (again.Id, again.Attempt).ShouldBe((pushing.Id, 2));
        (await next.Get<IWorkClaims>().TakeAsync(WorkKind.Clocks, ["1"], Stop)).ShouldHaveSingleItem();
    }
}
