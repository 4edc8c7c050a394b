using System.Net;

namespace Hotline.Console.Tests.Tickets;

/// <summary>A department that another summoned (吹哨) or that was added as co-handler (协办) finds the ticket in its own list.</summary>
public sealed class HelperInboxTests(RunningConsole console)
{
    [Fact]
    public async Task CoHandler_SeesTheTicketByItsOwnClock_ReportsAndHasItOffItsList()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "一整天没有水，路边在冒水", "utilities.water-outage");
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        (await clerk.GetAsync($"/console/tickets/{number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");
        await supervisor.GetAsync($"/console/tickets/{number}");
        (await supervisor.PostAsync($"/console/tickets/{number}/co-handle", ("department", "city-management"), ("task", "围挡路面"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var row = RowOf((await clerk.GetAsync("/console/tickets")).Html, number);
        row.ShouldContain("协办");
        row.ShouldContain("围挡路面");
        row.ShouldNotContain($"name=\"number\" value=\"{number}\"");
        // The clock of what it owes, not the lead's that runs out before.
        row.ShouldContain("协办还剩");
        await clerk.GetAsync($"/console/tickets/{number}");
        (await clerk.PostAsync($"/console/tickets/{number}/answer", ("answer", "我们已经把水管修好了，正常供水。"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await clerk.GetAsync($"/console/tickets/{number}");
        (await clerk.PostAsync($"/console/tickets/{number}/report", ("text", "路面已经围挡"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await clerk.GetAsync("/console/tickets")).Html.ShouldNotContain($"data-id=\"t{number}\"");
    }

    private static string RowOf(string html, string number)
    {
        var start = html.IndexOf($"data-id=\"t{number}\"", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, html);
        return html[start..html.IndexOf("</a>", start, StringComparison.Ordinal)];
    }
}
