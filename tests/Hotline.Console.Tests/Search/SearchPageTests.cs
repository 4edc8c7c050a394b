using System.Net;

namespace Hotline.Console.Tests.Search;

/// <summary>The page that searches, on a service without a search server: the database answers and that is said.</summary>
public sealed class SearchPageTests(RunningConsole console)
{
    [Fact]
    public async Task Search_WordsOfATicket_FindsItMarkedForThoseWhoMaySeeIt()
    {
        // Nobody else's words.
        var place = $"{Random.Shared.Next(1_000, 9_999)}号院";
        var handset = console.NewHandset();
        await handset.SendAsync($"望京街道{place}门口的路灯坏了，我电话13812345678", cancellationToken: TestContext.Current.CancellationToken);
        await handset.SendAsync("是的", cancellationToken: TestContext.Current.CancellationToken);
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        var (status, html) = await supervisor.GetAsync($"/console/search?q={place}");

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("没有配置检索服务");
        html.ShouldContain($"<mark>{place}</mark>");
        html.ShouldNotContain("13812345678");
        var talks = (await supervisor.GetAsync($"/console/search?kind=talk&q={place}")).Html;
        talks.ShouldContain("/console/desk/sms/");
        talks.ShouldNotContain("13812345678");
        (await supervisor.GetAsync("/console/search?q=13812345678")).Html.ShouldContain("没有找到");
        (await supervisor.GetAsync($"/console/search?q={place}&status=Closed")).Html.ShouldContain("没有找到");
        (await supervisor.GetAsync($"/console/search?q={place}&to=2020-01-01")).Html.ShouldContain("没有找到");
    }

    [Theory]
    [InlineData("q=%E8%B7%AF%E7%81%AF&skip=999999999999&from=nonsense&status=Nothing&kind=x&sort=y")]
    [InlineData("q=%00%01%F0%9F%98%80&area=%27%22%3E")]
    [InlineData("from=2026-12-31&to=2026-01-01")]
    public async Task Search_Nonsense_IsTakenAsNotGiven(string query)
    {
        using var supervisor = await Visitor.SignedInAsync(console.Address, "supervisor");

        (await supervisor.GetAsync("/console/search?" + query)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Search_WithoutTheRight_IsRefused()
    {
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");

        (await editor.GetAsync("/console/search?q=x")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
