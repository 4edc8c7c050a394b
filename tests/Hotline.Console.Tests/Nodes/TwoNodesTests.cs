using System.Net;

namespace Hotline.Console.Tests.Nodes;

/// <summary>People at the console cannot tell which node answers.</summary>
public sealed class TwoNodesTests(TwoNodes two) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task SignedInOnOneNode_WorksOnTheOther_FormsToo()
    {
        using var here = await Visitor.SignedInAsync(two.Nodes[0].Address, "supervisor");
        (await here.GetAsync("/console/desk")).Status.ShouldBe(HttpStatusCode.OK);
        using var there = here.At(two.Nodes[1].Address);

        (await there.PostAsync("/console/desk/presence", ("availability", "Busy"), ("reason", "training"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await there.GetAsync("/console/desk")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
