using System.Net;
using System.Text.RegularExpressions;
using Hotline.TestKit;

namespace Hotline.Console.Tests.Desk.FollowUps;

/// <summary>回访 at the desk: what a resident says is recorded, "not solved" comes up for a decision, and goes back to the department.</summary>
public sealed partial class FollowUpStoryTests(RunningConsole console)
{
    private const string Page = "/console/desk/follow-ups";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NotSolved_IsProposedWithTheResidentsWords_AndGoesBack()
    {
        var handset = console.NewHandset();
        var number = await ResolvedAsync(handset);
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        var version = await VersionAsync(desk, number);

        (await desk.PostAsync($"{Page}/{number}/record", ("version", version), ("solved", ""))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var recorded = await desk.PostAsync($"{Page}/{number}/record", ("version", version), ("solved", "no"), ("contacted", "yes"), ("satisfaction", "Dissatisfied"), ("words", "灯还是不亮"));
        recorded.Headers.Location!.ToString().ShouldEndWith("?done=proposed");

        var card = CardOf((await desk.GetAsync(Page)).Html, number);
        card.ShouldContain("灯还是不亮</textarea>");
        card.ShouldContain("已经更换了三盏路灯的灯泡");
        card.ShouldNotContain(handset.Number[3..]);
        using var revealed = await desk.PostAsync($"{Page}/{number}/reveal");
        (await revealed.Content.ReadAsStringAsync(Cancel)).ShouldContain(handset.Number[3..]);
        using var auditor = await Visitor.SignedInAsync(console.Address, "auditor");
        (await auditor.GetAsync("/console/audit?subject=" + number)).Html.ShouldContain("contact.revealed");

        await desk.GetAsync(Page);
        (await desk.PostAsync($"{Page}/{number}/reopen", ("version", version), ("why", "灯还是不亮"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        version = await VersionAsync(desk, number);
        (await desk.PostAsync($"{Page}/{number}/reopen", ("version", version), ("why", "灯还是不亮"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await desk.GetAsync(Page)).Html.ShouldNotContain($"data-id=\"f{number}\"");
    }

    [Fact]
    public async Task NotSolved_OfATicketMergedIntoAnother_GoesBackOnTheMaster()
    {
        var (first, second) = (console.NewHandset(), console.NewHandset());
        var (master, member) = (await OpenAsync(first), await OpenAsync(second));
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        await desk.GetAsync($"/console/tickets/{member}");
        (await desk.PostAsync($"/console/tickets/{member}/merge", ("master", master), ("why", "同一盏灯"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await desk.PostAsync($"{Page}/{member}/record", ("version", await VersionAsync(desk, member)), ("solved", "no"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await AnswerAsync(master);

        var version = await VersionAsync(desk, member);
        (await desk.PostAsync($"{Page}/{member}/record", ("version", version), ("solved", "no"), ("words", "我家门口那盏没换"))).Headers.Location!.ToString().ShouldEndWith("?done=proposed");
        var card = CardOf((await desk.GetAsync(Page)).Html, member);
        card.ShouldContain("我家门口那盏没换</textarea>");
        card.ShouldContain("已经更换了三盏路灯的灯泡");
        (await desk.PostAsync($"{Page}/{member}/reopen", ("version", version), ("why", "还差一盏"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await desk.PostAsync($"{Page}/{member}/reopen", ("version", await VersionAsync(desk, member)), ("why", "还差一盏"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await desk.GetAsync($"/console/tickets/{master}")).Html.ShouldContain("还差一盏");
        (await desk.GetAsync(Page)).Html.ShouldNotContain($"data-id=\"f{member}\"");
    }

    [Fact]
    public async Task Content_IsRecordedAndClosed()
    {
        var number = await ResolvedAsync(console.NewHandset());
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        var version = await VersionAsync(desk, number);

        using var recorded = await desk.PostAsync($"{Page}/{number}/record", ("version", version), ("solved", "yes"), ("satisfaction", "Satisfied"));

        recorded.Headers.Location!.ToString().ShouldEndWith("?done=closed");
        (await desk.GetAsync($"/console/tickets/{number}")).Html.ShouldContain("已归档");
    }

    [Theory]
    [InlineData("clerk", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.Conflict)]
    public async Task CalledInVain_OfWhoIsNotOnTheCallList_OrWithoutTheRight_ChangesNothing(string userName, HttpStatusCode expected)
    {
        var number = await ResolvedAsync(console.NewHandset());
        using var visitor = await Visitor.SignedInAsync(console.Address, userName);
        await visitor.GetAsync("/console/account");
        using var operating = await Visitor.SignedInAsync(console.Address, "supervisor");
        var version = await VersionAsync(operating, number);

        (await visitor.PostAsync($"{Page}/{number}/in-vain", ("version", version))).StatusCode.ShouldBe(expected);

        (await VersionAsync(operating, number)).ShouldBe(version);
    }

    private async Task<string> ResolvedAsync(SmsHandset handset)
    {
        var number = await OpenAsync(handset);
        await AnswerAsync(number);
        return number;
    }

    private Task<string> OpenAsync(SmsHandset handset) => Residents.OpenTicketAsync(console, handset, "八达岭镇的路灯不亮了，天黑看不见路");

    private async Task AnswerAsync(string number)
    {
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        await clerk.GetAsync($"/console/tickets/{number}");
        (await clerk.PostAsync($"/console/tickets/{number}/answer", ("answer", "已经更换了三盏路灯的灯泡，今晚起正常照明。"), ("told", "yes"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static async Task<string> VersionAsync(Visitor visitor, string number)
        => Version().Match((await visitor.GetAsync($"/console/tickets/{number}")).Html).Groups[1].Value;

    private static string CardOf(string html, string number)
    {
        var start = html.IndexOf($"data-id=\"f{number}\"", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, html);
        return html[start..html.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
