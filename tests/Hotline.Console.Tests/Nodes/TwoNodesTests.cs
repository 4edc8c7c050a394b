using System.Net;
using Hotline.TestKit;

namespace Hotline.Console.Tests.Nodes;

/// <summary>People at the console cannot tell which node answers. No Redis: what nodes share stands in the database.</summary>
public sealed class TwoNodesTests(TwoNodes two) : IClassFixture<TwoNodes>
{
    /// <summary>Claims of one conversation by two people at once; the cluster tests do a thousand.</summary>
    private const int Races = 20;

    [Fact]
    public async Task SignedInOnOneNode_WorksOnTheOther_FormsToo()
    {
        using var here = await Visitor.SignedInAsync(two.Nodes[0].Address, "supervisor");
        (await here.GetAsync("/console/desk")).Status.ShouldBe(HttpStatusCode.OK);
        using var there = here.At(two.Nodes[1].Address);

        (await there.PostAsync("/console/desk/presence", ("availability", "Busy"), ("reason", "training"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await there.GetAsync("/console/desk")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Operators_OnTwoNodes_AreOfferedEachConversationOnce_AndOneGetsIt()
    {
        // Each reads pages of the other node than the one that their stream hangs on.
        using var one = await AtDeskAsync(0, "operator");
        using var other = await AtDeskAsync(1, "operator2");
        await OfferIsPassedOnAsync(one, other);
        await BusyOnTheOtherNodeIsNotAskedAsync(one, other);
        await OnlyOneClaimsAsync(one, other);
    }

    /// <summary>Offered to one of them on whichever node, declined on the other node, and then offered to the other one.</summary>
    private async Task OfferIsPassedOnAsync(Person one, Person other)
    {
        var path = await Residents.AskForAPersonAsync(NewHandset(0), "居住证到期了怎么续");
        await RunningConsole.UntilAsync(async () => await IsOfferedAsync(one.Here, path) || await IsOfferedAsync(other.Here, path));
        var (first, second) = await IsOfferedAsync(one.Here, path) ? (one, other) : (other, one);
        (await IsOfferedAsync(first.There, path)).ShouldBeTrue();
        (await IsOfferedAsync(second.Here, path)).ShouldBeFalse();

        (await first.There.PostAsync(path + "/decline")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        await RunningConsole.UntilAsync(() => IsOfferedAsync(second.Here, path));
        (await IsOfferedAsync(first.Here, path)).ShouldBeFalse();
        await TakeAndFinishAsync(second.Here, path);
    }

    /// <summary>Whoever says at one node that they are busy is asked by none.</summary>
    private async Task BusyOnTheOtherNodeIsNotAskedAsync(Person one, Person other)
    {
        foreach (var (busy, free) in ((Person, Person)[])[(one, other), (other, one)])
        {
            await SetAsync(free.There, "Available");
            await SetAsync(busy.There, "Busy");
            await RunningConsole.UntilAsync(async () => (await free.Here.GetAsync("/console/desk")).Status == HttpStatusCode.OK);
            var path = await Residents.AskForAPersonAsync(NewHandset(1), "居住证到期了怎么续");
            await RunningConsole.UntilAsync(() => IsOfferedAsync(free.Here, path));
            (await IsOfferedAsync(busy.Here, path)).ShouldBeFalse();
            await TakeAndFinishAsync(free.There, path);
        }

        await SetAsync(one.Here, "Available");
    }

    private async Task OnlyOneClaimsAsync(Person one, Person other)
    {
        for (var i = 0; i < Races; i++)
        {
            var path = await Residents.AskForAPersonAsync(NewHandset(i % 2));
            var claims = await Task.WhenAll(one.Here.PostAsync(path + "/claim"), other.Here.PostAsync(path + "/claim"));

            claims.Select(c => c.StatusCode).Order().ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.Conflict]);
            await FinishAsync(claims[0].StatusCode == HttpStatusCode.SeeOther ? one.There : other.There, path);
        }
    }

    private static async Task TakeAndFinishAsync(Visitor desk, string path)
    {
        (await desk.PostAsync(path + "/claim")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await FinishAsync(desk, path);
    }

    private static async Task FinishAsync(Visitor desk, string path)
        => (await desk.PostAsync(path + "/finish", ("result", "Answered"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

    private static async Task SetAsync(Visitor desk, string availability)
        => (await desk.PostAsync("/console/desk/presence", ("availability", availability))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

    private static async Task<bool> IsOfferedAsync(Visitor desk, string path)
        => (await desk.GetAsync("/console/desk")).Html.Contains($"data-id=\"offer-{path}\"", StringComparison.Ordinal);

    private async Task<Person> AtDeskAsync(int node, string userName)
    {
        var here = await Visitor.SignedInAsync(two.Nodes[node].Address, userName);
        await here.GetAsync("/console/desk");
        await here.FollowAsync("/console/desk/live");
        var there = here.At(two.Nodes[1 - node].Address);
        await there.GetAsync("/console/desk");
        return new(here, there);
    }

    private SmsHandset NewHandset(int node) => new(two.Nodes[node].Client, $"+86135{Random.Shared.Next(0, 100_000_000):D8}");

    /// <summary>One browser, whose stream is on one node and whose requests either takes.</summary>
    private sealed record Person(Visitor Here, Visitor There) : IDisposable
    {
        public void Dispose()
        {
            There.Dispose();
            Here.Dispose();
        }
    }
}
