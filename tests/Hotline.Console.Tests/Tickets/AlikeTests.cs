using System.Net;

namespace Hotline.Console.Tests.Tickets;

/// <summary>A ticket about what another one is about already is proposed for merging on its own page.</summary>
public sealed class AlikeTests(RunningConsole console)
{
    [Fact]
    public async Task Page_TicketAboutTheSame_ProposesTheOtherAndMergesInOneStep()
    {
        var first = await Residents.OpenTicketAsync(console, console.NewHandset(), "延庆区大榆树镇的灯笼广场喷泉漏水，水流到马路上结冰");
        var second = await Residents.OpenTicketAsync(console, console.NewHandset(), "大榆树镇灯笼广场的喷泉漏水了，路面结冰，延庆区");
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        await RunningConsole.UntilAsync(async () => (await desk.GetAsync($"/console/tickets/{second}")).Html.Contains($"name=\"master\" value=\"{first}\"", StringComparison.Ordinal));

        using var merged = await desk.PostAsync($"/console/tickets/{second}/merge", ("master", first), ("why", "反映的是同一件事"));

        merged.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await desk.GetAsync($"/console/tickets/{second}")).Html.ShouldNotContain("可能是同一件事");
    }
}
