using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Board;

/// <summary>The board without script: each figure leads to what is behind it.</summary>
public sealed partial class BoardTests(RunningConsole console)
{
    [Fact]
    public async Task Hour_OfOpenedTickets_LeadsToThem()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "路口的路灯不亮，晚上看不见路");
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");
        // The board counts again after two seconds.
        await RunningConsole.UntilAsync(async () => await LeadsToAsync(supervisor, "opened=", number));

        // A general matter is first to be signed within two working hours, so its next deadline is soon, whatever the hour.
        var (_, board) = await supervisor.GetAsync("/console/board");
        board.ShouldContain("未来 24 小时到期的工单");
        var due = Bars().Matches(board).Select(m => m.Groups[1].Value).Where(l => l.Contains("dueIn=", StringComparison.Ordinal));
        foreach (var link in due)
            (await supervisor.GetAsync(link)).Html.ShouldContain("/console/tickets/");
    }

    [Fact]
    public async Task Share_AnsweredWithinTheStandard_LeadsToTheRequests()
    {
        var handset = console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset);
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        await RunningConsole.UntilAsync(async () => (await supervisor.GetAsync("/console/board")).Html.Contains("href=\"/console/board/answers\"", StringComparison.Ordinal));
        var (_, answers) = await supervisor.GetAsync("/console/board/answers");

        answers.ShouldContain("GB/T 33358-2016");
        var row = answers.Split("<tr>").First(r => r.Contains(path, StringComparison.Ordinal));
        row.ShouldContain("李静");
        row.ShouldContain("按时");
        (await supervisor.GetAsync("/console/board/answers?late=true")).Html.ShouldNotContain(path);
        await desk.PostAsync(path + "/finish", ("result", "Answered"));
    }

    [Fact]
    public async Task Exclusion_Proposed_IsAmongTheDecisions_UntilItIsDecided()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "路口的路灯不亮，晚上看不见路");
        using var clerk = await Visitor.SignedInAsync(console.Address, "head");
        await clerk.GetAsync("/console/tickets/" + number);
        (await clerk.PostAsync($"/console/tickets/{number}/exclude", ("reason", "路灯不在本市范围内"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");
        var link = $"href=\"/console/tickets/{number}\"";

        var proposals = (await supervisor.GetAsync("/console/tickets?proposed=1")).Html;
        proposals.ShouldContain(link);
        // Its other tabs lead away from the proposals.
        proposals.Split("class=\"tabs\"")[1].Split("</nav>")[0].Split("proposed=1").Length.ShouldBe(2);
        await RunningConsole.UntilAsync(async () => Excluded().IsMatch((await supervisor.GetAsync("/console/board")).Html));

        await supervisor.GetAsync("/console/tickets/" + number);
        (await supervisor.PostAsync($"/console/tickets/{number}/approve-exclusion", ("why", "情况属实"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await supervisor.GetAsync("/console/tickets?proposed=1")).Html.ShouldNotContain(link);
    }

    [Fact]
    public async Task Bars_OfSomebodyWhoMustNotReadTickets_AreNoLinks()
    {
        await Residents.OpenTicketAsync(console, console.NewHandset(), "路口的路灯不亮，晚上看不见路");
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");

        var (status, board) = await admin.GetAsync("/console/board");

        status.ShouldBe(HttpStatusCode.OK);
        board.ShouldNotContain("/console/tickets?");
        (await admin.GetAsync("/console/tickets?opened=2026-01-01T00:00:00Z")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<bool> LeadsToAsync(Visitor supervisor, string kind, string number)
    {
        var (_, board) = await supervisor.GetAsync("/console/board");
        foreach (var link in Bars().Matches(board).Select(m => m.Groups[1].Value).Where(l => l.Contains(kind, StringComparison.Ordinal)).Reverse())
        {
            for (var next = link; next is not null;)
            {
                var (_, list) = await supervisor.GetAsync(next);
                if (list.Contains($"/console/tickets/{number}", StringComparison.Ordinal))
                    return true;
                next = Next().Match(list) is { Success: true } match ? match.Groups[1].Value : null;
            }
        }

        return false;
    }

    [GeneratedRegex("href=\"(/console/tickets\\?(?:opened|dueIn)=[^\"]+)\"")]
    private static partial Regex Bars();

    [GeneratedRegex("退单 \\d+，延期 \\d+，剔除 [1-9]")]
    private static partial Regex Excluded();

    [GeneratedRegex("href=\"(/console/tickets\\?after=[^\"]+)\"")]
    private static partial Regex Next();
}
