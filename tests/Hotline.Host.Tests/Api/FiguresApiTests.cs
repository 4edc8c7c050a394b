using System.Text;
using System.Text.Json;

namespace Hotline.Host.Tests.Api;

/// <summary>Figures over HTTP: a department reads its own, with their N, as JSON and as a table.</summary>
public sealed class FiguresApiTests(RunningHost host)
{
    private readonly DepartmentClient client = new(host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_OfADepartment_AreItsOwnWithTheirN()
    {
        var number = await client.OpenTicketAsync();
        (await client.DoAsync(number, "sign-in")).Status.ShouldBe(200);

        var table = (await client.GetAsync("/api/figures?by=category")).Json;

        table.GetProperty("department").GetString().ShouldBe("city-management");
        var row = table.GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("key").GetString().ShouldBe("cityscape");
        row.GetProperty("name").GetString().ShouldBe("市容环卫");
        foreach (var figures in (JsonElement[])[row.GetProperty("figures"), table.GetProperty("total")])
        {
            figures.GetProperty("opened").GetInt32().ShouldBeGreaterThan(0);
            figures.GetProperty("signedInTime").GetProperty("n").GetInt32().ShouldBeGreaterThan(0);
            figures.GetProperty("signInTimes").GetProperty("n").GetInt32().ShouldBeGreaterThan(0);
            figures.GetProperty("excluded").GetInt32().ShouldBe(0);
        }

        var others = (await new DepartmentClient(host, DepartmentClient.UrbanEnforcement).GetAsync("/api/figures")).Json;
        others.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString()).ShouldAllBe(key => key == "urban-enforcement");
    }

    [Fact]
    public async Task Csv_BeginsWithTheMarkThatExcelNeedsAndSpeaksTheCallersLanguage()
    {
        await client.OpenTicketAsync();

        var (chinese, type) = await CsvAsync("zh-CN");
        var (english, _) = await CsvAsync("en");

        type.ShouldBe("text/csv");
        chinese[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(chinese[3..]).ShouldStartWith("渠道,");
        Encoding.UTF8.GetString(english[3..]).ShouldStartWith("Channel,");
    }

    [Fact]
    public async Task Open_CountsWhatIsOpenNow()
    {
        await client.OpenTicketAsync();

        var table = (await client.GetAsync("/api/figures/open?by=subcategory")).Json;

        table.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString()).ShouldBe(["cityscape.streetlight"]);
        table.GetProperty("open").GetInt32().ShouldBeGreaterThan(0);
        table.GetProperty("overdue").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/figures?by=planet")]
    [InlineData("/api/figures?by=1")]
    [InlineData("/api/figures?from=yesterday")]
    [InlineData("/api/figures?to=2026-13-01")]
    [InlineData("/api/figures?from=2026-02-01&to=2026-01-01")]
    [InlineData("/api/figures?from=2024-01-01&to=2026-01-01")]
    [InlineData("/api/figures.csv?from=0001-01-01")]
    [InlineData("/api/figures/open?by=month")]
    public async Task Query_ThatIsWrong_IsABadValue(string path) => (await client.GetAsync(path)).ShouldBeProblem(400, "BadValue");

    [Theory]
    [InlineData("/api/figures")]
    [InlineData("/api/figures.csv")]
    [InlineData("/api/figures/open")]
    public async Task Figures_WithoutKey_AreRefused(string path) => (await new DepartmentClient(host, "").GetAsync(path)).ShouldBeProblem(401, "NoKey");

    private async Task<(byte[] Body, string? Type)> CsvAsync(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/figures.csv?by=channel");
        request.Headers.Add("X-Api-Key", DepartmentClient.CityManagement);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await host.Client.SendAsync(request, Stop);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return (await response.Content.ReadAsByteArrayAsync(Stop), response.Content.Headers.ContentType?.MediaType);
    }
}
