using System.Net;

namespace Hotline.Console.Tests.Settings;

public sealed class SettingsTests(RunningConsole console)
{
    [Theory]
    [InlineData("/console/settings", "短信")]
    [InlineData("/console/settings/queue?kind=Department&state=Pending", "给部门，等待发送")]
    [InlineData("/console/settings/search", "没有配置检索服务")]
    [InlineData("/console/settings/departments", "朝阳区")]
    [InlineData("/console/settings/areas?code=110105", "望京街道")]
    [InlineData("/console/settings/areas?find=望京", "望京街道")]
    [InlineData("/console/settings/categories", "cityscape.streetlight")]
    [InlineData("/console/settings/deadlines?year=2026", "调休上班")]
    public async Task Page_OfAnAdministrator_ShowsWhatIsConfigured(string path, string text)
    {
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");

        var (status, html) = await admin.GetAsync(path);

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain(text);
    }

    [Theory]
    [InlineData("editor")]
    [InlineData("operator")]
    [InlineData("supervisor")]
    public async Task Page_WithoutTheRight_IsRefused(string user)
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, user);

        (await visitor.GetAsync("/console/settings/queue")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.PostAsync("/console/settings/queue", ("kind", "Resident"), ("id", "1"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Routing_WordsOfAResident_NamesDepartmentAndReason()
    {
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");

        var html = (await admin.GetAsync("/console/settings/routing?words=望京街道花家地的路灯坏了")).Html;

        html.ShouldContain("<p class=\"matter\">");
        html.ShouldContain("望京街道");
        (await admin.GetAsync("/console/settings/routing?category=cityscape.streetlight")).Html.ShouldContain("<p class=\"matter\">");
    }

    [Fact]
    public async Task Policies_OnAnEnglishPage_HaveTheirEnglishNames()
    {
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await admin.GetAsync("/console/settings/deadlines");
        await admin.PostAsync("/console/language", ("language", "en"), ("back", "/console"));

        var table = (await admin.GetAsync("/console/settings/deadlines")).Html.Split("<tbody>")[1];
        table.ShouldContain("<td>Critical</td>");
        table.ShouldNotContain("特急");
        (await admin.GetAsync("/console/settings/routing?category=cityscape.streetlight&street=110105026")).Html.ShouldContain("<span class=\"muted small\">General</span>");
    }

    [Fact]
    public async Task Deadline_OverAHoliday_CountsTheMakeUpDay()
    {
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");

        // Five working days from Friday 25 September 2026: National Day takes the week after next, and a Saturday is worked.
        var html = (await admin.GetAsync("/console/settings/deadlines?from=2026-09-25T16:50&amount=5&unit=WorkingDays&counting=FromNextDay&end=CloseOfBusiness")).Html;

        html.ShouldContain("class=\"counts");
        html.ShouldContain("<p class=\"matter number\">2026-");
    }
}
