using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Tickets;

public sealed partial class TicketAttackTests(RunningConsole console)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_OfAnotherDepartment_IsAsIfItWereNotThere()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "一整天没有水", "utilities.water-outage");
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        (await supervisor.GetAsync($"/console/tickets/{number}")).Status.ShouldBe(HttpStatusCode.OK);
        (await clerk.GetAsync($"/console/tickets/{number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await clerk.GetAsync("/console/tickets");
        foreach (var action in (string[])["sign-in", "answer", "note", "reveal"])
            (await clerk.PostAsync($"/console/tickets/{number}/{action}", ("text", "x"), ("answer", "x"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await clerk.GetAsync("/console/tickets?department=water")).Html.ShouldNotContain(number);
    }

    [Theory]
    [InlineData("clerk", "/console/desk")]
    [InlineData("clerk", "/console/desk/follow-ups")]
    [InlineData("clerk", "/console/triage")]
    [InlineData("clerk", "/console/board")]
    [InlineData("clerk", "/console/desk/sms/Kzg2MTM4")]
    [InlineData("editor", "/console/tickets")]
    [InlineData("editor", "/console/audit")]
    [InlineData("operator", "/console/people")]
    [InlineData("operator", "/console/audit")]
    [InlineData("admin", "/console/desk")]
    [InlineData("admin", "/console/tickets")]
    [InlineData("auditor", "/console/people")]
    [InlineData("auditor", "/console/desk")]
    public async Task Page_WithoutTheRight_IsForbidden(string userName, string path)
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, userName);

        (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync(path + "/live")).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("auditor", "note", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "reveal", HttpStatusCode.Forbidden)]
    [InlineData("editor", "note", HttpStatusCode.Forbidden)]
    [InlineData("operator", "approve-return", HttpStatusCode.Conflict)]
    [InlineData("operator", "sign-in", HttpStatusCode.Conflict)]
    [InlineData("clerk", "press", HttpStatusCode.Conflict)]
    [InlineData("clerk", "dispatch", HttpStatusCode.Conflict)]
    public async Task Action_WithoutTheRight_ByDirectRequest_ChangesNothing(string userName, string action, HttpStatusCode expected)
    {
        var number = await OpenAsync("八达岭镇的路灯不亮了，天黑看不见路");
        using var visitor = await Visitor.SignedInAsync(console.Address, userName);
        await visitor.GetAsync("/console/account");

        using var response = await visitor.PostAsync(
            $"/console/tickets/{number}/{action}", ("text", "越权"), ("why", "越权"), ("words", "越权"), ("department", "water"));

        response.StatusCode.ShouldBe(expected);
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");
        (await supervisor.GetAsync($"/console/tickets/{number}")).Html.ShouldNotContain("越权");
    }

    [Fact]
    public async Task Contact_IsMaskedOnTheServer_AndEachLookIsAudited()
    {
        var handset = console.NewHandset();
        var number = await OpenAsync("八达岭镇的路灯不亮了，天黑看不见路", handset);
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        var (_, masked) = await clerk.GetAsync($"/console/tickets/{number}");
        masked.ShouldNotContain(handset.Number[3..]);
        masked.ShouldContain(handset.Number[^4..]);

        using var response = await clerk.PostAsync($"/console/tickets/{number}/reveal");

        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain(handset.Number[3..]);
        using var auditor = await Visitor.SignedInAsync(console.Address, "auditor");
        (await auditor.GetAsync("/console/audit?subject=" + number)).Html.ShouldContain("contact.revealed");
        (await auditor.GetAsync($"/console/tickets/{number}")).Html.ShouldNotContain(handset.Number[3..]);
    }

    [Fact]
    public async Task Script_InAResidentsWords_IsText()
    {
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>";
        var number = await OpenAsync("八达岭镇的路灯不亮了" + Attack);
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");

        var raw = await clerk.Client.GetStringAsync(new Uri($"/console/tickets/{number}", UriKind.Relative), Cancel);

        raw.ShouldNotContain("<script>alert");
        raw.ShouldNotContain("<img src=x");
        WebUtility.HtmlDecode(raw).ShouldContain("<script>alert(1)</script>");
    }

    [Theory]
    [InlineData("evil.html", "<script>alert(1)</script>")]
    [InlineData("photo.jpg", "MZ this is a program")]
    public async Task Upload_InDisguise_IsRefused(string name, string content)
    {
        var number = await OpenAsync("八达岭镇的路灯不亮了，天黑看不见路");
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        var (_, html) = await clerk.GetAsync($"/console/tickets/{number}");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Csrf().Match(html).Groups[1].Value), "__csrf" },
            { new StringContent("已经修好，灯亮了"), "answer" },
            { new StringContent(content), "files", name },
        };

        using var response = await clerk.Client.PostAsync(new Uri($"/console/tickets/{number}/answer", UriKind.Relative), form, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("有文件不能接收");
    }

    [Fact]
    public async Task Upload_LargerThanTheStoreTakes_IsRefusedInWords_AndTheAnswerIsKept()
    {
        var number = await OpenAsync("八达岭镇的路灯不亮了，天黑看不见路");
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        var (_, html) = await clerk.GetAsync($"/console/tickets/{number}");
        var photo = new byte[11 * 1024 * 1024];
        ((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF, 0xE0]).CopyTo(photo);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Csrf().Match(html).Groups[1].Value), "__csrf" },
            { new StringContent("已经修好，灯亮了"), "answer" },
            { new ByteArrayContent(photo), "files", "large.jpg" },
        };

        using var response = await clerk.Client.PostAsync(new Uri($"/console/tickets/{number}/answer", UriKind.Relative), form, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var answer = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));
        answer.ShouldContain("有文件不能接收");
        answer.ShouldContain("已经修好，灯亮了");
        (await clerk.GetAsync($"/console/tickets/{number}")).Html.ShouldNotContain("large.jpg");
    }

    [Fact]
    public async Task Upload_LargerThanItsForm_IsRefusedInWords()
    {
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        var (_, html) = await editor.GetAsync("/console/knowledge/edit/exchange");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Csrf().Match(html).Groups[1].Value), "__csrf" },
            { new ByteArrayContent(new byte[Hotline.Knowledge.Editing.ArticleImport.MaxBytes + (256 * 1024)]), "file", "articles.csv" },
        };

        using var response = await editor.Client.PostAsync(new Uri("/console/knowledge/edit/exchange", UriKind.Relative), form, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("文件太大");
    }

    [Fact]
    public async Task Answer_WithoutScript_ReachesTheResident()
    {
        var handset = console.NewHandset();
        var number = await OpenAsync("八达岭镇的路灯不亮了，天黑看不见路", handset);
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        await clerk.GetAsync($"/console/tickets/{number}");
        (await clerk.PostAsync($"/console/tickets/{number}/sign-in")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await clerk.GetAsync($"/console/tickets/{number}");

        using var done = await clerk.PostAsync($"/console/tickets/{number}/answer", ("answer", "已经更换了三盏路灯的灯泡，今晚起正常照明。"), ("told", "yes"));

        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (_, html) = await clerk.GetAsync($"/console/tickets/{number}");
        html.ShouldContain("已办结");
        html.ShouldContain("已经更换了三盏路灯的灯泡");
    }

    private Task<string> OpenAsync(string matter, TestKit.SmsHandset? handset = null)
        => Residents.OpenTicketAsync(console, handset ?? console.NewHandset(), matter);

    [GeneratedRegex("name=\"__csrf\" value=\"([^\"]+)\"")]
    private static partial Regex Csrf();
}
