using System.Net;

namespace Hotline.Console.Tests.Settings;

/// <summary>An administrator changes who gets what, what departments are called, and who takes what is left; and takes it back.</summary>
public sealed class CityEditTests(RunningConsole console)
{
    private const string Line = "/console/settings/routing/line";

    [Fact]
    public async Task Line_IsAdded_DecidesAtOnce_IsAudited_AndTakenBack()
    {
        // A matter of a street that no other test looks at.
        const string area = "110109001";
        const string category = "cityscape.streetlight";
        const string page = Line + "?area=" + area + "&category=" + category;
        const string trial = "/console/settings/routing?category=" + category + "&street=" + area;
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        (await admin.GetAsync(page)).Html.ShouldContain("现在没有这一行");

        (await admin.PostAsync(Line, ("area", area), ("category", category), ("seen", "0"), ("department", "landscaping"), ("alternative", "@street"), ("alternative", "")))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await admin.GetAsync(trial)).Html.ShouldContain("<p class=\"matter\">园林绿化局</p>");
        (await admin.GetAsync("/console/settings/routing")).Html.ShouldMatch("园林绿化局\\s*<span class=\"tag calm\">在这里改过");
        (await admin.GetAsync("/console/settings/departments/landscaping")).Html.ShouldContain($"line?area={area}&category={category}");
        (await admin.GetAsync("/console/audit?action=city.&subject=" + area + "%20" + category)).Html.ShouldContain("园林绿化局，也可能是所在街道、乡镇");

        // Somebody who looked before that does not overwrite it unawares.
        (await admin.PostAsync(Line, ("area", area), ("category", category), ("seen", "0"), ("department", "power"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await admin.PostAsync(Line + "/restore", ("area", area), ("category", category), ("seen", "1"), ("number", "0"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await admin.GetAsync(trial)).Html.ShouldContain("<p class=\"matter\">城市管理委员会</p>");
        (await admin.GetAsync(page)).Html.ShouldMatch("没有这一行[^¶]*正在使用[^¶]*园林绿化局，也可能是所在街道、乡镇[^¶]*恢复这一版");
    }

    [Fact]
    public async Task Line_WithAMistake_IsRefused_AndTheMistakeNamed()
    {
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await admin.GetAsync(Line + "?area=*&category=cityscape");

        using var refused = await admin.PostAsync(Line, ("area", "*"), ("category", "cityscape"), ("seen", "0"), ("department", "power"), ("alternative", "power"), ("alternative", "nobody"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        html.ShouldContain("没有代码是“nobody”的部门。");
        html.ShouldContain("同一个部门写了两次（power）。");
        (await admin.GetAsync(Line + "?area=*&category=nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Department_IsRenamed_IsCalledSo_AndGetsItsNameBack()
    {
        const string page = "/console/settings/departments/veterans";
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        (await admin.GetAsync(page)).Html.ShouldContain("退役军人事务局");

        (await admin.PostAsync(page, ("seen", "0"), ("name", "退役军人服务局"), ("englishName", "Veterans Service Bureau"), ("phone", "010-8888 6666"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetAsync("/console/settings/departments")).Html.ShouldMatch("退役军人服务局[^¶]*010-8888 6666");
        (await admin.PostAsync(page, ("seen", "1"), ("name", "教育委员会"), ("englishName", "Veterans"), ("phone", "拨打我"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.PostAsync(page + "/restore", ("seen", "1"), ("number", "0"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var html = (await admin.GetAsync("/console/settings/departments")).Html;
        html.ShouldContain("退役军人事务局");
        html.ShouldNotContain("退役军人服务局");
    }

    [Fact]
    public async Task FallbackOwner_IsChanged_AndChangedBack()
    {
        const string page = "/console/settings/fallback";
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await admin.GetAsync(page);

        (await admin.PostAsync(page, ("seen", "0"), ("department", "nobody"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.PostAsync(page, ("seen", "0"), ("department", "government-services"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetAsync(page)).Html.ShouldContain("value=\"government-services\" selected");
        (await admin.PostAsync(page + "/restore", ("seen", "1"), ("number", "0"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await admin.GetAsync(page)).Html.ShouldContain("value=\"hotline\" selected");
    }
}
