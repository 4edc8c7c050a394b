using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Access;

public sealed partial class PeopleTests(RunningConsole console)
{
    private const string Password = "a-good-one-96156";

    [Fact]
    public async Task SecondFactor_OnceOn_IsAskedForAtSignIn()
    {
        var name = await AddAsync("Editor");
        using var visitor = new Visitor(console.Address);
        await visitor.SignInAsync(name, Password);
        await visitor.GetAsync("/console/account");
        await visitor.PostAsync("/console/account/second-factor/key");
        var page = (await visitor.GetAsync("/console/account?done=key")).Html;
        page.ShouldContain("<svg class=\"qr\"");
        var key = Key().Match(page).Groups[1].Value;
        (await visitor.PostAsync("/console/account/second-factor", ("code", "000000"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.PostAsync("/console/account/second-factor", ("code", Code(key)))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var again = new Visitor(console.Address);
        var first = await again.SignInAsync(name, Password);
        first.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await again.GetAsync("/console/knowledge")).Status.ShouldBe(HttpStatusCode.SeeOther);
        await again.GetAsync(first.Headers.Location!.ToString());
        var wrong = await again.PostAsync("/console/second-factor", ("code", "000000"), ("back", "/console"));
        var right = await again.PostAsync("/console/second-factor", ("code", Code(key)), ("back", "/console"));

        first.Headers.Location!.ToString().ShouldStartWith("/console/second-factor");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        right.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await again.GetAsync("/console/knowledge")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Account_ThatIsClosed_IsOutWithTheNextRequest()
    {
        var name = await AddAsync("Editor");
        using var visitor = new Visitor(console.Address);
        await visitor.SignInAsync(name, Password);
        (await visitor.GetAsync("/console/knowledge")).Status.ShouldBe(HttpStatusCode.OK);
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        var row = (await admin.GetAsync("/console/people")).Html.Split("<tr ").Single(r => r.Contains($"<td>{name}</td>", StringComparison.Ordinal));

        await admin.PostAsync($"/console/people/{Id().Match(row).Groups[1].Value}/close");

        (await visitor.GetAsync("/console/knowledge")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.SignInAsync(name, Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Account_WithAnotherRole_SignsInAnew_AndHasItsRights()
    {
        var name = await AddAsync("Editor");
        using var visitor = new Visitor(console.Address);
        await visitor.SignInAsync(name, Password);
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        var row = (await admin.GetAsync("/console/people")).Html.Split("<tr ").Single(r => r.Contains($"<td>{name}</td>", StringComparison.Ordinal));
        var path = $"/console/people/{Id().Match(row).Groups[1].Value}/change";

        (await admin.PostAsync(path, ("displayName", "换岗的人"), ("role", "DepartmentHead"), ("department", ""), ("workNumber", ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.PostAsync(path, ("displayName", "换岗的人"), ("role", "DepartmentHead"), ("department", "water"), ("workNumber", ""))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await visitor.GetAsync("/console/knowledge")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.SignInAsync(name, Password)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.GetAsync("/console/tickets")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/console/knowledge/edit/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync("/console/settings/departments/water")).Html.ShouldContain("换岗的人");
        (await admin.GetAsync("/console/audit?action=account.changed")).Html.ShouldContain("DepartmentHead water");
    }

    [Theory]
    [InlineData("DepartmentStaff", "", "")]
    [InlineData("Operator", "", "")]
    [InlineData("Editor", "city-management", "")]
    [InlineData("King", "", "")]
    public async Task Add_RoleAndDepartmentDoNotFit_AddsNobody(string role, string department, string workNumber)
    {
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await admin.GetAsync("/console/people");

        using var response = await admin.PostAsync(
            "/console/people", ("userName", "misfit"), ("displayName", "某人"), ("role", role), ("department", department), ("workNumber", workNumber), ("password", Password));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.GetAsync("/console/people")).Html.ShouldNotContain("misfit");
    }

    [Fact]
    public async Task Skills_OfAnOperator_AreKept_AndOnlyThoseThatExist()
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, await console.NewOperatorAsync());
        await visitor.GetAsync("/console/account");

        (await visitor.PostAsync("/console/account/skills", ("skill", "en"), ("skill", "sms"), ("skill", "king"), ("capacity", "5"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await visitor.PostAsync("/console/account/skills", ("skill", "en"), ("capacity", "500"));

        var html = (await visitor.GetAsync("/console/account")).Html;
        html.ShouldContain("value=\"en\" checked");
        html.ShouldNotContain("value=\"sms\" checked");
        html.ShouldContain("max=\"20\" value=\"5\"");
    }

    [Fact]
    public async Task Triage_OneClick_SendsTheTicketToItsDepartment()
    {
        var number = await Residents.OpenTicketAsync(console, console.NewHandset(), "说不清归谁管的事", category: "");
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");
        (await supervisor.GetAsync("/console/triage")).Html.ShouldContain(number);

        (await supervisor.PostAsync($"/console/tickets/{number}/dispatch", ("department", "city-management"), ("why", "人工分派")))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await supervisor.GetAsync("/console/triage")).Html.ShouldNotContain(number);
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        (await clerk.GetAsync($"/console/tickets/{number}")).Html.ShouldContain("待签收");
    }

    private static string Code(string key) => AuthenticatorApp.CodeFor(key, TimeProvider.System.GetUtcNow());

    /// <summary>An administrator adds somebody; returns their user name.</summary>
    private async Task<string> AddAsync(string role)
    {
        var name = "p" + Guid.NewGuid().ToString("N")[..10];
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await admin.GetAsync("/console/people");
        (await admin.PostAsync("/console/people", ("userName", name), ("displayName", "新人"), ("role", role), ("password", Password)))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return name;
    }

    [GeneratedRegex("<code class=\"large\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("data-id=\"([0-9a-f]{32})\"")]
    private static partial Regex Id();
}
