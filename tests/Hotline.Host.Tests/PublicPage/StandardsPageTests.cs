using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hotline.Host.Tests.PublicPage;

/// <summary>The published standards, on a telephone too.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class StandardsPageTests(RunningHost host, Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/standards", "zh-CN", "一般诉求", "1 个工作日", "7 天")]
    [InlineData("/standards", "en-GB", "General matters", "1 working day", "7 days")]
    [InlineData("/standards?lang=en", "zh-CN", "Urgent matters", "24 hours", "2 office hours")]
    [InlineData("/standards?lang=zh-CN", "en", "紧急诉求", "24 小时", "2 个工作小时")]
    [InlineData("/standards?lang=%3Cscript%3E", "fr", "特急诉求", "2 小时", "15 天")]
    public async Task Page_TellsTheCitysTimesInTheReadersLanguage(string path, string language, params string[] words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await host.Client.SendAsync(request, Stop);

        var page = System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        foreach (var word in words)
            page.ShouldContain(word);
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Page_TellsResultsWithTheirNumbersAndNobodysMatter()
    {
        var client = new Api.DepartmentClient(host);
        var number = await client.OpenTicketAsync("张三家门口的路灯坏了");

        var page = System.Net.WebUtility.HtmlDecode(await host.Client.GetStringAsync("/standards?lang=zh-CN", Stop));

        page.ShouldContain("按时办结率");
        page.ShouldContain("不计入的：");
        page.ShouldNotContain("张三");
        page.ShouldNotContain(number);
    }

    [Theory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 360)]
    [InlineData("zh-CN", 1280)]
    public async Task Page_InABrowser_FitsAndIsAccessible(string language, int width)
    {
        var context = await chromium.OpenAsync(new()
        {
            BaseURL = host.Client.BaseAddress!.ToString(),
            Locale = language,
            ViewportSize = new() { Width = width, Height = 780 },
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync("/standards");

        await Assertions.Expect(page.Locator("section[aria-labelledby=standards] tbody tr")).ToHaveCountAsync(5);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await page.Locator("body").RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id).ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }
}
