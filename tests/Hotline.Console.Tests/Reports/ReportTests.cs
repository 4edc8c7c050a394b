using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Reports;

/// <summary>Figures in the console, without script: each leads to the tickets behind it, and everybody sees what is theirs.</summary>
public sealed partial class ReportTests(RunningConsole console)
{
    [Fact]
    public async Task Figures_OfASupervisor_LeadToTheTicketsBehindThem()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "路口的路灯不亮，晚上看不见路");
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        var (status, page) = await supervisor.GetAsync("/console/figures?by=category");

        status.ShouldBe(HttpStatusCode.OK);
        foreach (var figure in (string[])["响应率", "解决率", "满意率", "按时签收率", "市容环卫", "眼下在办"])
            page.ShouldContain(figure);
        var opened = Links().Matches(page).Select(m => m.Groups[1].Value).First(l => l.Contains("figure=Opened", StringComparison.Ordinal) && l.Contains("key=cityscape", StringComparison.Ordinal));
        (await supervisor.GetAsync(opened)).Html.ShouldContain($"/console/tickets/{number}");
        var open = Links().Matches(page).Select(m => m.Groups[1].Value).First(l => l.Contains("/figures/open", StringComparison.Ordinal) && l.Contains("key=cityscape", StringComparison.Ordinal));
        (await supervisor.GetAsync(open)).Html.ShouldContain("市容环卫");
    }

    [Fact]
    public async Task Figures_OfADepartment_AreItsOwn()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "路口的路灯不亮，晚上看不见路");
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");

        (await clerk.GetAsync("/console/figures")).Html.ShouldContain("城市管理委员会");
        (await clerk.GetAsync("/console/figures/tickets?figure=Opened")).Html.ShouldContain($"/console/tickets/{number}");
        // The figures of another department have no tickets behind them for this one.
        (await clerk.GetAsync("/console/figures/tickets?figure=Opened&key=heat")).Html.ShouldNotContain("/console/tickets/");
    }

    [Theory]
    [InlineData("operator", "/console/figures", HttpStatusCode.Forbidden)]
    [InlineData("editor", "/console/figures", HttpStatusCode.Forbidden)]
    [InlineData("admin", "/console/figures", HttpStatusCode.OK)]
    [InlineData("admin", "/console/figures/tickets?figure=Opened", HttpStatusCode.Forbidden)]
    [InlineData("admin", "/console/figures/open", HttpStatusCode.Forbidden)]
    [InlineData("supervisor", "/console/figures/tickets?figure=Nonsense", HttpStatusCode.NotFound)]
    [InlineData("supervisor", "/console/figures?by=planet&from=x&to=y", HttpStatusCode.OK)]
    [InlineData("supervisor", "/console/figures?by=month&from=2026-01-01&to=2026-12-31", HttpStatusCode.OK)]
    public async Task Pages_ForEachRole_OpenOrNot(string user, string path, HttpStatusCode expected)
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, user);

        var (status, page) = await visitor.GetAsync(path);

        status.ShouldBe(expected);
        if (user == "admin" && expected == HttpStatusCode.OK)
            page.ShouldNotContain("/console/figures/tickets");
    }

    [Fact]
    public async Task Csv_IsATableThatASpreadsheetOpens()
    {
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        using var response = await supervisor.Client.GetAsync(new Uri("/console/figures/table.csv?by=channel", UriKind.Relative), TestContext.Current.CancellationToken);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..3].ShouldBe(Encoding.UTF8.GetPreamble());
    }

    [Fact]
    public async Task Wall_ShowsTheBoardAlone()
    {
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        var (status, page) = await supervisor.GetAsync("/console/board/wall");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("class=\"wall\"");
        page.ShouldContain("热点诉求");
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();
}
